package eu.parvis.conference;

import eu.parvis.room.RoomId;

/** Who may join a conference. */
final class Door {

  private final RoomId room;
  private final Roster roster;
  private final Rules rules;
  private final Surroundings surroundings;

  Door(RoomId room, Roster roster, Rules rules, Surroundings surroundings) {
    this.room = room;
    this.roster = roster;
    this.rules = rules;
    this.surroundings = surroundings;
  }

  /**
   * The admission that a stream joins with, as it is now and not as it was when its token was made.
   */
  Admission admit(StreamGrant grant) throws JoinRefused {
    var admission =
        surroundings
            .register()
            .find(grant)
            .orElseThrow(() -> new JoinRefused(JoinRefused.Reason.ENDED));
    switch (admission.standing()) {
      case REMOVED -> throw new JoinRefused(JoinRefused.Reason.REMOVED);
      case SENT_BACK -> throw new JoinRefused(JoinRefused.Reason.LOCKED);
      case ENDED, UNKNOWN -> throw new JoinRefused(JoinRefused.Reason.ENDED);
      case VALID -> {}
    }
    var present = roster.people().contains(grant.participant());
    if (grant.screen()) {
      admitShare(admission, present);
    } else if (!present) {
      admitPerson(admission);
    }
    return admission;
  }

  private void admitShare(Admission sharer, boolean present) throws JoinRefused {
    if (!present) {
      throw new JoinRefused(JoinRefused.Reason.OWNER_ABSENT);
    }
    if (!rules.may(sharer, Action.SHARE)) {
      throw new JoinRefused(JoinRefused.Reason.NOT_ALLOWED);
    }
  }

  private void admitPerson(Admission newcomer) throws JoinRefused {
    if (rules.keepsOut(newcomer, roster.moderated(), surroundings.clock().instant())) {
      throw new JoinRefused(JoinRefused.Reason.LOCKED);
    }
    if (roster.people().size() >= surroundings.house().participantLimit(room)) {
      throw new JoinRefused(JoinRefused.Reason.FULL);
    }
    if (newcomer.letInAt() == null) {
      surroundings.register().markLetIn(room, newcomer.participant());
    }
  }
}
