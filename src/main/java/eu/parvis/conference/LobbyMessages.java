package eu.parvis.conference;

import eu.parvis.room.RoomId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What those who wait are told by who may let them in: the newest of each room. */
@Component
class LobbyMessages {

  /** After this it is no news to anybody. */
  private static final Duration KEPT = Duration.ofHours(12);

  private final JdbcClient database;
  private final Clock clock;

  LobbyMessages(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  Optional<LobbyMessage> of(RoomId room) {
    return database
        .sql("select text, said_at from lobby_message where room_id = ? and said_at > ?")
        .param(room.value())
        .param(Timestamp.from(clock.instant().minus(KEPT)))
        .query((row, _) -> new LobbyMessage(row.getString(1), row.getTimestamp(2).toInstant()))
        .optional();
  }

  void say(RoomId room, LobbyMessage message) {
    database
        .sql(
            """
            insert into lobby_message (room_id, text, said_at) values (?, ?, ?)
            on conflict (room_id) do update set text = excluded.text, said_at = excluded.said_at\
            """)
        .param(room.value())
        .param(message.text())
        .param(Timestamp.from(message.at()))
        .update();
  }

  void delete(RoomId room) {
    database.sql("delete from lobby_message where room_id = ?").param(room.value()).update();
  }

  void deleteOld() {
    Instant old = clock.instant().minus(KEPT);
    database.sql("delete from lobby_message where said_at < ?").param(Timestamp.from(old)).update();
  }
}
