package eu.parvis.meeting;

import static eu.parvis.meeting.SqlTime.utc;

import eu.parvis.room.Grant;
import eu.parvis.room.Grantee;
import eu.parvis.room.Grants;
import eu.parvis.room.Role;
import eu.parvis.room.RoomId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives whoever is invited to a meeting a role in its room, from the invitation on until the link
 * tells no more of the meeting. Its organizer has one too: a room may get another owner.
 */
@Component
class RoomGrants {

  private static final String GRANTS =
      """
      with standing as (
        select m.id, m.organizer_id,
               case when m.starts is not null and m.expanded_until is null then
                 (select coalesce(max(o.listed_until), '-infinity') from occurrence o
                  where o.meeting_id = m.id) + cast(:told as interval) end as until
        from meeting m
        where m.room_id = :room and m.deleted_at is null and m.cancelled_at is null)
      select a.person_id, a.email, a.moderator or a.co_organizer as moderates, s.id, s.until
      from standing s join attendee a on a.meeting_id = s.id
      where s.until is null or s.until > :now
      union all
      select s.organizer_id, null, true, s.id, s.until from standing s
      where s.until is null or s.until > :now
      """;

  private final JdbcClient database;
  private final Grants grants;
  private final Clock clock;

  RoomGrants(JdbcClient database, Grants grants, Clock clock) {
    this.database = database;
    this.grants = grants;
    this.clock = clock;
  }

  /** Says anew who they are, by what is stored of all meetings of the room. */
  void write(RoomId room) {
    var given =
        database
            .sql(GRANTS)
            .param("room", room.value())
            .param("told", RoomAgendas.TOLD.toString())
            .param("now", utc(clock.instant()))
            .query((row, _) -> grant(row))
            .list();
    grants.giveByMeetings(room, new HashSet<>(given));
  }

  private static Grant grant(ResultSet row) throws SQLException {
    var until = row.getObject("until", OffsetDateTime.class);
    return new Grant(
        Grantee.of(row.getObject("person_id", UUID.class), row.getString("email")),
        row.getBoolean("moderates") ? Role.MODERATOR : Role.MEMBER,
        row.getObject("id", UUID.class),
        until == null ? null : until.toInstant());
  }
}
