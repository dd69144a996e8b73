package eu.parvis.conference;

import eu.parvis.room.Policies;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.RoomId;
import eu.parvis.room.Rooms;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What holds in rooms while people are in them, in the database. */
@Service
@Transactional
class DurableHouse implements House {

  private final Rooms rooms;
  private final AdmissionRows admissions;
  private final ConferenceLog log;
  private final JdbcClient database;
  private final Clock clock;

  DurableHouse(
      Rooms rooms, AdmissionRows admissions, ConferenceLog log, JdbcClient database, Clock clock) {
    this.rooms = rooms;
    this.admissions = admissions;
    this.log = log;
    this.database = database;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public int participantLimit(RoomId room) {
    return rooms.find(room).map(RoomDetails::participantLimit).orElse(0);
  }

  @Override
  @Transactional(readOnly = true)
  public Policies policies(RoomId room) {
    return rooms.find(room).map(RoomDetails::policies).orElseGet(Policies::open);
  }

  @Override
  public void change(RoomId room, Policies policies) {
    rooms.configure(room, settings -> settings.withPolicies(policies));
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
  public void lock(RoomId room, Set<ParticipantId> present) {
    database
        .sql(
            """
            insert into room_lock (room_id, locked_at) values (:room, :now)
            on conflict (room_id) do nothing
            """)
        .param("room", room.value())
        .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
    var ids = present.stream().map(ParticipantId::value).collect(Collectors.toSet());
    admissions.markOutside(room.value(), ids);
  }

  @Override
  public void unlock(RoomId room) {
    database.sql("delete from room_lock where room_id = ?").param(room.value()).update();
    admissions.markInside(room.value());
  }

  @Override
  public void log(RoomId room, LogEntry entry) {
    log.write(room, entry);
  }
}
