package eu.parvis.conference;

import eu.parvis.account.PersonId;
import eu.parvis.room.Policies;
import eu.parvis.room.Role;
import eu.parvis.room.RoomId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is durable of one room and its participants, in memory. */
class MemoryRegister implements Register, House {

  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  final List<LogEntry> log = new ArrayList<>();
  private final Map<ParticipantId, Row> rows = new LinkedHashMap<>();
  private final Set<ParticipantId> entered = new HashSet<>();
  private final int limit;
  private Policies policies = Policies.open();
  private String title = "";
  private boolean locked;
  private boolean fails;

  MemoryRegister(int limit) {
    this.limit = limit;
  }

  /** One who was admitted. */
  private static final class Row {
    private final StreamGrant grant;
    private final @Nullable PersonId person;
    private String name;
    private Role role;
    private Standing standing = Standing.VALID;
    private @Nullable Instant picture;
    private @Nullable Instant letInAt;
    private boolean nameFixed;
    private Allowances allowances = Allowances.NONE;

    Row(StreamGrant grant) {
      this.grant = grant;
      this.person = grant.role() == Role.GUEST ? null : new PersonId(UUID.randomUUID());
      this.name = grant.name();
      this.role = grant.role();
    }

    Admission admission() {
      return new Admission(
          grant.participant(),
          grant.room(),
          name,
          role,
          standing,
          person,
          picture,
          null,
          letInAt,
          nameFixed,
          person == null ? Verified.NOTHING : Verified.NAME,
          allowances);
    }
  }

  /** Somebody was admitted, as the grant says. */
  void admit(StreamGrant grant) {
    rows.computeIfAbsent(grant.participant(), _ -> new Row(grant));
  }

  /** The account has this picture from now on, or none. */
  void picture(ParticipantId participant, @Nullable Instant since) {
    change(participant, row -> row.picture = since);
  }

  /** From here on nobody can be put out. */
  void fail() {
    fails = true;
  }

  /** The account's name is the only one that its owner may have. */
  void fixName(ParticipantId participant) {
    change(participant, row -> row.nameFixed = true);
  }

  @Override
  public Optional<Admission> find(RoomId room, ParticipantId participant) {
    return Optional.ofNullable(rows.get(participant)).map(Row::admission);
  }

  @Override
  public boolean enter(RoomId room, ParticipantId participant) {
    return entered.add(participant);
  }

  @Override
  public void markLetIn(RoomId room, ParticipantId participant) {
    if (policies.waitForModerator()) {
      change(participant, row -> row.letInAt = row.letInAt == null ? LATER : row.letInAt);
    }
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
    return rows.values().stream()
        .filter(row -> row.standing == Standing.REMOVED)
        .map(row -> new Ban(row.grant.participant(), row.name))
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
    rows.values().forEach(row -> row.standing = Standing.ENDED);
  }

  private void requireSound() {
    if (fails) {
      throw new IllegalStateException("the register fails");
    }
  }

  private void stand(ParticipantId participant, Standing standing) {
    change(participant, row -> row.standing = standing);
  }

  @Override
  public void rename(RoomId room, ParticipantId participant, ParticipantName name) {
    change(participant, row -> row.name = name.value());
  }

  @Override
  public void moderator(
      RoomId room, ParticipantId participant, boolean moderator, ParticipantId by) {
    change(
        participant,
        row -> {
          var ordinary = row.person == null ? Role.GUEST : Role.MEMBER;
          row.role = moderator ? Role.MODERATOR : ordinary;
        });
  }

  @Override
  public boolean transfer(RoomId room, ParticipantId by, ParticipantId participant) {
    if (find(room, participant).filter(Admission::account).isEmpty()) {
      return false;
    }
    rows.values().stream()
        .filter(row -> row.role == Role.OWNER)
        .forEach(row -> row.role = Role.MODERATOR);
    change(participant, row -> row.role = Role.OWNER);
    return true;
  }

  @Override
  public void allow(RoomId room, ParticipantId participant, Allowances allowances) {
    change(participant, row -> row.allowances = allowances);
  }

  private void change(ParticipantId participant, Consumer<Row> change) {
    Optional.ofNullable(rows.get(participant)).ifPresent(change);
  }

  @Override
  public int participantLimit(RoomId room) {
    return limit;
  }

  @Override
  public Optional<Policies> policies(RoomId room) {
    return Optional.of(policies);
  }

  @Override
  public Optional<String> title(RoomId room) {
    return Optional.of(title);
  }

  @Override
  public void change(RoomId room, Policies changed, ParticipantId by) {
    change(room, changed);
  }

  void change(RoomId room, Policies changed) {
    policies = changed;
  }

  void call(String changed) {
    title = changed;
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

  @Override
  public void end(RoomId room, ParticipantId by) {
    unlock(room, by);
  }

  private void letIn(Predicate<ParticipantId> isIn) {
    rows.forEach((id, row) -> row.letInAt = isIn.test(id) ? LATER : null);
  }

  @Override
  public void log(RoomId room, LogEntry entry) {
    log.add(entry);
  }
}
