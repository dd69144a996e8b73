package eu.parvis.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReminderTest {

  @ParameterizedTest
  @CsvSource({
    // The clock goes forward on 28 March 2027 at 2:00, and back on 31 October at 3:00.
    "DAY, 2027-03-28T10:00+02:00[Europe/Paris], 2027-03-27T10:00+01:00",
    "WEEK, 2027-04-02T10:00+02:00[Europe/Paris], 2027-03-26T10:00+01:00",
    "HOUR, 2027-03-28T03:30+02:00[Europe/Paris], 2027-03-28T01:30+01:00",
    "DAY, 2027-10-31T10:00+01:00[Europe/Paris], 2027-10-30T10:00+02:00",
    "WEEK, 2027-11-05T10:00+01:00[Europe/Paris], 2027-10-29T10:00+02:00",
    "HALF_HOUR, 2027-10-31T02:10+01:00[Europe/Paris], 2027-10-31T02:40+02:00",
    "TEN_MINUTES, 2027-11-05T10:00+01:00[Europe/Paris], 2027-11-05T09:50+01:00",
    // The day before has no such time.
    "DAY, 2027-03-29T02:30+02:00[Europe/Paris], 2027-03-28T03:30+02:00",
    "DAY, 2027-04-04T10:00+10:30[Australia/Lord_Howe], 2027-04-03T10:00+11:00"
  })
  void countsDaysOnTheClockAndHoursAsTheyPass(
      Reminder reminder, ZonedDateTime start, ZonedDateTime due) {
    assertThat(reminder.before(start).toInstant()).isEqualTo(due.toInstant());
    assertThat(Duration.between(due, start)).isBetween(reminder.least(), reminder.most());
  }

  @Test
  void aDatabaseKeepsThem() {
    for (var some : Set.of(Set.of(Reminder.values()), Reminder.USUAL, Set.<Reminder>of())) {
      assertThat(Reminder.parse(Reminder.text(some))).isEqualTo(some);
    }
    assertThat(Reminder.text(Set.of(Reminder.values()))).hasSizeLessThanOrEqualTo(80);
  }
}
