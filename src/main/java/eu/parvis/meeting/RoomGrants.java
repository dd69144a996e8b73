package eu.parvis.meeting;

import eu.parvis.account.PersonId;
import eu.parvis.room.RoomId;
import eu.parvis.room.Rooms;
import java.util.HashSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes moderators of a room of those who are moderators of a meeting in it, or organize one. */
@Component
class RoomGrants {

  private final JdbcClient database;
  private final Rooms rooms;

  RoomGrants(JdbcClient database, Rooms rooms) {
    this.database = database;
    this.rooms = rooms;
  }

  /** Says anew who they are, by what is stored of all meetings of the room. */
  void write(RoomId room) {
    var moderators =
        database
            .sql(
                """
                select a.person_id from attendee a join meeting m on m.id = a.meeting_id
                where m.room_id = :room and m.deleted_at is null and m.cancelled_at is null
                  and a.person_id is not null and (a.moderator or a.co_organizer)
                """)
            .param("room", room.value())
            .query((row, _) -> row.getObject(1, UUID.class))
            .list();
    rooms.moderators(room, new HashSet<>(moderators.stream().map(PersonId::new).toList()));
  }
}
