package eu.parvis.meeting.ical;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import eu.parvis.kernel.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever reads a zone as it is written finds the moments that the JDK finds. */
class ZoneTextTest {

  private static final LocalDateTime BEGIN = LocalDateTime.parse("2026-01-06T10:00");
  private static final int WEEKS = 150;

  /** Their summers are not an hour long on the clock, which this reader takes for granted. */
  private static final Set<String> BEYOND_THE_READER =
      Set.of("Antarctica/Troll", "Australia/LHI", "Australia/Lord_Howe");

  static Stream<ZoneId> everyZone() {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
        .filter(id -> !BEYOND_THE_READER.contains(id))
        .sorted()
        .map(ZoneId::of);
  }

  @ParameterizedTest
  @MethodSource("everyZone")
  void threeYearsOfTuesdaysAreWhereTheyWereMeant(ZoneId zone) {
    var read = Biweekly.parse(written(zone)).first();
    var assigned = read.getTimezoneInfo().getTimezone(read.getEvents().getFirst().getDateStart());
    var timeZone = assigned.getTimeZone();
    for (var week = 0; week < WEEKS; week++) {
      var meant = BEGIN.plusWeeks(week).atZone(zone).toInstant();
      var offset = Duration.ofMillis(timeZone.getOffset(meant.toEpochMilli()));
      assertThat(offset.toSeconds())
          .as("%s at %s", zone, meant)
          .isEqualTo(zone.getRules().getOffset(meant).getTotalSeconds());
    }
  }

  @Test
  void outlookGetsRulesAndNoLists() {
    assertThat(written(ZoneId.of("America/New_York")))
        .contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU")
        .doesNotContain("RDATE");
  }

  @Test
  void aSummerOfHalfAnHourIsWritten() {
    assertThat(written(ZoneId.of("Australia/Lord_Howe")))
        .contains(
            "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU\r\nTZOFFSETFROM:+1030\r\nTZOFFSETTO:+1100");
  }

  @Test
  void aZoneThatCountsInUtcIsWrittenInUtc() {
    assertThat(written(ZoneId.of("Etc/UTC")))
        .contains("DTSTART:20260106T100000Z")
        .doesNotContain("VTIMEZONE", "TZID");
  }

  @Test
  void aZoneThatKeepsItsClockHasOneObservance() {
    assertThat(written(ZoneId.of("Asia/Tokyo")))
        .contains("BEGIN:STANDARD", "TZOFFSETTO:+0900")
        .doesNotContain("DAYLIGHT");
  }

  /** A change of the far past has its own line, as what comes after it is otherwise. */
  @Test
  void anOldMeetingGetsTheChangesOfItsTime() {
    var old =
        new TimeSpan(
            LocalDateTime.parse("1990-06-05T10:00").atZone(ZoneId.of("Europe/Paris")),
            Duration.ofHours(1));
    var read = Biweekly.parse(write(old)).first();
    assertThat(read.getEvents().getFirst().getDateStart().getValue().toInstant())
        .isEqualTo(Instant.parse("1990-06-05T08:00:00Z"));
  }

  private static String written(ZoneId zone) {
    return write(new TimeSpan(BEGIN.atZone(zone), Duration.ofHours(1)));
  }

  private static String write(TimeSpan when) {
    var time = EventTime.series(when, "FREQ=WEEKLY;BYDAY=TU;COUNT=150", Set.of());
    var event = GoldenEvents.event(0, "x", time, GoldenEvents.CAMILLE);
    return CalendarWriter.write(Method.REQUEST, List.of(event));
  }
}
