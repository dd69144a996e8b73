package eu.parvis.meeting.ical;

import eu.parvis.meeting.ical.CalendarTime.Zoned;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
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
    return write(method, events, List.of());
  }

  /** A calendar to subscribe to. */
  public static String feed(Feed feed, List<Event> events) {
    var minutes = "PT" + feed.refresh().toMinutes() + "M";
    var name = EventLines.clean(feed.name());
    var lines = new ArrayList<Property>();
    lines.add(new XProperty("NAME", name));
    lines.add(new XProperty("X-WR-CALNAME", name));
    lines.add(new Line("REFRESH-INTERVAL", minutes, Value.DURATION));
    lines.add(new Line("X-PUBLISHED-TTL", minutes));
    if (feed.source() != null) {
      lines.add(new Line("SOURCE", feed.source().toString(), Value.URI));
    }
    return write(Method.PUBLISH, events, lines);
  }

  private static String write(Method method, List<Event> events, List<? extends Property> more) {
    var properties = new ArrayList<Property>();
    properties.add(new ProdId(PRODUCT));
    properties.add(ImmutableVersion.VERSION_2_0);
    properties.add(ImmutableCalScale.GREGORIAN);
    properties.add(new net.fortuna.ical4j.model.property.Method(method.name()));
    properties.addAll(more);
    var components = new ArrayList<CalendarComponent>();
    zones(events).forEach((zone, first) -> components.add(ZoneText.from(zone, first)));
    events.forEach(event -> components.add(EventLines.component(method, event)));
    return ContentLines.write(
        new Calendar(new PropertyList(properties), new ComponentList<>(List.copyOf(components))));
  }

  /** The zones that are named, by name, each with the first moment that counts in it. */
  private static Map<ZoneId, Instant> zones(List<Event> events) {
    var zones = new TreeMap<ZoneId, Instant>(Comparator.comparing(ZoneId::getId));
    for (var event : events) {
      var time = event.time();
      note(time.start(), zones);
      note(time.end(), zones);
      note(time.instance(), zones);
    }
    return zones;
  }

  private static void note(@Nullable CalendarTime time, Map<ZoneId, Instant> zones) {
    if (time instanceof Zoned zoned && !EventLines.utc(zoned)) {
      zones.merge(
          zoned.zone(),
          zoned.local().atZone(zoned.zone()).toInstant(),
          (one, other) -> one.isBefore(other) ? one : other);
    }
  }
}
