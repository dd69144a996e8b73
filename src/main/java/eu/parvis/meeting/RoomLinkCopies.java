package eu.parvis.meeting;

import eu.parvis.room.RoomChanged;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Has meetings carry the link that their room has, for what is sent and subscribed to. */
@Component
class RoomLinkCopies {

  private final JdbcClient database;

  RoomLinkCopies(JdbcClient database) {
    this.database = database;
  }

  /** Not by the entity: an edit under way is not disturbed. */
  @EventListener
  void on(RoomChanged changed) {
    database
        .sql(
            """
            update meeting m set slug = r.slug from room r
            where r.id = m.room_id and r.id = :room and m.slug <> r.slug
            """)
        .param("room", changed.room().value())
        .update();
  }
}
