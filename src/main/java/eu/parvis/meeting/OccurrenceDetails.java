package eu.parvis.meeting;

import eu.parvis.kernel.TimeSpan;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One time that a meeting takes place.
 *
 * @param day on which the meeting's rule puts it; names it among those of its meeting
 * @param title its own, or the meeting's
 * @param when null if the meeting has no time
 * @param own whether it was changed by itself
 * @param sequence SEQUENCE of it, or of its series while it has none (RFC 5546, 2.1.4)
 * @param standing what whoever asks is to the meeting
 */
public record OccurrenceDetails(
    LocalDate day,
    MeetingDetails meeting,
    String title,
    @Nullable TimeSpan when,
    boolean cancelled,
    boolean own,
    int sequence,
    Standing standing) {

  /** This one alone. */
  public Part alone() {
    return new Part.One(meeting.id(), day);
  }

  /** This one and all that follow. */
  public Part andFollowing() {
    return new Part.Following(meeting.id(), day);
  }
}
