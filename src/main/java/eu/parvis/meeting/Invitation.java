package eu.parvis.meeting;

import eu.parvis.kernel.EmailAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an organizer decides of a meeting beyond its plan: what is told, and to whom.
 *
 * @param description the agenda in Markdown, at most {@link #DESCRIPTION_LENGTH} characters
 * @param guestListShown whether attendees see who else is invited
 * @param reminders when mails remind of each occurrence
 * @param attendees at most {@link #MOST_ATTENDEES}, no address twice
 */
public record Invitation(
    String description, boolean guestListShown, Set<Reminder> reminders, List<Invitee> attendees) {

  /** Most characters of a description. */
  public static final int DESCRIPTION_LENGTH = 20_000;

  /** Most people who are invited to a meeting. */
  public static final int MOST_ATTENDEES = 1_000;

  /** Nothing told, to nobody. */
  public static final Invitation NONE = new Invitation("", false, List.of());

  /** Without reminders. */
  public Invitation(String description, boolean guestListShown, List<Invitee> attendees) {
    this(description, guestListShown, Set.of(), attendees);
  }

  /** The same for everybody else: whoever organizes a meeting is no attendee of it. */
  public Invitation without(EmailAddress address) {
    var others = attendees.stream().filter(one -> !one.email().equals(address)).toList();
    return new Invitation(description, guestListShown, reminders, others);
  }

  /**
   * @throws IllegalArgumentException if there is too much text, or too many or equal attendees
   */
  public Invitation {
    description = description.replace("\r\n", "\n").strip();
    reminders = Set.copyOf(reminders);
    attendees = List.copyOf(attendees);
    if (description.length() > DESCRIPTION_LENGTH || description.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "a description has at most " + DESCRIPTION_LENGTH + " characters");
    }
    if (attendees.size() > MOST_ATTENDEES) {
      throw new IllegalArgumentException("at most " + MOST_ATTENDEES + " attendees");
    }
    var addresses = new HashSet<>();
    if (!attendees.stream().map(Invitee::email).allMatch(addresses::add)) {
      throw new IllegalArgumentException("nobody is invited twice");
    }
  }
}
