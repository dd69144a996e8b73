package eu.parvis.meeting;

import eu.parvis.kernel.TimeSpan;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an organiser decides of a meeting.
 *
 * @param title 1 to {@link #TITLE_LENGTH} characters
 * @param when at most {@link #LONGEST}; null if the meeting has no time
 */
public record MeetingPlan(String title, @Nullable TimeSpan when) {

  /** Most characters of a title. */
  public static final int TITLE_LENGTH = 120;

  /** The longest meeting. */
  public static final Duration LONGEST = Duration.ofHours(24);

  /**
   * @throws IllegalArgumentException if the title or the length is out of its range
   */
  public MeetingPlan {
    title = title.strip();
    if (title.isEmpty() || title.length() > TITLE_LENGTH) {
      throw new IllegalArgumentException("a title has 1 to " + TITLE_LENGTH + " characters");
    }
    if (when != null && when.duration().compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a meeting lasts at most " + LONGEST);
    }
  }
}
