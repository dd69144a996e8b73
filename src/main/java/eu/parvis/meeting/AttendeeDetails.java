package eu.parvis.meeting;

import eu.parvis.account.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * An attendee of a meeting as stored.
 *
 * @param person null if the address has no account
 * @param response for the whole meeting
 */
public record AttendeeDetails(
    AttendeeId id,
    MeetingId meeting,
    Invitee invitee,
    @Nullable PersonId person,
    Response response) {

  /** Whether they were ever asked. */
  public boolean asked() {
    return response.asked() != null;
  }

  /** The same with what stands for one occurrence. */
  AttendeeDetails with(Response other) {
    return new AttendeeDetails(id, meeting, invitee, person, other);
  }
}
