package eu.parvis.meeting;

import eu.parvis.account.PersonAdded;
import eu.parvis.account.PersonProfile;
import eu.parvis.room.RoomId;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives a new account the meetings that its address was invited to. */
@Component
class AttendeeAccounts {

  private final JdbcClient database;
  private final EntityManager entities;
  private final RoomGrants grants;

  AttendeeAccounts(JdbcClient database, EntityManager entities, RoomGrants grants) {
    this.database = database;
    this.entities = entities;
    this.grants = grants;
  }

  @EventListener
  void on(PersonAdded added) {
    entities.flush();
    rooms(added.person()).forEach(room -> grants.write(new RoomId(room)));
  }

  /** Rooms in which the new person has a role. */
  private List<UUID> rooms(PersonProfile person) {
    return database
        .sql(
            """
            with found as (
              update attendee set person_id = :person where email = :email and person_id is null
              returning meeting_id)
            select distinct m.room_id from found f join meeting m on m.id = f.meeting_id
            """)
        .param("person", person.id().value())
        .param("email", person.email().value())
        .query((row, _) -> row.getObject(1, UUID.class))
        .list();
  }
}
