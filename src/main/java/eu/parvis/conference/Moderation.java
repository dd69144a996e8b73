package eu.parvis.conference;

import eu.parvis.media.MediaKind;
import eu.parvis.room.Policies;
import eu.parvis.room.Role;
import eu.parvis.room.RoomId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What participants do to others in one conference. Every way into it, REST and XMPP alike, ends
 * here, where {@link Rights} is asked, and what was done is logged. Used in turns of the conference
 * only; every command throws {@link Forbidden} if {@code by} is not present or may not do it.
 */
public final class Moderation {

  private final Conference conference;
  private final RoomId room;
  private final Roster roster;
  private final Rules rules;
  private final Enforcement enforcement;
  private final Register register;
  private final House house;
  private final Journal journal;

  Moderation(
      Conference conference,
      RoomId room,
      Roster roster,
      Rules rules,
      Enforcement enforcement,
      Surroundings surroundings) {
    this.conference = conference;
    this.room = room;
    this.roster = roster;
    this.rules = rules;
    this.enforcement = enforcement;
    this.register = surroundings.register();
    this.house = surroundings.house();
    this.journal = new Journal(conference, room, register, house);
  }

  /**
   * Silences one kind of {@code target}'s media for everybody, at once, until its client has shown
   * itself muted and then unmuted. Nothing happens if the target is not present.
   */
  public void mute(ParticipantId by, ParticipantId target, MediaKind kind) throws Forbidden {
    authorise(by, Action.MUTE, target);
    var member = roster.main(target).orElse(null);
    if (member != null) {
      impose(member, kind);
      conference.tell(new ConferenceEvent.MutedByServer(member.occupant(), kind, by));
      journal.note(by, Action.MUTE, target, word(kind));
    }
  }

  /** As {@link #mute}, everybody but {@code by}. */
  public void muteAll(ParticipantId by, MediaKind kind) throws Forbidden {
    authorise(by, Action.MUTE);
    for (var member : roster.listeners()) {
      if (!member.participant().equals(by) && enforcement.sends(member, kind)) {
        impose(member, kind);
        var news = new ConferenceEvent.MutedByServer(member.occupant(), kind, by);
        conference.tell(member, news);
      }
    }
    journal.note(by, Action.MUTE, null, word(kind));
  }

  private void impose(Membership member, MediaKind kind) {
    member.mute(kind).impose();
    enforcement.silence(member.participant());
    conference.tellIfChanged(member);
  }

  /**
   * Takes {@link Action#SPEAK}, {@link Action#SHOW} or {@link Action#SHARE} away from one
   * participant, or gives it, whatever the policies say; until a moderator says otherwise.
   */
  public void allow(ParticipantId by, ParticipantId target, Action what, boolean allowed)
      throws Forbidden {
    authorise(by, Action.FORBID, target);
    var known = register.find(room, target).orElse(null);
    if (known == null) {
      return;
    }
    register.allow(room, target, known.allowances().with(what, allowed));
    journal.note(by, Action.FORBID, target, (allowed ? "+" : "-") + word(what));
    roster.of(known).forEach(member -> apply(by, member.participant()));
  }

  /** Lowers a raised hand. */
  public void lowerHand(ParticipantId by, ParticipantId target) throws Forbidden {
    authorise(by, Action.LOWER_HAND, target);
    lower(by, target, roster.main(target).stream().toList());
  }

  /** Lowers every raised hand. */
  public void lowerHands(ParticipantId by) throws Forbidden {
    authorise(by, Action.LOWER_HAND);
    lower(by, null, roster.listeners());
  }

  private void lower(
      ParticipantId by, @Nullable ParticipantId target, Collection<Membership> members) {
    var lowered = members.stream().filter(member -> member.hand().lower()).toList();
    for (var member : lowered) {
      conference.tellIfChanged(member);
      conference.tell(member, new ConferenceEvent.HandLowered(by));
    }
    if (!lowered.isEmpty()) {
      journal.note(by, Action.LOWER_HAND, target, "");
    }
  }

  /** Changes a name, one's own or another's; no name that an account fixes. */
  public void rename(ParticipantId by, ParticipantId target, ParticipantName name)
      throws Forbidden {
    var action = by.equals(target) ? Action.RENAME_THEMSELVES : Action.RENAME;
    authorise(by, action, target);
    var known = register.find(room, target);
    if (known.isEmpty() || known.get().name().equals(name.value())) {
      return;
    }
    if (known.get().nameFixed()) {
      throw new Forbidden(action);
    }
    journal.note(by, action, target, name.value());
    register.rename(room, target, name);
    apply(by, target);
  }

  /** Makes a moderator of {@code target}, or takes that away. */
  public void moderator(ParticipantId by, ParticipantId target, boolean moderator)
      throws Forbidden {
    authorise(by, Action.GIVE_ROLE, target);
    if (known(target).isEmpty()) {
      return;
    }
    register.moderator(room, target, moderator, by);
    journal.note(by, Action.GIVE_ROLE, target, moderator ? "moderator" : "");
    apply(by, target);
  }

  /** Makes {@code target}, who has an account of an agent, the owner in place of {@code by}. */
  public void transfer(ParticipantId by, ParticipantId target) throws Forbidden {
    authorise(by, Action.TRANSFER, target);
    if (register.find(room, target).isEmpty() || !register.transfer(room, by, target)) {
      throw new Forbidden(Action.TRANSFER);
    }
    journal.note(by, Action.TRANSFER, target, "");
    apply(by, target);
    apply(by, by);
  }

  /**
   * Puts {@code target} out, present or not.
   *
   * @param ban whether it cannot come again, nor with another browser of its account
   */
  public void remove(ParticipantId by, ParticipantId target, boolean ban) throws Forbidden {
    var action = ban ? Action.BAN : Action.REMOVE;
    authorise(by, action, target);
    var whom = known(target).orElse(null);
    if (whom == null) {
      return;
    }
    try {
      journal.note(by, action, target, "");
      if (ban) {
        register.markRemoved(room, target);
      } else {
        register.markEnded(room, target);
      }
    } finally {
      var streams = ban ? roster.of(whom) : roster.of(target);
      dismiss(streams, new ConferenceEvent.Removed(by, ban));
    }
    if (ban) {
      applyRules(by);
    }
  }

  /**
   * Has {@code target}, who was put out for good, ask to be let in as anybody does. Nothing happens
   * if they were not.
   */
  public void liftBan(ParticipantId by, ParticipantId target) throws Forbidden {
    authorise(by, Action.LIFT_BAN);
    if (rules.banned(target)) {
      journal.note(by, Action.LIFT_BAN, target, "");
      register.liftBan(room, target);
      applyRules(by);
    }
  }

  /** Puts {@code target} out, who waits in the lobby until somebody lets it in again. */
  public void sendToLobby(ParticipantId by, ParticipantId target) throws Forbidden {
    authorise(by, Action.SEND_TO_LOBBY, target);
    var whom = known(target).orElse(null);
    if (whom == null) {
      return;
    }
    try {
      journal.note(by, Action.SEND_TO_LOBBY, target, "");
      register.sendBack(room, target);
    } finally {
      dismiss(roster.of(whom), new ConferenceEvent.SentToLobby(by));
    }
  }

  private void dismiss(List<Membership> streams, ConferenceEvent last) {
    streams.forEach(member -> conference.dismissLast(member, last));
  }

  /** What everybody may do at this moment. */
  public Policies policies() {
    return rules.policies();
  }

  /** Changes what everybody may do. */
  public void policies(ParticipantId by, Policies policies) throws Forbidden {
    authorise(by, Action.SET_POLICIES);
    if (!policies.equals(rules.policies())) {
      house.change(room, policies, by);
      journal.note(by, Action.SET_POLICIES, null, PolicyWords.changed(rules.policies(), policies));
      applyRules(by);
    }
  }

  /** Lets nobody in who is not, but for moderators; or lets everybody in again. */
  public void lock(ParticipantId by, boolean locked) throws Forbidden {
    authorise(by, Action.LOCK);
    if (locked == rules.locked()) {
      return;
    }
    if (locked) {
      house.lock(room, roster.people(), by);
    } else {
      house.unlock(room, by);
    }
    journal.note(by, Action.LOCK, null, locked ? "+" : "-");
    applyRules(by);
  }

  /** Puts everybody out and ends every admission; whoever opens the link is admitted anew. */
  public void end(ParticipantId by) throws Forbidden {
    authorise(by, Action.END);
    try {
      journal.note(by, Action.END, null, "");
      register.markEnded(room);
      house.end(room, by);
    } finally {
      conference.life().end(by);
    }
  }

  /** Checks what {@code by} may do in the conference. */
  public void authorise(ParticipantId by, Action action) throws Forbidden {
    var actor = roster.main(by).orElseThrow(() -> new Forbidden(action));
    if (!rules.may(actor.admission(), action)) {
      throw new Forbidden(action);
    }
  }

  private void authorise(ParticipantId by, Action action, ParticipantId target) throws Forbidden {
    authorise(by, action);
    if (Rights.spared(action).contains(role(target))) {
      throw new Forbidden(action);
    }
  }

  /** Of somebody who is absent as well, so that nobody is harmed while their stream is away. */
  private Role role(ParticipantId participant) {
    return known(participant).map(Admission::role).orElse(Role.GUEST);
  }

  private Optional<Admission> known(ParticipantId participant) {
    var present = roster.main(participant).map(Membership::admission);
    return present.or(() -> register.find(room, participant));
  }

  private void applyRules(ParticipantId by) {
    rules.read();
    enforcement.applyToAll(by);
  }

  private void apply(ParticipantId by, ParticipantId target) {
    roster.of(target).forEach(conference::readAdmission);
    enforcement.apply(target, by);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
