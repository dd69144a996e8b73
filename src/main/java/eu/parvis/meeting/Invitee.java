package eu.parvis.meeting;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.LegibleText;

/**
 * What an organizer decides of an attendee.
 *
 * @param name {@link LegibleText} of at most {@link #NAME_LENGTH} characters, for which what nobody
 *     sees is left out: lists are pasted; empty if it is not known
 * @param moderator of the meeting's room
 * @param coOrganizer may change and cancel the meeting; only for people with an account
 */
public record Invitee(
    EmailAddress email,
    String name,
    ParticipationRole role,
    boolean moderator,
    boolean coOrganizer) {

  /** Most characters of a name. */
  public static final int NAME_LENGTH = 120;

  /**
   * @throws IllegalArgumentException if the name is too long
   */
  public Invitee {
    name = LegibleText.cleaned(name);
    if (name.length() > NAME_LENGTH) {
      throw new IllegalArgumentException("a name has at most " + NAME_LENGTH + " characters");
    }
  }

  /** Somebody who is needed and has no other part. */
  public static Invitee required(EmailAddress email, String name) {
    return new Invitee(email, name, ParticipationRole.REQ_PARTICIPANT, false, false);
  }
}
