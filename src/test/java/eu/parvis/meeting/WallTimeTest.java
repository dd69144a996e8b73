package eu.parvis.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WallTimeTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Test
  void mostTimesHappenOnce() {
    assertThat(WallTime.of(LocalDate.of(2026, 11, 24), LocalTime.of(10, 0), PARIS))
        .isInstanceOfSatisfying(
            WallTime.Exact.class,
            exact -> assertThat(exact.at().toInstant()).isEqualTo("2026-11-24T09:00:00Z"));
  }

  @Test
  void aTimeInTheSpringGapDoesNotHappen() {
    assertThat(WallTime.of(LocalDate.of(2027, 3, 28), LocalTime.of(2, 30), PARIS))
        .isEqualTo(new WallTime.Skipped(LocalTime.of(2, 0), LocalTime.of(3, 0)));
  }

  @Test
  void aTimeInTheAutumnOverlapHappensTwiceWithSummerTimeFirst() {
    assertThat(WallTime.of(LocalDate.of(2027, 10, 31), LocalTime.of(2, 30), PARIS))
        .isInstanceOfSatisfying(
            WallTime.Twice.class,
            twice -> {
              assertThat(twice.first().getOffset()).isEqualTo(ZoneOffset.ofHours(2));
              assertThat(twice.second().getOffset()).isEqualTo(ZoneOffset.ofHours(1));
            });
  }
}
