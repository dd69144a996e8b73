package eu.parvis.audit.ui;

import eu.parvis.account.PersonId;
import eu.parvis.audit.AuditFilter;
import eu.parvis.audit.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of the log is asked for, in the address of the view and of the file; what an address says
 * wrongly is left open.
 *
 * @param from the first day
 * @param until the last day
 */
record Asked(
    @Nullable Kind kind,
    @Nullable PersonId person,
    @Nullable LocalDate from,
    @Nullable LocalDate until) {

  /**
   * @param parameters value by name, of an address
   */
  static Asked of(Function<String, Optional<String>> parameters) {
    return new Asked(
        parameters.apply("kind").flatMap(Kind::of).orElse(null),
        parameters.apply("person").flatMap(Asked::person).orElse(null),
        parameters.apply("from").flatMap(Asked::day).orElse(null),
        parameters.apply("until").flatMap(Asked::day).orElse(null));
  }

  private static Optional<PersonId> person(String text) {
    try {
      return Optional.of(new PersonId(UUID.fromString(text)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** A year of four digits is one that the database knows. */
  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() <= 9999);
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /** The days in a zone. */
  AuditFilter filter(ZoneId zone) {
    return new AuditFilter(kind, person, start(from, zone), start(next(until), zone));
  }

  private static @Nullable LocalDate next(@Nullable LocalDate day) {
    return day == null ? null : day.plusDays(1);
  }

  private static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
    return day == null ? null : day.atStartOfDay(zone).toInstant();
  }

  Map<String, String> parameters() {
    var parameters = new LinkedHashMap<String, String>();
    if (kind != null) {
      parameters.put("kind", kind.name());
    }
    if (person != null) {
      parameters.put("person", person.value().toString());
    }
    if (from != null) {
      parameters.put("from", from.toString());
    }
    if (until != null) {
      parameters.put("until", until.toString());
    }
    return parameters;
  }

  /** With these parameters. */
  String address(String path) {
    var address = UriComponentsBuilder.fromPath(path);
    parameters().forEach(address::queryParam);
    return address.toUriString();
  }
}
