package eu.parvis.meeting.ui;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Lengths of time as people write them: {@code 90}, {@code 1:30}, {@code 1 h 30}, {@code 45 min}.
 */
final class DurationText {

  private static final int MOST_CHARACTERS = 20;
  private static final Pattern MINUTES = Pattern.compile("(-?\\d{1,4})\\s*(?:min|mn|m|minutes?)?");
  private static final Pattern HOURS =
      Pattern.compile("(\\d{1,2})\\s*(?:h|hours?|heures?|:)\\s*(?:(\\d{1,2})\\s*(?:min|mn|m)?)?");

  private DurationText() {}

  /** Such as {@code 45 min}, {@code 1 h}, {@code 1 h 30 min}. */
  static String format(Duration duration) {
    var hours = duration.toHours();
    var minutes = duration.toMinutesPart();
    if (hours == 0) {
      return minutes + " min";
    }
    return minutes == 0 ? hours + " h" : hours + " h " + minutes + " min";
  }

  /** Reads a length; zero and negative ones too, for the field to refuse with a reason. */
  static Optional<Duration> parse(String text) {
    var trimmed = text.strip().toLowerCase(Locale.ROOT);
    if (trimmed.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    var minutes = MINUTES.matcher(trimmed);
    if (minutes.matches()) {
      return Optional.of(Duration.ofMinutes(Integer.parseInt(minutes.group(1))));
    }
    var hours = HOURS.matcher(trimmed);
    if (!hours.matches()) {
      return Optional.empty();
    }
    var rest = hours.group(2) == null ? 0 : Integer.parseInt(hours.group(2));
    return Optional.of(Duration.ofHours(Integer.parseInt(hours.group(1))).plusMinutes(rest));
  }
}
