package eu.parvis.conference;

import eu.parvis.account.PersonId;
import eu.parvis.room.Policies;
import eu.parvis.room.Role;
import eu.parvis.room.RoomId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is durable of one room and its participants, in memory. */
class MemoryRegister implements Register, House {

  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  final List<LogEntry> log = new ArrayList<>();
  private final Map<ParticipantId, Admission> admissions = new HashMap<>();
  private final int limit;
  private Policies policies = Policies.open();
  private boolean locked;
  private boolean fails;

  MemoryRegister(int limit) {
    this.limit = limit;
  }

  /** Somebody was admitted, as the grant says. */
  void admit(StreamGrant grant) {
    admissions.putIfAbsent(
        grant.participant(),
        new Admission(
            grant.participant(),
            grant.room(),
            grant.name(),
            grant.role(),
            Standing.VALID,
            grant.role() == Role.GUEST ? null : new PersonId(UUID.randomUUID()),
            null,
            null,
            null,
            false,
            grant.role() == Role.GUEST ? Verified.NOTHING : Verified.NAME,
            Allowances.NONE));
  }

  /** The account has this picture from now on, or none. */
  void picture(ParticipantId participant, @Nullable Instant since) {
    change(
        participant,
        it ->
            new Admission(
                it.participant(),
                it.room(),
                it.name(),
                it.role(),
                it.standing(),
                it.person(),
                since,
                it.email(),
                it.letInAt(),
                it.nameFixed(),
                it.verified(),
                it.allowances()));
  }

  /** From here on nobody can be put out. */
  void fail() {
    fails = true;
  }

  /** The account's name is the only one that its owner may have. */
  void fixName(ParticipantId participant) {
    change(participant, it -> with(it, it.name(), it.role(), it.standing(), true));
  }

  @Override
  public Optional<Admission> find(RoomId room, ParticipantId participant) {
    return Optional.ofNullable(admissions.get(participant));
  }

  @Override
  public void markRemoved(RoomId room, ParticipantId participant) {
    requireSound();
    stand(participant, Standing.REMOVED);
  }

  @Override
  public void liftBan(RoomId room, ParticipantId participant) {
    stand(participant, Standing.ENDED);
  }

  @Override
  public List<Ban> bans(RoomId room) {
    return admissions.values().stream()
        .filter(admission -> admission.standing() == Standing.REMOVED)
        .map(admission -> new Ban(admission.participant(), admission.name()))
        .toList();
  }

  @Override
  public void sendBack(RoomId room, ParticipantId participant) {
    stand(participant, Standing.SENT_BACK);
  }

  @Override
  public void markEnded(RoomId room, ParticipantId participant) {
    stand(participant, Standing.ENDED);
  }

  @Override
  public void markEnded(RoomId room) {
    requireSound();
    List.copyOf(admissions.keySet()).forEach(participant -> stand(participant, Standing.ENDED));
  }

  private void requireSound() {
    if (fails) {
      throw new IllegalStateException("the register fails");
    }
  }

  private void stand(ParticipantId participant, Standing standing) {
    change(participant, it -> with(it, it.name(), it.role(), standing, it.nameFixed()));
  }

  @Override
  public void rename(RoomId room, ParticipantId participant, ParticipantName name) {
    change(participant, it -> with(it, name.value(), it.role(), it.standing(), it.nameFixed()));
  }

  @Override
  public void moderator(
      RoomId room, ParticipantId participant, boolean moderator, ParticipantId by) {
    change(
        participant,
        it -> {
          var ordinary = it.account() ? Role.MEMBER : Role.GUEST;
          var role = moderator ? Role.MODERATOR : ordinary;
          return with(it, it.name(), role, it.standing(), it.nameFixed());
        });
  }

  @Override
  public boolean transfer(RoomId room, ParticipantId by, ParticipantId participant) {
    if (find(room, participant).filter(Admission::account).isEmpty()) {
      return false;
    }
    for (var id : List.copyOf(admissions.keySet())) {
      change(
          id,
          it ->
              it.role() == Role.OWNER
                  ? with(it, it.name(), Role.MODERATOR, it.standing(), it.nameFixed())
                  : it);
    }
    change(participant, it -> with(it, it.name(), Role.OWNER, it.standing(), it.nameFixed()));
    return true;
  }

  @Override
  public void allow(RoomId room, ParticipantId participant, Allowances allowances) {
    change(
        participant,
        it ->
            new Admission(
                it.participant(),
                it.room(),
                it.name(),
                it.role(),
                it.standing(),
                it.person(),
                it.picture(),
                it.email(),
                it.letInAt(),
                it.nameFixed(),
                it.verified(),
                allowances));
  }

  private static Admission with(
      Admission it, String name, Role role, Standing standing, boolean nameFixed) {
    return new Admission(
        it.participant(),
        it.room(),
        name,
        role,
        standing,
        it.person(),
        it.picture(),
        it.email(),
        it.letInAt(),
        nameFixed,
        it.verified(),
        it.allowances());
  }

  private void change(ParticipantId participant, UnaryOperator<Admission> change) {
    admissions.computeIfPresent(participant, (_, it) -> change.apply(it));
  }

  @Override
  public int participantLimit(RoomId room) {
    return limit;
  }

  @Override
  public Policies policies(RoomId room) {
    return policies;
  }

  @Override
  public void change(RoomId room, Policies changed, ParticipantId by) {
    change(room, changed);
  }

  void change(RoomId room, Policies changed) {
    policies = changed;
  }

  @Override
  public boolean locked(RoomId room) {
    return locked;
  }

  @Override
  public boolean opensTo(RoomId room, Admission who) {
    return true;
  }

  @Override
  public void lock(RoomId room, Set<ParticipantId> present, ParticipantId by) {
    locked = true;
    letIn(present::contains);
  }

  @Override
  public void unlock(RoomId room, ParticipantId by) {
    locked = false;
    letIn(_ -> false);
  }

  private void letIn(Predicate<ParticipantId> isIn) {
    for (var id : List.copyOf(admissions.keySet())) {
      change(
          id,
          it ->
              new Admission(
                  it.participant(),
                  it.room(),
                  it.name(),
                  it.role(),
                  it.standing(),
                  it.person(),
                  it.picture(),
                  it.email(),
                  isIn.test(id) ? LATER : null,
                  it.nameFixed(),
                  it.verified(),
                  it.allowances()));
    }
  }

  @Override
  public void log(RoomId room, LogEntry entry) {
    log.add(entry);
  }
}
