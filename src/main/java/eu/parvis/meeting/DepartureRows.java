package eu.parvis.meeting;

import static eu.parvis.meeting.SqlTime.utc;

import eu.parvis.account.PersonId;
import eu.parvis.room.RoomId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of meetings that an account leaves. */
@Component
class DepartureRows {

  private static final String TO_COME =
      """
       and m.deleted_at is null and m.cancelled_at is null and exists
         (select from occurrence o
          where o.meeting_id = m.id and o.listed_until > :now and o.cancelled_at is null)
      """;

  private final JdbcClient database;

  DepartureRows(JdbcClient database) {
    this.database = database;
  }

  /** How many meetings of an organizer are to come. */
  long organized(PersonId person, Instant now) {
    return count("select count(*) from meeting m where m.organizer_id = :person", person, now);
  }

  /** How many meetings that others organize with somebody are to come. */
  long coOrganized(PersonId person, Instant now) {
    return count(
        """
        select count(*) from meeting m join attendee a on a.meeting_id = m.id
        where a.person_id = :person and a.co_organizer
        """,
        person,
        now);
  }

  private long count(String select, PersonId person, Instant now) {
    return database
        .sql(select + TO_COME)
        .param("person", person.value())
        .param("now", utc(now))
        .query(Long.class)
        .single();
  }

  /** What of it is to come. */
  List<MeetingId> toCome(PersonId organizer, Instant now) {
    return database
        .sql("select m.id from meeting m where m.organizer_id = :person" + TO_COME)
        .param("person", organizer.value())
        .param("now", utc(now))
        .query((row, _) -> new MeetingId(row.getObject(1, UUID.class)))
        .list();
  }

  /** Where somebody organizes or is invited. */
  List<RoomId> rooms(PersonId person) {
    return database
        .sql(
            """
            select room_id from meeting where organizer_id = :person
            union select m.room_id from attendee a join meeting m on m.id = a.meeting_id
            where a.person_id = :person order by 1
            """)
        .param("person", person.value())
        .query((row, _) -> new RoomId(row.getObject(1, UUID.class)))
        .list();
  }

  /** Who organized the newest meeting in a room. */
  Optional<PersonId> organizerIn(RoomId room) {
    return database
        .sql("select organizer_id from meeting where room_id = :room order by created_at desc")
        .param("room", room.value())
        .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
        .stream()
        .findFirst();
  }

  /** Every meeting has another organizer, who is no attendee of it. */
  void pass(PersonId person, PersonId heir) {
    for (var change :
        List.of(
            """
            delete from attendee a using meeting m
            where m.id = a.meeting_id and m.organizer_id = :person and a.person_id = :heir
            """,
            "update occurrence set organizer_id = :heir where organizer_id = :person",
            """
            update meeting set organizer_id = :heir, version = version + 1
            where organizer_id = :person
            """)) {
      database.sql(change).param("person", person.value()).param("heir", heir.value()).update();
    }
  }

  /** Leaves of an attendee the address that was invited and what it answered. */
  void forget(PersonId person) {
    for (var change :
        List.of(
            """
            update attendee_answer x set comment = '' from attendee a
            where a.id = x.attendee_id and a.person_id = :person
            """,
            """
            update attendee set person_id = null, name = '', comment = '', moderator = false,
                                co_organizer = false
            where person_id = :person
            """)) {
      database.sql(change).param("person", person.value()).update();
    }
  }
}
