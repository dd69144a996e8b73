package eu.parvis.conference;

import eu.parvis.account.PersonId;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.room.Role;
import eu.parvis.room.RoomId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the database knows of a participant. Identity comes from here, never from a message.
 *
 * @param name as the participant gave it, already validated
 * @param standing never {@link Standing#UNKNOWN}
 * @param person whose account it is, or null for a guest
 * @param picture since when the account has the picture that it has, or null
 * @param email the address that a guest proved to be theirs, or null
 * @param letInAt when somebody who may let others in did so, or its participant joined while not
 *     everybody might come in; null where neither was so in the call that goes on
 * @param nameFixed whether the name is that of the account and nobody changes it
 */
public record Admission(
    ParticipantId participant,
    RoomId room,
    String name,
    Role role,
    Standing standing,
    @Nullable PersonId person,
    @Nullable Instant picture,
    @Nullable EmailAddress email,
    @Nullable Instant letInAt,
    boolean nameFixed,
    Verified verified,
    Allowances allowances) {

  /** How long whoever was let in may come back without asking, at most. */
  static final Duration LET_IN = Duration.ofHours(12);

  /** Whether it opens a room whose access level alone would have its participant wait. */
  boolean letIn(Instant now) {
    return letInAt != null && now.isBefore(letInAt.plus(LET_IN));
  }

  /** Whether both are of one participant, one account or one proved address. */
  boolean isOfSame(Admission other) {
    return participant.equals(other.participant)
        || (person != null && person.equals(other.person))
        || (email != null && email.equals(other.email));
  }

  /** Whether somebody was signed in. */
  boolean account() {
    return person != null;
  }
}
