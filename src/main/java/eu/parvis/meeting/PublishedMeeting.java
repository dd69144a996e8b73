package eu.parvis.meeting;

import eu.parvis.account.PersonId;
import eu.parvis.kernel.EmailAddress;
import java.util.List;

/**
 * A meeting as somebody's calendar tells of it.
 *
 * @param answer that stands for all of it; whoever organizes it comes
 * @param guests who is invited, by name or address, if the reader may know
 */
record PublishedMeeting(MeetingDetails meeting, Host host, PartStat answer, List<String> guests) {

  /** Who organizes it. */
  record Host(PersonId id, String name, EmailAddress email) {}
}
