package eu.parvis.conference;

import eu.parvis.room.RoomId;
import java.util.Optional;

/** What is durable of participants; a conference asks it inside its turns. */
interface Register {

  /** The admission as it is now; empty if there is none into the room. */
  Optional<Admission> find(RoomId room, ParticipantId participant);

  /** The admission that a grant was made of, as it is now. */
  default Optional<Admission> find(StreamGrant grant) {
    return find(grant.room(), grant.participant());
  }

  /**
   * Notes that the participant is in the call that goes on.
   *
   * @return false if that was known, as of whoever comes back after a restart of the server
   */
  boolean enter(RoomId room, ParticipantId participant);

  /**
   * Lets the participant, who joins, come back although what let them in may change meanwhile, as
   * when the only moderator leaves; nothing happens where anybody may come in.
   */
  void markLetIn(RoomId room, ParticipantId participant);

  /** Refuses the participant from here on; nothing happens if it has no admission into the room. */
  void markRemoved(RoomId room, ParticipantId participant);

  /** Takes that back, with every browser of an account or proved address. */
  void liftBan(RoomId room, ParticipantId participant);

  /** Has the participant wait in the lobby until somebody lets it in. */
  void sendBack(RoomId room, ParticipantId participant);

  /** Ends one admission; whoever had it may ask for another. */
  void markEnded(RoomId room, ParticipantId participant);

  /** Ends every admission into the room that is there. */
  void markEnded(RoomId room);

  void rename(RoomId room, ParticipantId participant, ParticipantName name);

  void allow(RoomId room, ParticipantId participant, Allowances allowances);

  /** Makes the participant a moderator, or takes that away: for good if it has an account. */
  void moderator(RoomId room, ParticipantId participant, boolean moderator, ParticipantId by);

  /**
   * Makes the participant the owner of the room in place of {@code by}, who is a moderator then.
   *
   * @return false, with nothing changed, if the participant has no account of an agent who can sign
   *     in, or {@code by} does not own the room any more
   */
  boolean transfer(RoomId room, ParticipantId by, ParticipantId participant);
}
