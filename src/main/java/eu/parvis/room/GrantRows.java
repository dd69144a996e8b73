package eu.parvis.room;

import eu.parvis.account.PersonId;
import eu.parvis.kernel.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of grants. The room is locked and flushed where they are written. */
@Component
class GrantRows {

  private final JdbcClient database;

  GrantRows(JdbcClient database) {
    this.database = database;
  }

  List<Grant> list(RoomId room) {
    return database
        .sql("select person_id, email, role, meeting, until from room_grant where room_id = ?")
        .param(room.value())
        .query((row, _) -> grant(row))
        .list();
  }

  /** The highest role that is given to an account, or to its address. */
  Optional<Role> of(RoomId room, PersonId person, EmailAddress email, Instant now) {
    return highest(
        database
            .sql(
                """
                select role from room_grant where room_id = :room
                  and (person_id = :person or email in (:emails))
                  and (until is null or until > :now)
                """)
            .param("person", person.value()),
        room,
        email,
        now);
  }

  /** The highest role that is given to a bare address. */
  Optional<Role> ofAddress(RoomId room, EmailAddress email, Instant now) {
    return highest(
        database.sql(
            """
            select role from room_grant
            where room_id = :room and email in (:emails) and (until is null or until > :now)
            """),
        room,
        email,
        now);
  }

  private static Optional<Role> highest(
      JdbcClient.StatementSpec query, RoomId room, EmailAddress email, Instant now) {
    return query
        .param("room", room.value())
        .param("emails", email.spellings())
        .param("now", utc(now))
        .query((row, _) -> Role.valueOf(row.getString(1)))
        .list()
        .stream()
        .min(Role::compareTo);
  }

  void insert(RoomId room, Grant grant) {
    database
        .sql(
            """
            insert into room_grant (room_id, person_id, email, role, meeting, until)
            values (:room, :person, :email, :role, :meeting, :until)
            """)
        .param("room", room.value())
        .param("person", person(grant.grantee()))
        .param("email", email(grant.grantee()))
        .param("role", grant.role().name())
        .param("meeting", grant.meeting())
        .param("until", utc(grant.until()))
        .update();
  }

  /** Forgets a grant, whatever its role and its end. */
  void delete(RoomId room, Grant grant) {
    database
        .sql(
            """
            delete from room_grant where room_id = :room
              and person_id is not distinct from :person::uuid
              and email is not distinct from :email::varchar
              and meeting is not distinct from :meeting::uuid
            """)
        .param("room", room.value())
        .param("person", person(grant.grantee()))
        .param("email", email(grant.grantee()))
        .param("meeting", grant.meeting())
        .update();
  }

  private static Grant grant(ResultSet row) throws SQLException {
    var until = row.getObject("until", OffsetDateTime.class);
    return new Grant(
        Grantee.of(row.getObject("person_id", UUID.class), row.getString("email")),
        Role.valueOf(row.getString("role")),
        row.getObject("meeting", UUID.class),
        until == null ? null : until.toInstant());
  }

  private static @Nullable UUID person(Grantee grantee) {
    return grantee instanceof Grantee.Account(var person) ? person.value() : null;
  }

  private static @Nullable String email(Grantee grantee) {
    return grantee instanceof Grantee.Address(var email) ? email.value() : null;
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }
}
