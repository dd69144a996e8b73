package eu.parvis.meeting;

import eu.parvis.account.PersonId;
import eu.parvis.kernel.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** The rows of attendees. The meeting is locked and flushed where they are written. */
@Component
class AttendeeRows {

  private static final String SELECT =
      """
      select a.id, a.meeting_id, a.email, a.name, a.person_id, a.role, a.moderator, a.co_organizer,
             a.partstat, a.comment, a.asked, a.answered, a.answered_at
      from attendee a
      """;

  private static final RowMapper<AttendeeDetails> ATTENDEE = (row, _) -> attendee(row);

  private final JdbcTemplate database;

  AttendeeRows(JdbcTemplate database) {
    this.database = database;
  }

  List<AttendeeDetails> list(MeetingId meeting) {
    return database.query(
        SELECT + "where a.meeting_id = ? order by a.created_at, a.email",
        ATTENDEE,
        meeting.value());
  }

  Optional<AttendeeDetails> find(AttendeeId id) {
    return database.query(SELECT + "where a.id = ?", ATTENDEE, id.value()).stream().findFirst();
  }

  Optional<AttendeeDetails> find(MeetingId meeting, PersonId person) {
    return database
        .query(
            SELECT + "where a.meeting_id = ? and a.person_id = ?",
            ATTENDEE,
            meeting.value(),
            person.value())
        .stream()
        .findFirst();
  }

  void insert(Collection<AttendeeDetails> attendees, Instant now) {
    database.batchUpdate(
        """
        insert into attendee (id, meeting_id, email, name, person_id, role, moderator, co_organizer,
                              partstat, comment, created_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, 'NEEDS_ACTION', '', ?)
        """,
        attendees.stream().map(attendee -> inserted(attendee, now)).toList());
  }

  private static Object[] inserted(AttendeeDetails attendee, Instant now) {
    var invitee = attendee.invitee();
    return new Object[] {
      attendee.id().value(),
      attendee.meeting().value(),
      invitee.email().value(),
      invitee.name(),
      attendee.person() == null ? null : attendee.person().value(),
      invitee.role().name(),
      invitee.moderator(),
      invitee.coOrganizer(),
      utc(now)
    };
  }

  void update(Collection<AttendeeDetails> attendees) {
    database.batchUpdate(
        """
        update attendee set name = ?, person_id = ?, role = ?, moderator = ?, co_organizer = ?
        where id = ?
        """,
        attendees.stream().map(AttendeeRows::updated).toList());
  }

  private static Object[] updated(AttendeeDetails attendee) {
    var invitee = attendee.invitee();
    return new Object[] {
      invitee.name(),
      attendee.person() == null ? null : attendee.person().value(),
      invitee.role().name(),
      invitee.moderator(),
      invitee.coOrganizer(),
      attendee.id().value()
    };
  }

  /** Invites the attendees of one meeting to another; they are asked anew. */
  void copy(MeetingId from, MeetingId to, Instant now) {
    database.update(
        """
        insert into attendee (id, meeting_id, email, name, person_id, role, moderator, co_organizer,
                              partstat, comment, created_at)
        select gen_random_uuid(), ?, email, name, person_id, role, moderator, co_organizer,
               'NEEDS_ACTION', '', ?
        from attendee where meeting_id = ?
        """,
        to.value(),
        utc(now),
        from.value());
  }

  void delete(Collection<AttendeeId> attendees) {
    database.batchUpdate(
        "delete from attendee where id = ?",
        attendees.stream().map(id -> new Object[] {id.value()}).toList());
  }

  /** Everybody is asked anew about the series, except for its exceptions and what is over. */
  void reopen(MeetingId meeting, Instant now) {
    database.update(
        """
        update attendee set partstat = 'NEEDS_ACTION', comment = '', answered = null,
                            answered_at = null
        where meeting_id = ? and answered is not null
        """,
        meeting.value());
    database.update(
        """
        delete from attendee_answer x using attendee a
        where a.id = x.attendee_id and a.meeting_id = ? and not exists
          (select from occurrence o where o.meeting_id = a.meeting_id and o.day = x.day
             and (o.own or o.listed_until <= ?))
        """,
        meeting.value(),
        utc(now));
  }

  /** Everybody is asked anew about one occurrence. */
  void reopen(MeetingId meeting, LocalDate day) {
    database.update(
        """
        insert into attendee_answer (attendee_id, day, partstat, comment, asked)
        select id, ?, 'NEEDS_ACTION', '', asked from attendee where meeting_id = ?
        on conflict (attendee_id, day) do update
          set partstat = excluded.partstat, comment = '', answered = null, answered_at = null
        """,
        day,
        meeting.value());
  }

  /** Notes that attendees were sent a request for the series. */
  void asked(MeetingId meeting, Collection<EmailAddress> attendees, int sequence) {
    database.batchUpdate(
        "update attendee set asked = ? where meeting_id = ? and email = ?",
        attendees.stream()
            .map(email -> new Object[] {sequence, meeting.value(), email.value()})
            .toList());
  }

  /** Notes that attendees were sent a request for one occurrence. */
  void asked(MeetingId meeting, LocalDate day, Collection<EmailAddress> attendees, int sequence) {
    database.batchUpdate(
        """
        insert into attendee_answer (attendee_id, day, partstat, comment, asked, answered,
                                     answered_at)
        select id, ?, partstat, comment, ?, answered, answered_at
        from attendee where meeting_id = ? and email = ?
        on conflict (attendee_id, day) do update set asked = excluded.asked
        """,
        attendees.stream()
            .map(email -> new Object[] {day, sequence, meeting.value(), email.value()})
            .toList());
  }

  /** What stands for one occurrence by itself, of those for whom something does. */
  Map<AttendeeId, Response> responses(MeetingId meeting, LocalDate day) {
    var found = new HashMap<AttendeeId, Response>();
    database.query(
        """
        select x.attendee_id, x.partstat, x.comment, x.asked, x.answered, x.answered_at
        from attendee_answer x join attendee a on a.id = x.attendee_id
        where a.meeting_id = ? and x.day = ?
        """,
        row -> {
          found.put(new AttendeeId(row.getObject("attendee_id", UUID.class)), response(row));
        },
        meeting.value(),
        day);
    return found;
  }

  /** What stands for one occurrence by itself. */
  Optional<Response> response(AttendeeId attendee, LocalDate day) {
    return database
        .query(
            """
            select partstat, comment, asked, answered, answered_at
            from attendee_answer where attendee_id = ? and day = ?
            """,
            (row, _) -> response(row),
            attendee.value(),
            day)
        .stream()
        .findFirst();
  }

  void respond(AttendeeId attendee, Response response) {
    database.update(
        """
        update attendee set partstat = ?, comment = ?, answered = ?, answered_at = ? where id = ?
        """,
        response.partStat().name(),
        response.comment(),
        response.answered(),
        utc(response.answeredAt()),
        attendee.value());
  }

  void respond(AttendeeId attendee, LocalDate day, Response response) {
    database.update(
        """
        insert into attendee_answer (attendee_id, day, partstat, comment, asked, answered,
                                     answered_at)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (attendee_id, day) do update
          set partstat = excluded.partstat, comment = excluded.comment,
              answered = excluded.answered, answered_at = excluded.answered_at
        """,
        attendee.value(),
        day,
        response.partStat().name(),
        response.comment(),
        response.asked(),
        response.answered(),
        utc(response.answeredAt()));
  }

  /** Notes until when the meeting is listed, for ranges over the meetings of a person. */
  void follow(MeetingId meeting) {
    database.update(
        """
        update attendee set listed_until = m.until
        from (select case when expanded_until is null
                then (select coalesce(max(listed_until), '-infinity')
                      from occurrence where meeting_id = id)
                else 'infinity' end as until
              from meeting where id = ?) m
        where meeting_id = ? and listed_until <> m.until
        """,
        meeting.value(),
        meeting.value());
  }

  private static AttendeeDetails attendee(ResultSet row) throws SQLException {
    var person = row.getObject("person_id", UUID.class);
    return new AttendeeDetails(
        new AttendeeId(row.getObject("id", UUID.class)),
        new MeetingId(row.getObject("meeting_id", UUID.class)),
        new Invitee(
            new EmailAddress(row.getString("email")),
            row.getString("name"),
            ParticipationRole.valueOf(row.getString("role")),
            row.getBoolean("moderator"),
            row.getBoolean("co_organizer")),
        person == null ? null : new PersonId(person),
        response(row));
  }

  private static Response response(ResultSet row) throws SQLException {
    var at = row.getObject("answered_at", OffsetDateTime.class);
    return new Response(
        PartStat.valueOf(row.getString("partstat")),
        row.getString("comment"),
        row.getObject("asked", Integer.class),
        row.getObject("answered", Integer.class),
        at == null ? null : at.toInstant());
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }
}
