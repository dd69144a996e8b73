package eu.parvis.meeting.ui;

import com.vaadin.flow.router.QueryParameters;
import eu.parvis.kernel.LegibleText;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.MeetingPlan;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a form of a new meeting begins with, in its address: {@code
 * ?title=Budget&start=2026-11-26T14:00&minutes=60}.
 *
 * @param start on the clock of the person who plans
 */
record Prefill(String title, @Nullable LocalDateTime start, Duration duration) {

  private static final int MOST_CHARACTERS = 30;
  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final Duration USUAL = Duration.ofHours(1);

  /** What was drawn; whole days mean the morning of the first. */
  static Prefill of(LocalDateTime start, LocalDateTime end) {
    var length = Duration.between(start, end);
    return length.compareTo(Duration.ofDays(1)) >= 0
        ? new Prefill("", start.toLocalDate().atTime(MORNING), USUAL)
        : new Prefill("", start, length);
  }

  /** Reads an address, or nothing if it has none of these. */
  static Optional<Prefill> of(QueryParameters address) {
    var start = address.getSingleParameter("start").flatMap(Prefill::time);
    var title = LegibleText.cleaned(address.getSingleParameter("title").orElse(""));
    if (start.isEmpty() && title.isEmpty()) {
      return Optional.empty();
    }
    var length = Math.min(title.length(), MeetingPlan.TITLE_LENGTH);
    return Optional.of(
        new Prefill(
            title.substring(0, length),
            start.orElse(null),
            address.getSingleParameter("minutes").flatMap(Prefill::minutes).orElse(USUAL)));
  }

  QueryParameters address() {
    var parameters = new LinkedHashMap<String, List<String>>();
    if (!title.isEmpty()) {
      parameters.put("title", List.of(title));
    }
    if (start != null) {
      parameters.put("start", List.of(start.toString()));
    }
    parameters.put("minutes", List.of(String.valueOf(duration.toMinutes())));
    return new QueryParameters(Map.copyOf(parameters));
  }

  /** The time in a zone, or {@code otherwise} with this length. */
  TimeSpan span(ZoneId zone, TimeSpan otherwise) {
    return start == null
        ? new TimeSpan(otherwise.start(), duration)
        : new TimeSpan(start.atZone(zone), duration);
  }

  private static Optional<LocalDateTime> time(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDateTime.parse(text))
          .filter(time -> MeetingPlan.allows(time.toLocalDate()));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> minutes(String text) {
    return text.matches("[1-9][0-9]{0,3}")
        ? Optional.of(Duration.ofMinutes(Integer.parseInt(text)))
            .filter(length -> length.compareTo(MeetingPlan.LONGEST) <= 0)
        : Optional.empty();
  }
}
