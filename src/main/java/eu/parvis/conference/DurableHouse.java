package eu.parvis.conference;

import eu.parvis.account.PersonId;
import eu.parvis.room.Policies;
import eu.parvis.room.RoomChange;
import eu.parvis.room.RoomChanged;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.RoomId;
import eu.parvis.room.Rooms;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What holds in rooms while people are in them, in the database. */
@Service
@Transactional
class DurableHouse implements House {

  private final Rooms rooms;
  private final Admissions admissions;
  private final Bans bans;
  private final Lobby lobby;
  private final ConferenceLog log;
  private final JdbcClient database;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  DurableHouse(
      Rooms rooms,
      Admissions admissions,
      Bans bans,
      Lobby lobby,
      ConferenceLog log,
      JdbcClient database,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rooms = rooms;
    this.admissions = admissions;
    this.bans = bans;
    this.lobby = lobby;
    this.log = log;
    this.database = database;
    this.events = events;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public int participantLimit(RoomId room) {
    return rooms.find(room).map(RoomDetails::participantLimit).orElse(0);
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Policies> policies(RoomId room) {
    return rooms.find(room).map(RoomDetails::policies);
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<String> title(RoomId room) {
    return rooms.find(room).map(found -> found.agenda().title());
  }

  @Override
  public void change(RoomId room, Policies policies, ParticipantId by) {
    rooms.configure(room, settings -> settings.withPolicies(policies), person(by));
  }

  @Override
  @Transactional(readOnly = true)
  public boolean locked(RoomId room) {
    return database
        .sql("select exists (select from room_lock where room_id = ?)")
        .param(room.value())
        .query(Boolean.class)
        .single();
  }

  @Override
  @Transactional(readOnly = true)
  public boolean opensTo(RoomId room, Admission who) {
    var person = Optional.ofNullable(who.person());
    var proved = Optional.ofNullable(who.email());
    return rooms.find(room).filter(found -> rooms.mayEnter(found, person)).isPresent()
        || proved.flatMap(address -> rooms.grantOf(room, address)).isPresent();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Ban> bans(RoomId room) {
    return bans.of(room);
  }

  @Override
  public void lock(RoomId room, Set<ParticipantId> present, ParticipantId by) {
    database
        .sql(
            """
            insert into room_lock (room_id, locked_at) values (:room, :now)
            on conflict (room_id) do nothing
            """)
        .param("room", room.value())
        .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
    // Of those who were let in, these alone may come back.
    admissions.lapse(room);
    admissions.markLetIn(room, present);
    locked(room, true, by);
  }

  @Override
  public void unlock(RoomId room, ParticipantId by) {
    if (forgetLock(room)) {
      locked(room, false, by);
    }
  }

  @Override
  public void end(RoomId room, ParticipantId by) {
    lobby.end(room);
    unlock(room, by);
  }

  /** Unlocks a room of which something else is told; false if it was not locked. */
  boolean forgetLock(RoomId room) {
    var lock = database.sql("delete from room_lock where room_id = ?").param(room.value());
    return lock.update() > 0;
  }

  private void locked(RoomId room, boolean locked, ParticipantId by) {
    var change = List.of(RoomChange.of("locked", locked));
    events.publishEvent(new RoomChanged(room, change, null, person(by)));
  }

  private @Nullable PersonId person(ParticipantId participant) {
    return database
        .sql("select person_id from admission where id = ? and person_id is not null")
        .param(participant.value())
        .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
        .optional()
        .orElse(null);
  }

  @Override
  public void log(RoomId room, LogEntry entry) {
    log.write(room, entry);
  }
}
