package eu.parvis.meeting;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeriesPropertyTest {

  private static final LocalDate BEGIN = LocalDate.of(2027, 11, 15);
  private static final LocalDate END = LocalDate.of(2032, 3, 15);

  static Stream<Integer> seeds() {
    return Stream.iterate(1, seed -> seed + 1).limit(300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theLibraryFindsTheDaysThatTheRuleMeans(int seed) {
    var series = RandomSeries.of(new SplittableRandom(seed), BEGIN);
    assertThat(series.days(BEGIN, END))
        .as(series.toString())
        .isEqualTo(RandomSeries.days(series, END));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRuleIsReadAsItWasWritten(int seed) {
    var rule = requireNonNull(RandomSeries.of(new SplittableRandom(seed), BEGIN).repeats());
    assertThat(RecurrenceRule.parse(RecurrenceRule.text(rule))).isEqualTo(rule);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsBeforeASplitAndWhatIsLeftAreAll(int seed) {
    RandomGenerator random = new SplittableRandom(seed);
    var series = RandomSeries.of(random, BEGIN);
    var days = series.days(BEGIN, END);
    if (days.size() > 1) {
      var at = days.get(1 + random.nextInt(days.size() - 1));
      var before = series.before(at).days(BEGIN, END);
      var left = series.from(at).days(BEGIN, END);
      assertThat(before).allMatch(day -> day.isBefore(at));
      assertThat(Stream.concat(before.stream(), left.stream())).isEqualTo(days);
    }
  }
}
