package eu.parvis.meeting.ical;

import eu.parvis.meeting.ical.CalendarTime.Zoned;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes iCalendar text that Outlook, Gmail and Thunderbird understand: every zone that is named is
 * described, lines are cut between characters, and the same values give the same bytes.
 */
public final class CalendarWriter {

  private static final String PRODUCT = "-//Parvis//Parvis//EN";

  private CalendarWriter() {}

  /**
   * One object with these events: all of one meeting where the method is not PUBLISH (RFC 5546,
   * 3.2.2), a series before its exceptions.
   */
  public static String write(Method method, List<Event> events) {
    var lines = begin(method);
    components(method, events, lines);
    return new String(lines.bytes(), StandardCharsets.UTF_8);
  }

  /** A calendar to subscribe to, in UTF-8. */
  public static byte[] feed(Feed feed, List<Event> events) {
    var minutes = "PT" + feed.refresh().toMinutes() + "M";
    var name = EventLines.clean(feed.name());
    var lines = begin(Method.PUBLISH);
    lines.addText("NAME", name);
    lines.addText("X-WR-CALNAME", name);
    lines.add("REFRESH-INTERVAL", minutes, Parameters.DURATION);
    lines.add("X-PUBLISHED-TTL", minutes);
    if (feed.source() != null) {
      lines.add("SOURCE", feed.source().toString(), Parameters.URI);
    }
    components(Method.PUBLISH, events, lines);
    return lines.bytes();
  }

  private static ContentLines begin(Method method) {
    var lines = new ContentLines();
    lines.begin("VCALENDAR");
    lines.add("PRODID", PRODUCT);
    lines.add("VERSION", "2.0");
    lines.add("CALSCALE", "GREGORIAN");
    lines.add("METHOD", method.name());
    return lines;
  }

  private static void components(Method method, List<Event> events, ContentLines lines) {
    zones(events)
        .forEach((zone, first) -> ZoneText.write(zone, first.atZone(zone).toInstant(), lines));
    events.forEach(event -> EventLines.write(method, event, lines));
    lines.end("VCALENDAR");
  }

  /** The zones that are named, by name, each with the first time that counts in it. */
  private static Map<ZoneId, LocalDateTime> zones(List<Event> events) {
    var zones = new TreeMap<ZoneId, LocalDateTime>(Comparator.comparing(ZoneId::getId));
    for (var event : events) {
      var time = event.time();
      note(time.start(), zones);
      note(time.end(), zones);
      note(time.instance(), zones);
    }
    return zones;
  }

  private static void note(@Nullable CalendarTime time, Map<ZoneId, LocalDateTime> zones) {
    if (time instanceof Zoned zoned && !EventLines.utc(zoned)) {
      zones.merge(zoned.zone(), zoned.local(), (one, other) -> one.isBefore(other) ? one : other);
    }
  }
}
