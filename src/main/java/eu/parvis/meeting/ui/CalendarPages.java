package eu.parvis.meeting.ui;

import eu.parvis.account.Reading;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.Part;
import eu.parvis.meeting.PartStat;
import eu.parvis.meeting.RepeatText.Translate;
import eu.parvis.meeting.ui.CalendarPage.Event;
import eu.parvis.meeting.ui.CalendarPage.Words;
import java.time.format.DateTimeFormatter;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts occurrences on the clock of the reader's zone. The browser is told no offset and computes
 * none.
 */
final class CalendarPages {

  private static final int DAYS = 7;
  private static final int EARLIEST_USUAL = 7;
  private static final int LATEST_USUAL = 20;
  private static final DateTimeFormatter WALL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private final Reading reading;
  private final Translate translate;

  CalendarPages(Reading reading, Translate translate) {
    this.reading = reading;
    this.translate = translate;
  }

  /**
   * @param mine what the reader answered, where they are invited
   */
  CalendarPage page(CalendarState state, List<OccurrenceDetails> found, Map<Part, PartStat> mine) {
    var blocks = found.stream().map(occurrence -> WallBlock.of(occurrence, reading)).toList();
    return new CalendarPage(
        state.mode().code(),
        state.date().toString(),
        reading.zone().getId(),
        reading.language().locale().getLanguage(),
        WeekFields.of(reading.locale()).getFirstDayOfWeek().getValue() % DAYS,
        blocks.stream().mapToInt(WallBlock::fromHour).reduce(EARLIEST_USUAL, Math::min),
        blocks.stream().mapToInt(WallBlock::toHour).reduce(LATEST_USUAL, Math::max),
        blocks.stream().map(block -> event(block, mine)).toList(),
        new Words(
            translate.get("calendar.grid"),
            translate.get("calendar.open-day"),
            translate.get("calendar.more"),
            translate.get("calendar.empty"),
            translate.get("calendar.column.time"),
            translate.get("calendar.column.meeting")));
  }

  /** What names an occurrence in the browser: of which meeting, on which day of its rule. */
  static String id(OccurrenceDetails occurrence) {
    return occurrence.meeting().id() + "/" + occurrence.day();
  }

  private Event event(WallBlock block, Map<Part, PartStat> mine) {
    var occurrence = block.occurrence();
    var answer = Optional.ofNullable(mine.get(occurrence.alone()));
    return new Event(
        id(occurrence),
        occurrence.title(),
        WALL.format(block.start()),
        WALL.format(block.end()),
        label(occurrence, answer),
        movable(occurrence),
        occurrence.cancelled(),
        answer.map(AnswerFields::lower).orElse(""));
  }

  /** By who organizes it, if it has a time and takes place. */
  static boolean movable(OccurrenceDetails occurrence) {
    return occurrence.when() != null
        && occurrence.standing().organizes()
        && !occurrence.cancelled()
        && !occurrence.meeting().cancelled();
  }

  private String label(OccurrenceDetails occurrence, Optional<PartStat> answer) {
    var when = MeetingWhen.spoken(occurrence, reading, translate);
    if (occurrence.cancelled()) {
      return translate.get("calendar.event.cancelled", occurrence.title(), when);
    }
    var label = translate.get("calendar.event", occurrence.title(), when);
    return answer
        .map(given -> translate.get("calendar.event.answer." + AnswerFields.lower(given), label))
        .orElse(label);
  }
}
