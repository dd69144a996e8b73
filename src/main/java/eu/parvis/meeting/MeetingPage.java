package eu.parvis.meeting;

import eu.parvis.account.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as somebody who is part of it sees it.
 *
 * @param occurrence that is looked at, or null if all of them were deleted
 * @param attendees with what stands for what is looked at; those whom the viewer may see
 * @param me the viewer as an attendee, or null
 * @param changes latest first; for those who organize it alone
 * @param names of people with accounts who are named here
 */
public record MeetingPage(
    MeetingDetails meeting,
    @Nullable OccurrenceDetails occurrence,
    Standing standing,
    List<AttendeeDetails> attendees,
    @Nullable AttendeeDetails me,
    List<MeetingChange> changes,
    Map<PersonId, String> names) {

  /** Most changes that are shown. */
  static final int MOST_CHANGES = 100;

  /** What the viewer says yes or no to now: its number. */
  public int sequence() {
    return occurrence == null ? meeting.sequence() : occurrence.sequence();
  }

  /** Whether what is looked at does not take place. */
  public boolean cancelled() {
    return meeting.cancelled() || (occurrence != null && occurrence.cancelled());
  }

  public Optional<OccurrenceDetails> one() {
    return Optional.ofNullable(occurrence);
  }
}
