package eu.parvis.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.Recurrence.After;
import eu.parvis.meeting.Recurrence.Daily;
import eu.parvis.meeting.Recurrence.End;
import eu.parvis.meeting.Recurrence.MonthlyOnDate;
import eu.parvis.meeting.Recurrence.MonthlyOnWeekday;
import eu.parvis.meeting.Recurrence.Never;
import eu.parvis.meeting.Recurrence.On;
import eu.parvis.meeting.Recurrence.Pattern;
import eu.parvis.meeting.Recurrence.Weekly;
import eu.parvis.meeting.Recurrence.Yearly;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeriesTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void tenInParisStaysTenInParisOverBothChangesOfClock() {
    var series = series("2026-10-20T10:00", "Europe/Paris", weekly(DayOfWeek.TUESDAY), new Never());
    assertThat(starts(series, "2026-10-20", "2026-11-03"))
        .containsExactly("2026-10-20T08:00Z", "2026-10-27T09:00Z", "2026-11-03T09:00Z");
    assertThat(starts(series, "2027-03-23", "2027-03-30"))
        .containsExactly("2027-03-23T09:00Z", "2027-03-30T08:00Z");
  }

  @Test
  void newYorkChangesItsClockOnOtherDays() {
    var series =
        series("2026-10-26T09:00", "America/New_York", weekly(DayOfWeek.MONDAY), new Never());
    assertThat(starts(series, "2026-10-26", "2026-11-02"))
        .containsExactly("2026-10-26T13:00Z", "2026-11-02T14:00Z");
    assertThat(starts(series, "2027-03-08", "2027-03-15"))
        .containsExactly("2027-03-08T14:00Z", "2027-03-15T13:00Z");
  }

  @Test
  void aTimeThatTheClockSkipsIsLaterThatDayAndUsualTheNext() {
    var series = series("2027-03-27T02:30", "Europe/Paris", new Daily(), new Never());
    assertThat(clocks(series, "2027-03-27", "2027-03-29"))
        .containsExactly("02:30", "03:30", "02:30");
    assertThat(series.shifted(day("2027-12-01")).orElseThrow().start().toLocalDate())
        .isEqualTo("2027-03-28");
    assertThat(series.shifted(day("2027-03-27"))).isEmpty();
  }

  @Test
  void ofATimeThatTheClockShowsTwiceTheFirstIsMeant() {
    var series = series("2026-10-24T02:30", "Europe/Paris", new Daily(), new Never());
    assertThat(starts(series, "2026-10-24", "2026-10-26"))
        .containsExactly("2026-10-24T00:30Z", "2026-10-25T00:30Z", "2026-10-26T01:30Z");
  }

  @Test
  void aDayThatAZoneSkipsHasNoOccurrence() {
    var series = series("2011-12-28T10:00", "Pacific/Apia", new Daily(), new After(5));
    assertThat(starts(series, "2011-12-28", "2012-01-02"))
        .containsExactly(
            "2011-12-28T20:00Z", "2011-12-29T20:00Z", "2011-12-30T20:00Z", "2011-12-31T20:00Z");
  }

  @Test
  void midnightThatIsSkippedStaysOnItsDay() {
    var series = series("2027-04-29T00:30", "Africa/Cairo", new Daily(), new Never());
    assertThat(clocks(series, "2027-04-29", "2027-05-01"))
        .containsExactly("00:30", "01:30", "00:30");
  }

  @Test
  void monthsWithoutTheDayAreLeftOutAndNotCounted() {
    var series = series("2027-01-31T10:00", "Europe/Paris", new MonthlyOnDate(31), new After(4));
    assertThat(days(series))
        .containsExactly("2027-01-31", "2027-03-31", "2027-05-31", "2027-07-31");
  }

  @Test
  void theTwentyNinthOfFebruaryIsInLeapYearsAlone() {
    var series =
        series("2028-02-29T10:00", "Europe/Paris", new Yearly(MonthDay.of(2, 29)), new After(3));
    assertThat(days(series)).containsExactly("2028-02-29", "2032-02-29", "2036-02-29");
    assertThat(series.next(day("2028-03-01"))).contains(day("2032-02-29"));
  }

  @Test
  void weekdaysOfAMonthAreCountedFromEitherEnd() {
    var second = new MonthlyOnWeekday(2, DayOfWeek.TUESDAY);
    assertThat(days(series("2027-01-12T10:00", "Europe/Paris", second, new After(3))))
        .containsExactly("2027-01-12", "2027-02-09", "2027-03-09");
    var last = new MonthlyOnWeekday(Recurrence.LAST, DayOfWeek.FRIDAY);
    assertThat(days(series("2027-01-29T10:00", "Europe/Paris", last, new After(3))))
        .containsExactly("2027-01-29", "2027-02-26", "2027-03-26");
  }

  @Test
  void weeksBeginOnMonday() {
    var rule = new Recurrence(weekly(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), 2, new After(4));
    var series = new Series(span("2026-12-06T10:00", "Europe/Paris"), rule);
    assertThat(days(series))
        .containsExactly("2026-12-06", "2026-12-14", "2026-12-20", "2026-12-28");
  }

  @Test
  void theLastDayIsIncluded() {
    var series =
        series("2026-12-01T23:30", "America/New_York", new Daily(), new On(day("2026-12-03")));
    assertThat(days(series)).containsExactly("2026-12-01", "2026-12-02", "2026-12-03");
  }

  @Test
  void beginsOnTheFirstDayOfTheRuleAndCountsItsIntervalFromThere() {
    var rule = new Recurrence(weekly(DayOfWeek.TUESDAY), 2, new After(2));
    var first = new Series(span("2026-12-02T10:00", "Europe/Paris"), rule).first().orElseThrow();
    assertThat(days(first)).containsExactly("2026-12-08", "2026-12-22");
  }

  @Test
  void aRuleThatEndsBeforeItsFirstDayHasNoOccurrence() {
    var rule = new Recurrence(weekly(DayOfWeek.TUESDAY), 1, new On(day("2026-12-07")));
    assertThat(new Series(span("2026-12-02T10:00", "Europe/Paris"), rule).first()).isEmpty();
  }

  @Test
  void isOverOnceItsLastOccurrenceHasEnded() {
    var series =
        series("2026-12-01T10:00", "Europe/Paris", weekly(DayOfWeek.TUESDAY), new After(2));
    assertThat(series.over(Instant.parse("2026-12-08T09:59:59Z"))).isFalse();
    assertThat(series.over(Instant.parse("2026-12-08T10:00:00Z"))).isTrue();
    var rare =
        series("2028-02-29T10:00", "Europe/Paris", new Yearly(MonthDay.of(2, 29)), new Never());
    assertThat(rare.over(Instant.parse("2030-01-01T00:00:00Z"))).isFalse();
  }

  @Test
  void whatIsLookedAtIsBounded() {
    var series = series("1990-01-01T10:00", "Europe/Paris", new Daily(), new Never());
    assertThat(series.days(day("1990-01-01"), day("2026-01-01"))).hasSize(Series.MOST);
  }

  static Series series(String start, String zone, Pattern pattern, End end) {
    return new Series(span(start, zone), new Recurrence(pattern, 1, end));
  }

  private static TimeSpan span(String start, String zone) {
    return new TimeSpan(LocalDateTime.parse(start).atZone(ZoneId.of(zone)), HOUR);
  }

  private static Weekly weekly(DayOfWeek... days) {
    return new Weekly(Set.of(days));
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  private static List<String> days(Series series) {
    return series.days(day("2000-01-01"), day("2060-01-01")).stream()
        .map(LocalDate::toString)
        .toList();
  }

  private static List<String> starts(Series series, String from, String to) {
    return spans(series, from, to)
        .map(start -> start.withZoneSameInstant(ZoneOffset.UTC).toString())
        .toList();
  }

  private static List<String> clocks(Series series, String from, String to) {
    return spans(series, from, to)
        .map(ZonedDateTime::toLocalTime)
        .map(LocalTime::toString)
        .toList();
  }

  private static Stream<ZonedDateTime> spans(Series series, String from, String to) {
    return series.days(day(from), day(to)).stream()
        .flatMap(day -> series.on(day).stream())
        .map(TimeSpan::start);
  }
}
