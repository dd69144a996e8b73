package eu.parvis.meeting;

import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.ical.Event;
import eu.parvis.meeting.ical.EventText;
import eu.parvis.meeting.ical.EventTime;
import eu.parvis.meeting.ical.Organizer;
import eu.parvis.meeting.ical.Revision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One meeting as events of a calendar that is published: to keep, not to answer. It has no
 * attendees (RFC 5546, 3.2.1).
 */
final class PublishedEvents {

  private final MeetingDetails meeting;
  private final PartStat answer;
  private final @Nullable Organizer organizer;
  private final Function<String, EventText> text;

  /**
   * @param answer that stands for all of it
   * @param organizer null if the reader is not told of their address
   * @param text of an event with a title
   */
  PublishedEvents(
      MeetingDetails meeting,
      PartStat answer,
      @Nullable Organizer organizer,
      Function<String, EventText> text) {
    this.meeting = meeting;
    this.answer = answer;
    this.organizer = organizer;
    this.text = text;
  }

  /** An occurrence that stands by itself, also one of a series; empty if it has no time. */
  Optional<Event> alone(PublishedRow row) {
    return Optional.ofNullable(row.occurrence().when())
        .map(when -> event(uid(row.occurrence().day()), row, EventTime.once(when)));
  }

  /**
   * What of a series is not over at a moment: its rule from there on, then what differs from it.
   * Occurrences that the rule of today does not have stand by themselves.
   *
   * @param rows what is over by now, and every exception to come, each not over at that moment
   */
  List<Event> series(List<PublishedRow> rows, Instant from, Instant now) {
    var today = now.atZone(zone()).toLocalDate();
    var last =
        rows.stream().map(row -> row.occurrence().day()).reduce(today, PublishedEvents::later);
    var remaining = remaining(from, last);
    var rule = remaining.flatMap(RemainingSeries::series);
    var days = remaining.map(RemainingSeries::days).orElse(Collections.emptyNavigableSet());
    var events = new ArrayList<Event>();
    rule.ifPresent(series -> events.add(rule(series, without(series, days, rows, now))));
    for (var row : rows) {
      if (!row.gone()) {
        rule.filter(_ -> days.contains(row.occurrence().day()))
            .map(series -> exception(series, row))
            .orElseGet(() -> alone(row))
            .ifPresent(events::add);
      }
    }
    return events;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private ZoneId zone() {
    var when = meeting.when();
    return when == null ? ZoneOffset.UTC : when.start().getZone();
  }

  private Optional<RemainingSeries> remaining(Instant from, LocalDate last) {
    var when = meeting.when();
    var repeats = meeting.repeats();
    return when == null || repeats == null || meeting.cancelled() || answer == PartStat.DECLINED
        ? Optional.empty()
        : Optional.of(new RemainingSeries(new Series(when, repeats), from, last));
  }

  private Event rule(Series series, Set<LocalDate> without) {
    var repeats = series.repeats();
    var rule = repeats == null ? "" : RecurrenceRule.text(repeats);
    var time = EventTime.series(series.when(), rule, without);
    var tentative = PublishedRow.tentative(answer);
    return event(meeting.id().value(), meeting.sequence(), meeting.title(), time, tentative);
  }

  /** Days on which the rule puts what does not take place, or did not by the rule of then. */
  private static Set<LocalDate> without(
      Series series, Set<LocalDate> days, List<PublishedRow> rows, Instant now) {
    Map<LocalDate, PublishedRow> byDay =
        rows.stream().collect(Collectors.toMap(row -> row.occurrence().day(), row -> row));
    return days.stream()
        .filter(day ->
            byDay.containsKey(day)
                ? byDay.get(day).gone()
                : series.on(day).map(span -> !span.end().toInstant().isAfter(now)).orElse(true))
        .collect(Collectors.toSet());
  }

  /** What differs from the rule on one of its days; empty if nothing does. */
  private Optional<Event> exception(Series series, PublishedRow row) {
    var occurrence = row.occurrence();
    TimeSpan when = occurrence.when();
    var same =
        occurrence.title().equals(meeting.title())
            && row.tentative() == PublishedRow.tentative(answer)
            && Optional.ofNullable(when).equals(series.on(occurrence.day()));
    return same || when == null
        ? Optional.empty()
        : Optional.of(
            event(
                meeting.id().value(),
                row,
                EventTime.exception(series.when(), occurrence.day(), when)));
  }

  private UUID uid(LocalDate day) {
    var id = meeting.id();
    return meeting.repeats() == null
        ? id.value()
        : UUID.nameUUIDFromBytes((id + "/" + day).getBytes(StandardCharsets.US_ASCII));
  }

  private Event event(UUID uid, PublishedRow row, EventTime time) {
    var occurrence = row.occurrence();
    return event(uid, occurrence.sequence(), occurrence.title(), time, row.tentative());
  }

  /** The stamp grows with every change and is the same until the next one. */
  private Event event(UUID uid, int sequence, String title, EventTime time, boolean tentative) {
    var revision = new Revision(uid, sequence, meeting.createdAt().plusSeconds(meeting.version()));
    return new Event(revision, organizer, List.of(), text.apply(title), time, false, tentative);
  }
}
