package eu.parvis.meeting;

import eu.parvis.account.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line of a meeting's history.
 *
 * @param by null if the account is deleted
 * @param day of the occurrence that it is about, or null if it is about the whole meeting
 * @param told how many people were told
 */
public record MeetingChange(
    Instant at, @Nullable PersonId by, @Nullable LocalDate day, Set<What> what, int told) {

  /** What became another one; the name in lower case ends the key of its text. */
  public enum What {
    SCHEDULED,
    TITLE,
    TIME,
    RULE,
    DESCRIPTION,
    ATTENDEES,
    GUEST_LIST,
    REMINDERS,
    SHORTENED,
    CANCELLED,
    DELETED,
    RESTORED,
    ORGANIZER
  }
}
