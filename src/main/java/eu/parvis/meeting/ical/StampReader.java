package eu.parvis.meeting.ical;

import eu.parvis.meeting.ical.CalendarTime.Day;
import eu.parvis.meeting.ical.CalendarTime.Floating;
import eu.parvis.meeting.ical.CalendarTime.Zoned;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import org.jspecify.annotations.Nullable;

/** Reads times as calendars of others write them, with zones by their names of Windows too. */
final class StampReader {

  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
  private static final int DATE = 8;

  static {
    // Names of Windows are known to the library once it has made a registry.
    TimeZoneRegistryFactory.getInstance().createRegistry();
  }

  private StampReader() {}

  static Optional<CalendarTime> time(ContentLine line) {
    var text = line.value().strip();
    try {
      if (text.length() == DATE) {
        return Optional.of(new Day(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)));
      }
      if (text.endsWith("Z")) {
        var local = LocalDateTime.parse(text.substring(0, text.length() - 1), LOCAL);
        return Optional.of(new Zoned(local, ZoneOffset.UTC));
      }
      var local = LocalDateTime.parse(text, LOCAL);
      return Optional.of(
          zone(line.parameters().get("TZID"))
              .<CalendarTime>map(zone -> new Zoned(local, zone))
              .orElseGet(() -> new Floating(local)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  static @Nullable Instant instant(@Nullable ContentLine line) {
    return line != null && time(line).orElse(null) instanceof Zoned(var local, var zone)
        ? local.atZone(zone).toInstant()
        : null;
  }

  private static Optional<ZoneId> zone(@Nullable String name) {
    if (name == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(ZoneId.of(name, TimeZoneRegistry.ZONE_ALIASES));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
