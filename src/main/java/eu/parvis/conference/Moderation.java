package eu.parvis.conference;

import eu.parvis.media.MediaKind;
import eu.parvis.room.RoomId;

/**
 * What participants do to others in one conference. Every way into it, REST and XMPP alike, ends
 * here, where {@link Rights} is asked. Used in turns of the conference only.
 */
public final class Moderation {

  private final Conference conference;
  private final RoomId room;
  private final Roster roster;
  private final Silence silence;
  private final Register register;

  Moderation(
      Conference conference, RoomId room, Roster roster, Silence silence, Register register) {
    this.conference = conference;
    this.room = room;
    this.roster = roster;
    this.silence = silence;
    this.register = register;
  }

  /**
   * Silences one kind of {@code target}'s media for everybody, at once, until its client has shown
   * itself muted and then unmuted. Nothing happens if the target is not present.
   *
   * @throws Forbidden if {@code by} is not present or its role does not allow it
   */
  public void mute(ParticipantId by, ParticipantId target, MediaKind kind) throws Forbidden {
    authorise(by, target, Action.MUTE);
    var member = roster.main(target).orElse(null);
    if (member == null) {
      return;
    }
    var before = member.occupant();
    member.mute(kind).impose();
    silence.apply(member.participant());
    conference.tellIfChanged(before, member);
    conference.tell(new ConferenceEvent.MutedByServer(member.occupant(), kind, by));
  }

  /**
   * Puts {@code target} out and refuses its admission from here on, present or not.
   *
   * @throws Forbidden if {@code by} is not present or its role does not allow it
   */
  public void remove(ParticipantId by, ParticipantId target) throws Forbidden {
    authorise(by, target, Action.REMOVE);
    try {
      register.markRemoved(room, target);
    } finally {
      for (var member : roster.of(target)) {
        conference.dismissLast(member, new ConferenceEvent.Removed(by));
      }
    }
  }

  /**
   * Puts everybody out and ends every admission; whoever opens the link again is admitted anew.
   *
   * @throws Forbidden if {@code by} is not present or its role does not allow it
   */
  public void end(ParticipantId by) throws Forbidden {
    authorise(by, Action.END);
    register.markEnded(room);
    for (var member : roster.all()) {
      conference.dropLast(member, new ConferenceEvent.Ended(by));
    }
  }

  /**
   * Checks what {@code by} may do in the conference.
   *
   * @throws Forbidden if {@code by} is not present or its role does not allow it
   */
  public void authorise(ParticipantId by, Action action) throws Forbidden {
    if (!Rights.allows(actor(by, action).grant().role(), action)) {
      throw new Forbidden(action);
    }
  }

  private void authorise(ParticipantId by, ParticipantId target, Action action) throws Forbidden {
    authorise(by, action);
    var actor = actor(by, action).grant().role();
    var member = roster.main(target);
    if (member.isPresent() && !Rights.allows(actor, action, member.get().grant().role())) {
      throw new Forbidden(action);
    }
  }

  private Membership actor(ParticipantId by, Action action) throws Forbidden {
    return roster.main(by).orElseThrow(() -> new Forbidden(action));
  }
}
