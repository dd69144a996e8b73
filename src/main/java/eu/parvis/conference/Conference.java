package eu.parvis.conference;

import eu.parvis.media.MediaConference;
import eu.parvis.media.MediaKind;
import eu.parvis.room.RoomId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A room while someone is in it. There is a single writer: tasks given to {@link #execute} run one
 * at a time and in order on a virtual thread, and everything but {@code execute}, {@link #perform}
 * and {@link #people} may be used inside such a turn only. Events reach listeners at the end of the
 * turn that caused them, as a part of it.
 */
public final class Conference {

  private static final String ENDPOINT_ID = "[0-9a-f]{8}";

  private final RoomId room;
  private final Surroundings surroundings;
  private final Turns turns;
  private final Outbox outbox = new Outbox();
  private final Roster roster = new Roster();
  private final Silence silence = new Silence(roster);
  private final CallMemory memory = new CallMemory();
  private final Rules rules;
  private final Enforcement enforcement;
  private final Door door;
  private final StreamLife life;
  private final Moderation moderation;

  private @Nullable MediaConference media;

  Conference(RoomId room, Surroundings surroundings) {
    this.room = room;
    this.surroundings = surroundings;
    this.turns = new Turns(surroundings.threads(), outbox::deliver);
    this.life = new StreamLife(this, room, roster, outbox, surroundings);
    this.rules = new Rules(room, surroundings.house());
    this.door = new Door(room, roster, rules, surroundings);
    this.enforcement = new Enforcement(this, roster, rules, silence, outbox);
    this.moderation = new Moderation(this, room, roster, rules, enforcement, surroundings);
  }

  /** Runs {@code turn} after every earlier one, on a virtual thread. Returns at once. */
  public void execute(Runnable turn) {
    turns.execute(turn);
  }

  /** Runs {@code turn} as {@link #execute} does, after {@code delay}. */
  public void executeAfter(Duration delay, Runnable turn) {
    surroundings.timer().after(delay, () -> execute(turn));
  }

  /** Something to do in a turn that may be refused. */
  @FunctionalInterface
  public interface Command {
    void run(Conference conference) throws Forbidden;
  }

  /** Runs {@code command} in a turn and waits for it; for callers outside turns. */
  public void perform(Command command) throws Forbidden {
    if (turns.inTurn()) {
      command.run(this);
      return;
    }
    var refusal = new CompletableFuture<@Nullable Forbidden>();
    execute(() -> {
      try {
        command.run(this);
        refusal.complete(null);
      } catch (Forbidden e) {
        refusal.complete(e);
      } catch (Throwable e) {
        // Errors too, or the caller waits for ever.
        refusal.completeExceptionally(e);
      }
    });
    var forbidden = refusal.join();
    if (forbidden != null) {
      throw forbidden;
    }
  }

  /** Who is present, parked streams included, shares not. May be called on any thread. */
  public Set<ParticipantId> people() {
    return roster.people();
  }

  /** Whether somebody who moderates is present. May be called on any thread. */
  boolean moderated() {
    return roster.moderated();
  }

  /**
   * Adds a stream. An older stream of the same participant, of the same kind, is replaced at once.
   * The newcomer is in {@link #occupants()} when this returns; it hears only of what comes later.
   *
   * @param endpointId eight lower-case hexadecimal characters, new with each stream
   * @param listener hears events inside turns; it must not block
   */
  public Membership join(StreamGrant grant, String endpointId, Consumer<ConferenceEvent> listener)
      throws JoinRefused {
    requireTurn();
    if (!grant.room().equals(room)
        || !endpointId.matches(ENDPOINT_ID)
        || roster.knows(endpointId)) {
      throw new IllegalArgumentException("a grant of another room, or no new endpoint id");
    }
    if (roster.empty()) {
      rules.read();
      memory.forget();
    }
    var admission = door.admit(grant);
    var older = roster.find(grant.participant(), grant.screen());
    older.ifPresent(this::replace);
    var newcomer = new Membership(this, openMedia(), grant, admission, endpointId, listener);
    older.ifPresent(replaced -> newcomer.hand().takeOver(replaced.hand()));
    memory.returned(newcomer);
    if (memory.meets(grant.participant())
        && rules.startsMuted(admission)
        && surroundings.register().enter(room, grant.participant())) {
      newcomer.mute(MediaKind.AUDIO).imposeAtStart();
    }
    enforcement.restrict(newcomer);
    tell(new ConferenceEvent.Joined(newcomer.occupant()));
    roster.add(newcomer);
    enforcement.welcome(newcomer);
    life.tellInterruptions(newcomer);
    surroundings.attendance().accept(room);
    return newcomer;
  }

  private void replace(Membership older) {
    outbox.postLast(older, new ConferenceEvent.Replaced());
    dismiss(older);
    if (!older.screen()) {
      // A share whose own stream is lost would outlive the page that held both.
      roster
          .screen(older.participant())
          .filter(screen -> screen.liveness().parked())
          .ifPresent(screen -> dismissLast(screen, new ConferenceEvent.SharerLeft()));
    }
  }

  private MediaConference openMedia() {
    if (media == null) {
      media = surroundings.media().apply(room);
    }
    return media;
  }

  /** Every stream, in the order of joining. */
  public Collection<Occupant> occupants() {
    requireTurn();
    return roster.all().stream().map(Membership::occupant).toList();
  }

  /** What participants do to others here. */
  public Moderation moderation() {
    requireTurn();
    return moderation;
  }

  /** Ends one stream of {@code participant}; nothing happens if the stream is another's. */
  public void leave(ParticipantId participant, String endpointId) {
    requireTurn();
    var member = roster.find(endpointId);
    if (member != null && member.participant().equals(participant)) {
      member.leave();
    }
  }

  /** The settings of the room, or who is what in it, may be different: all are kept to them. */
  void settingsChanged() {
    requireTurn();
    roster.all().forEach(this::readAdmission);
    agendaChanged();
  }

  /** Something else may take place in the room: all are told. */
  void agendaChanged() {
    requireTurn();
    rules.read();
    enforcement.applyToAll(null);
  }

  /** Reads again what is durable of a stream's participant. */
  void readAdmission(Membership member) {
    surroundings.register().find(member.grant()).ifPresent(member::admission);
    roster.count();
    surroundings.attendance().accept(room);
  }

  boolean may(Membership member, Action action) {
    return rules.may(member.admission(), action);
  }

  void showMuted(Membership member, MediaKind kind, boolean muted) {
    requireTurn();
    var mute = member.mute(kind);
    var switchedOn = mute.show(muted);
    silence.apply(member.participant());
    tellIfChanged(member);
    if (switchedOn && mute.imposed()) {
      outbox.post(member, new ConferenceEvent.MutedByServer(member.occupant(), kind, null));
    }
  }

  void tellIfChanged(Membership member) {
    if (member.shows()) {
      tell(new ConferenceEvent.Changed(member.occupant()));
      if (member.screen()) {
        outbox.post(member, new ConferenceEvent.Changed(member.occupant()));
      }
    }
  }

  void leave(Membership member) {
    requireTurn();
    dismiss(member);
    dismissShareOf(member);
  }

  /** A parked stream did not come back in time. */
  void expire(Membership member) {
    requireTurn();
    dismissLast(member, new ConferenceEvent.Expired());
    dismissShareOf(member);
  }

  private void dismissShareOf(Membership member) {
    if (!member.screen()) {
      roster
          .screen(member.participant())
          .ifPresent(screen -> dismissLast(screen, new ConferenceEvent.SharerLeft()));
    }
  }

  void dismissLast(Membership member, ConferenceEvent last) {
    outbox.postLast(member, last);
    dismiss(member);
  }

  private void dismiss(Membership member) {
    memory.left(member);
    drop(member);
    tell(new ConferenceEvent.Left(member.occupant()));
  }

  /** Puts a stream out without telling the others. */
  void drop(Membership member) {
    roster.drop(member);
    member.end();
    if (roster.empty() && media != null) {
      media.close();
      media = null;
    }
    surroundings.attendance().accept(room);
  }

  void tell(Membership member, ConferenceEvent event) {
    outbox.post(member, event);
  }

  void tell(ConferenceEvent event) {
    roster.listeners().forEach(member -> outbox.post(member, event));
  }

  /** Tells those who may do {@code action}. */
  void tell(Action action, ConferenceEvent event) {
    requireTurn();
    roster.listeners().stream()
        .filter(member -> may(member, action))
        .forEach(member -> outbox.post(member, event));
  }

  Instant now() {
    return surroundings.clock().instant();
  }

  StreamLife life() {
    requireTurn();
    return life;
  }

  private void requireTurn() {
    if (!turns.inTurn()) {
      throw new IllegalStateException("outside a turn of the conference");
    }
  }
}
