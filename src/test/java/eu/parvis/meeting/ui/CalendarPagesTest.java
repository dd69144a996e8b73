package eu.parvis.meeting.ui;

import static eu.parvis.meeting.ui.Occurrences.PARIS;
import static eu.parvis.meeting.ui.Occurrences.span;
import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.Reading;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.MeetingFilter;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.Part;
import eu.parvis.meeting.PartStat;
import eu.parvis.meeting.ui.CalendarPage.Event;
import eu.parvis.meeting.ui.CalendarState.Mode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CalendarPagesTest {

  private static final CalendarPages PAGES =
      new CalendarPages(
          new Reading(Language.ENGLISH, PARIS),
          (key, values) -> values.length == 0 ? key : key + Arrays.toString(values));

  @Test
  void anEventIsOnTheReadersClock() {
    var tokyo = ZoneId.of("Asia/Tokyo");
    var event = event(Occurrences.once(span("2026-11-26T18:00", 60, tokyo)));
    assertThat(event.start()).isEqualTo("2026-11-26T10:00:00");
    assertThat(event.end()).isEqualTo("2026-11-26T11:00:00");
  }

  @Test
  void anEventIsNamedByItsTitleItsDayAndItsTimes() {
    assertThat(event(Occurrences.once(span("2026-11-26T10:00", 60))).label())
        .isEqualTo(
            "calendar.event[Weekly meeting, calendar.when[Thursday 26 November 2026, 10:00, 11:00]]");
  }

  @Test
  void overNightTheNameHasBothDays() {
    assertThat(event(Occurrences.once(span("2026-11-26T23:00", 120))).label())
        .contains("Thursday 26 November 2026, 23:00, Friday 27 November 2026, 01:00");
  }

  @Test
  void whenTheClockGoesForwardTheEndIsWhatItShows() {
    var event = event(Occurrences.once(span("2026-03-29T01:30", 60)));
    assertThat(event.end()).isEqualTo("2026-03-29T03:30:00");
  }

  @Test
  void whenTheClockGoesBackAnEventIsStillDrawnDownwards() {
    var first =
        new TimeSpan(LocalDateTime.parse("2026-10-25T02:30").atZone(PARIS), Duration.ofMinutes(45));
    var event = event(Occurrences.once(first));
    assertThat(event.start()).isEqualTo("2026-10-25T02:30:00");
    assertThat(event.end()).isEqualTo("2026-10-25T03:15:00");
    assertThat(event.label()).contains("02:30, 02:15");
  }

  @Test
  void whatDoesNotTakePlaceSaysSoAndStaysWhereItIs() {
    var event = event(Occurrences.cancelled(Occurrences.once(span("2026-11-26T10:00", 60))));
    assertThat(event.label()).startsWith("calendar.event.cancelled");
    assertThat(event.cancelled()).isTrue();
    assertThat(event.movable()).isFalse();
  }

  @Test
  void whoIsInvitedMovesNothing() {
    var event = event(Occurrences.invitedTo(Occurrences.once(span("2026-11-26T10:00", 60))));
    assertThat(event.movable()).isFalse();
  }

  @Test
  void whatWaitsForAnAnswerSaysSo() {
    var occurrence = Occurrences.invitedTo(Occurrences.once(span("2026-11-26T10:00", 60)));
    var event =
        page(occurrence, Map.of(occurrence.alone(), PartStat.NEEDS_ACTION)).events().getFirst();
    assertThat(event.answer()).isEqualTo("needs_action");
    assertThat(event.label()).startsWith("calendar.event.answer.needs_action[calendar.event[");
    assertThat(event(occurrence).answer()).isEmpty();
  }

  @Test
  void theHoursOfWorkAreShownAndThoseThatMeetingsNeed() {
    var usual = page(Occurrences.once(span("2026-11-26T10:00", 60)));
    assertThat(List.of(usual.fromHour(), usual.toHour())).containsExactly(7, 20);
    var early = page(Occurrences.once(span("2026-11-26T05:30", 60)));
    assertThat(List.of(early.fromHour(), early.toHour())).containsExactly(5, 20);
    var late = page(Occurrences.once(span("2026-11-26T21:00", 60)));
    assertThat(List.of(late.fromHour(), late.toHour())).containsExactly(7, 22);
    var night = page(Occurrences.once(span("2026-11-26T23:00", 120)));
    assertThat(List.of(night.fromHour(), night.toHour())).containsExactly(0, 24);
    var midnight = page(Occurrences.once(span("2026-11-26T23:00", 60)));
    assertThat(List.of(midnight.fromHour(), midnight.toHour())).containsExactly(7, 24);
  }

  private static CalendarPage page(OccurrenceDetails occurrence) {
    return page(occurrence, Map.of());
  }

  private static CalendarPage page(OccurrenceDetails occurrence, Map<Part, PartStat> mine) {
    var state = new CalendarState(Mode.WEEK, LocalDate.of(2026, 11, 26), MeetingFilter.NONE);
    return PAGES.page(state, List.of(occurrence), mine);
  }

  private static Event event(OccurrenceDetails occurrence) {
    return page(occurrence).events().getFirst();
  }
}
