package eu.parvis.meeting;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;

/** A calendar program that has read what was published: another parser, another expansion. */
final class Subscriber {

  record Entry(Instant start, String title) {}

  private record Instance(String uid, Date start) {}

  private final ICalendar calendar;

  Subscriber(String text) {
    this.calendar = Biweekly.parse(text).first();
  }

  List<VEvent> events() {
    return calendar.getEvents();
  }

  /** What it shows between two moments, soonest first. */
  List<Entry> shows(Instant from, Instant to) {
    var replaced = new HashSet<Instance>();
    for (var event : events()) {
      if (event.getRecurrenceId() != null) {
        replaced.add(new Instance(uid(event), event.getRecurrenceId().getValue()));
      }
    }
    return events().stream()
        .flatMap(event ->
            starts(event, to)
                .filter(start -> isShown(event, start, replaced))
                .map(start -> new Entry(start.toInstant(), event.getSummary().getValue())))
        .filter(entry -> entry.start().isAfter(from) && entry.start().isBefore(to))
        .sorted(Comparator.comparing(Entry::start).thenComparing(Entry::title))
        .toList();
  }

  private static boolean isShown(VEvent event, Date start, Set<Instance> replaced) {
    return event.getRecurrenceId() != null || !replaced.contains(new Instance(uid(event), start));
  }

  private Stream<Date> starts(VEvent event, Instant to) {
    if (event.getRecurrenceRule() == null) {
      return Stream.of(event.getDateStart().getValue());
    }
    var named = calendar.getTimezoneInfo().getTimezone(event.getDateStart());
    var zone = named == null ? TimeZone.getTimeZone("UTC") : named.getTimeZone();
    var dates = event.getDateIterator(zone);
    var found = new ArrayList<Date>();
    while (dates.hasNext()) {
      var date = dates.next();
      if (date.toInstant().isAfter(to)) {
        break;
      }
      found.add(date);
    }
    return found.stream();
  }

  private static String uid(VEvent event) {
    return event.getUid().getValue();
  }
}
