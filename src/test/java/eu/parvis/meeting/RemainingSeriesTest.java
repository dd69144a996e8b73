package eu.parvis.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.Recurrence.Never;
import eu.parvis.meeting.Recurrence.Weekly;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RemainingSeriesTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);

  /** Longer than any series of these that ends. */
  private static final int YEARS = 5;

  @Test
  void beginsWithWhatIsNotOverAndKeepsTheDays() {
    for (var seed = 0; seed < 2_000; seed++) {
      var random = new SplittableRandom(seed);
      var whole = RandomSeries.of(random, FIRST);
      var from = whole.when().start().plusMinutes(random.nextInt(-50_000, 500_000)).toInstant();
      var day = from.atZone(whole.when().start().getZone()).toLocalDate();
      var last = day.plusDays(random.nextInt(200));

      var remaining = new RemainingSeries(whole, from, last);

      var left =
          whole.days(whole.when().start().toLocalDate(), FIRST.plusYears(YEARS)).stream()
              .filter(one -> usual(whole, one, from))
              .toList();
      var as = assertThat(remaining.days()).as("%d: %s from %s", seed, whole, from);
      if (left.isEmpty()) {
        as.isEmpty();
        continue;
      }
      var first = left.getFirst();
      as.containsExactlyElementsOf(whole.days(first, last));
      var series = remaining.series().orElseThrow();
      assertThat(series).as("%d: %s from %s", seed, whole, from).isEqualTo(whole.from(first));
    }
  }

  private static boolean usual(Series whole, LocalDate day, Instant from) {
    return whole
        .on(day)
        .filter(span -> span.end().toInstant().isAfter(from))
        .filter(span ->
            day.equals(whole.when().start().toLocalDate())
                || span.start().toLocalTime().equals(whole.when().start().toLocalTime()))
        .isPresent();
  }

  /** In Paris 02:30 is skipped on 28 March 2027. */
  @Test
  void doesNotBeginWhereTheClockSkipsItsTime() {
    var when =
        new TimeSpan(
            ZonedDateTime.parse("2026-09-06T02:30+02:00[Europe/Paris]"), Duration.ofHours(1));
    var whole =
        new Series(when, new Recurrence(new Weekly(Set.of(DayOfWeek.SUNDAY)), 1, new Never()));
    var remaining =
        new RemainingSeries(
            whole, Instant.parse("2027-03-24T12:00:00Z"), LocalDate.of(2027, 4, 30));
    var first = remaining.series().orElseThrow().when().start();
    assertThat(first.toLocalDate()).isEqualTo(LocalDate.of(2027, 4, 4));
    assertThat(remaining.days()).doesNotContain(LocalDate.of(2027, 3, 28)).hasSize(4);
  }
}
