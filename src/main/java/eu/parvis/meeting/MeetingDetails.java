package eu.parvis.meeting;

import eu.parvis.account.PersonId;
import eu.parvis.kernel.Slug;
import eu.parvis.kernel.TimeSpan;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as stored.
 *
 * @param version grows with every change; an edit names the one that it began with
 * @param when the first time, or null if the meeting has no time
 * @param repeats null if it takes place once
 * @param sequence SEQUENCE of the series: grows with its time, rule and status (RFC 5546, 2.1.4)
 * @param description the agenda in Markdown
 * @param guestListShown whether attendees see who else is invited
 * @param reminders when mails remind of each occurrence
 */
public record MeetingDetails(
    MeetingId id,
    long version,
    Slug slug,
    String title,
    @Nullable TimeSpan when,
    @Nullable Recurrence repeats,
    boolean cancelled,
    Instant createdAt,
    PersonId organizer,
    int sequence,
    String description,
    boolean guestListShown,
    Set<Reminder> reminders) {

  /** What the organiser decided, as the start of an edit. */
  public MeetingPlan plan() {
    return new MeetingPlan(title, when, repeats);
  }
}
