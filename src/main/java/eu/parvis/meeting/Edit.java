package eu.parvis.meeting;

import eu.parvis.kernel.EmailAddress;

/**
 * What a part of a meeting is to be.
 *
 * @param invitation not heeded where the part is one occurrence of a series: it has its meeting's
 * @param told whether attendees are told
 */
public record Edit(MeetingPlan plan, Invitation invitation, boolean told) {

  /** The same without an attendee of this address. */
  Edit without(EmailAddress address) {
    return new Edit(plan, invitation.without(address), told);
  }
}
