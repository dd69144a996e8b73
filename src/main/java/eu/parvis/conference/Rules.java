package eu.parvis.conference;

import eu.parvis.room.Policies;
import eu.parvis.room.RoomId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

/** What holds in a room at this moment; read when the call begins and whenever it changes. */
final class Rules {

  private final RoomId room;
  private final House house;
  private Policies policies = Policies.open();
  private boolean locked;
  private List<Ban> bans = List.of();

  Rules(RoomId room, House house) {
    this.room = room;
    this.house = house;
  }

  void read() {
    policies = house.policies(room);
    locked = house.locked(room);
    bans = house.bans(room);
  }

  Policies policies() {
    return policies;
  }

  boolean locked() {
    return locked;
  }

  /** Whether that participant was put out for good. */
  boolean banned(ParticipantId participant) {
    return bans.stream().anyMatch(ban -> ban.participant().equals(participant));
  }

  boolean may(Admission who, Action action) {
    if (action == Action.RENAME_THEMSELVES && who.nameFixed()) {
      return false;
    }
    var own = who.role().moderates() ? null : who.allowances().of(action);
    return own != null ? own : Rights.allows(who.role(), action, policies);
  }

  /**
   * Whether somebody who is not in has to wait by now, whatever held when their stream was opened.
   *
   * @param moderated whether somebody who moderates is in
   */
  boolean keepsOut(Admission who, boolean moderated, Instant now) {
    var waits = locked || (policies.waitForModerator() && !moderated);
    return !who.letIn(now) && ((waits && !who.role().moderates()) || !house.opensTo(room, who));
  }

  Permissions permissions(Admission who) {
    var may = EnumSet.allOf(Action.class);
    may.removeIf(action -> !may(who, action));
    var told = may.contains(Action.LIFT_BAN) ? bans : List.<Ban>of();
    return new Permissions(
        who.name(), who.role(), who.verified(), who.picture(), may, policies, locked, told);
  }
}
