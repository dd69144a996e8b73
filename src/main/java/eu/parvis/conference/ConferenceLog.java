package eu.parvis.conference;

import eu.parvis.room.RoomId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What participants did to others in the calls of rooms: written once, read by moderators. The
 * database takes the names of an account away with it.
 */
@Service
@Transactional
public class ConferenceLog {

  /** How long an entry is kept. */
  public static final Duration KEPT = Duration.ofDays(90);

  private final JdbcClient database;
  private final Clock clock;

  ConferenceLog(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  void write(RoomId room, LogEntry entry) {
    database
        .sql(
            """
            insert into conference_log
              (room_id, at, action, by_id, by_name, by_person,
               target_id, target_name, target_person, detail)
            values (:room, :at, :action, :byId, :by,
              (select p.id from admission a join person p on p.id = a.person_id where a.id = :byId),
              :targetId, :target,
              coalesce(
                (select p.id from admission a join person p on p.id = a.person_id
                  where a.id = :targetId),
                (select p.id from waiting w join person p on p.id = w.person_id
                  where w.id = :targetId)),
              :detail)
            """)
        .param("room", room.value())
        .param("at", utc(entry.at()))
        .param("action", entry.action().name())
        .param("byId", entry.byId().value())
        .param("by", entry.by())
        .param("targetId", entry.targetId() == null ? null : entry.targetId().value(), Types.OTHER)
        .param("target", entry.target())
        .param("detail", entry.detail())
        .update();
  }

  /** The latest entries of a room, the newest first. */
  @Transactional(readOnly = true)
  public List<LogEntry> latest(RoomId room, int most) {
    return database
        .sql(
            """
            select at, action, by_id, by_name, target_id, target_name, detail
            from conference_log where room_id = :room order by id desc limit :most
            """)
        .param("room", room.value())
        .param("most", most)
        .query(ConferenceLog::entry)
        .list();
  }

  int deleteOld() {
    return database
        .sql("delete from conference_log where at < ?")
        .param(utc(clock.instant().minus(KEPT)))
        .update();
  }

  private static LogEntry entry(ResultSet row, int number) throws SQLException {
    return new LogEntry(
        row.getObject("at", OffsetDateTime.class).toInstant(),
        Action.valueOf(row.getString("action")),
        new ParticipantId(row.getObject("by_id", UUID.class)),
        row.getString("by_name"),
        participant(row.getObject("target_id", UUID.class)),
        row.getString("target_name"),
        row.getString("detail"));
  }

  private static @Nullable ParticipantId participant(@Nullable UUID id) {
    return id == null ? null : new ParticipantId(id);
  }

  private static OffsetDateTime utc(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}
