package eu.parvis.meeting;

import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.ical.Event;
import eu.parvis.meeting.ical.EventText;
import eu.parvis.meeting.ical.EventTime;
import eu.parvis.meeting.ical.Revision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One meeting as events of a calendar that is published: to keep, not to answer, with nobody but
 * its organizer in it.
 */
final class PublishedEvents {

  /** A start that a clock skips is not the first of a series: the others would follow it. */
  private static final int MOST_SKIPPED = 8;

  private final MeetingDetails meeting;
  private final Function<String, EventText> text;

  /**
   * @param text of an event with a title
   */
  PublishedEvents(MeetingDetails meeting, Function<String, EventText> text) {
    this.meeting = meeting;
    this.text = text;
  }

  /** An occurrence that stands by itself, also one of a series; empty if it has no time. */
  Optional<Event> alone(OccurrenceDetails occurrence) {
    return Optional.ofNullable(occurrence.when())
        .map(when -> event(uid(occurrence.day()), occurrence, EventTime.once(when)));
  }

  /**
   * What of a series is not over at a moment: its rule from there on, then what differs from it.
   * Occurrences that the rule of today does not have stand by themselves.
   *
   * @param rows what is over by now, and every exception to come, each not over at that moment
   */
  List<Event> series(List<OccurrenceDetails> rows, Instant from, Instant now) {
    var events = new ArrayList<Event>();
    var rule = meeting.cancelled() ? Optional.<Series>empty() : remaining(from);
    rule.ifPresent(series -> events.add(rule(series, without(series, rows, now))));
    for (var row : rows) {
      if (!row.cancelled()) {
        rule.filter(series -> series.has(row.day()))
            .map(series -> exception(series, row))
            .orElseGet(() -> alone(row))
            .ifPresent(events::add);
      }
    }
    return events;
  }

  /** Begins at the usual time, on a day whose occurrence is not over at a moment. */
  private Optional<Series> remaining(Instant from) {
    var when = meeting.when();
    if (when == null || meeting.repeats() == null) {
      return Optional.empty();
    }
    var whole = new Series(when, meeting.repeats());
    var usual = when.start().toLocalTime();
    var day = whole.next(from.atZone(when.start().getZone()).toLocalDate().minusDays(1));
    for (var tries = 0; tries < MOST_SKIPPED && day.isPresent(); tries++) {
      var found = day.flatMap(whole::on);
      if (found.isPresent()
          && found.get().end().toInstant().isAfter(from)
          && found.get().start().toLocalTime().equals(usual)) {
        return day.map(whole::from);
      }
      day = day.flatMap(last -> whole.next(last.plusDays(1)));
    }
    return Optional.empty();
  }

  private Event rule(Series series, Set<LocalDate> without) {
    var repeats = series.repeats();
    var rule = repeats == null ? "" : RecurrenceRule.text(repeats);
    var time = EventTime.series(series.when(), rule, without);
    return event(meeting.id().value(), meeting.sequence(), meeting.title(), time);
  }

  /** Days on which the rule puts what does not take place, or did not by the rule of then. */
  private static Set<LocalDate> without(Series series, List<OccurrenceDetails> rows, Instant now) {
    Map<LocalDate, OccurrenceDetails> byDay =
        rows.stream().collect(Collectors.toMap(OccurrenceDetails::day, row -> row));
    var without = new HashSet<LocalDate>();
    var today = now.atZone(series.when().start().getZone()).toLocalDate();
    for (var day : series.days(series.when().start().toLocalDate(), today)) {
      var over = series.on(day).map(span -> !span.end().toInstant().isAfter(now)).orElse(true);
      if (over && !byDay.containsKey(day)) {
        without.add(day);
      }
    }
    rows.stream()
        .filter(row -> row.cancelled() && series.has(row.day()))
        .forEach(row -> without.add(row.day()));
    return without;
  }

  /** What differs from the rule on one of its days; empty if nothing does. */
  private Optional<Event> exception(Series series, OccurrenceDetails row) {
    TimeSpan when = row.when();
    var same =
        row.title().equals(meeting.title())
            && Optional.ofNullable(when).equals(series.on(row.day()));
    return same || when == null
        ? Optional.empty()
        : Optional.of(
            event(meeting.id().value(), row, EventTime.exception(series.when(), row.day(), when)));
  }

  private UUID uid(LocalDate day) {
    var id = meeting.id();
    return meeting.repeats() == null
        ? id.value()
        : UUID.nameUUIDFromBytes((id + "/" + day).getBytes(StandardCharsets.US_ASCII));
  }

  private Event event(UUID uid, OccurrenceDetails occurrence, EventTime time) {
    return event(uid, occurrence.sequence(), occurrence.title(), time);
  }

  /** The stamp grows with every change and is the same until the next one. */
  private Event event(UUID uid, int sequence, String title, EventTime time) {
    var revision = new Revision(uid, sequence, meeting.createdAt().plusSeconds(meeting.version()));
    return new Event(revision, null, List.of(), text.apply(title), time, false);
  }
}
