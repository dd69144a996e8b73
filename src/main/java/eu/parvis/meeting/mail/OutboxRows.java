package eu.parvis.meeting.mail;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.meeting.mail.Fate.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of mail. Every method works in its caller's transaction. */
@Component
class OutboxRows {

  private final JdbcTemplate database;

  OutboxRows(JdbcTemplate database) {
    this.database = database;
  }

  /**
   * A mail whose turn it is.
   *
   * @param useful false if it reminds of what has begun, is not to be, or not of the recipient's
   */
  record Due(
      UUID id, String recipient, String body, int attempts, Instant written, boolean useful) {}

  /** A mail that stays here. */
  record Kept(UUID id, String recipient, Occasion occasion, Instant written, String body) {}

  void add(UUID id, Letter letter, String body, boolean sends, Instant now) {
    database.update(
        """
        insert into outbox_mail
            (id, meeting_id, recipient, occasion, body, state, begins_at, next_at, created_at,
             changed_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        id,
        letter.meeting(),
        letter.reader().address().value(),
        letter.occasion().name(),
        body,
        (sends ? State.WAITING : State.KEPT).name(),
        letter.occasion() == Occasion.REMINDER ? at(letter.when().start().toInstant()) : null,
        sends ? at(now) : null,
        at(now),
        at(now));
  }

  /** Takes the next mail whose turn it is, so that nobody else does until the transaction ends. */
  Optional<Due> take(Instant now) {
    return database
        .query(
            """
            select id, recipient, body, attempts, created_at,
                   begins_at is null or begins_at > ? and exists
                     (select from occurrence o join meeting m on m.id = o.meeting_id
                      join room r on r.id = m.room_id
                      where o.meeting_id = mail.meeting_id and o.starts_at = begins_at
                        and o.cancelled_at is null and m.cancelled_at is null
                        and m.deleted_at is null and r.archived_at is null
                        and (exists (select from attendee a
                                     where a.meeting_id = m.id and a.email = recipient)
                             or exists (select from person p
                                        where p.id = m.organizer_id and p.email = recipient)))
            from outbox_mail mail
            where state = 'WAITING' and next_at <= ?
            order by next_at for update skip locked limit 1
            """,
            (row, _) ->
                new Due(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getInt(4),
                    instant(row, 5),
                    row.getBoolean(6)),
            at(now),
            at(now))
        .stream()
        .findFirst();
  }

  void delete(UUID id) {
    database.update("delete from outbox_mail where id = ?", id);
  }

  void sent(UUID id, Instant now) {
    settle(id, State.SENT, null, now);
  }

  void failed(UUID id, Trouble trouble, Instant now) {
    settle(id, State.FAILED, trouble, now);
  }

  /** Only of one that has left. */
  void bounced(UUID id, Trouble trouble, Instant now) {
    database.update(
        """
        update outbox_mail set state = 'FAILED', trouble = ?, changed_at = ?
        where id = ? and state = 'SENT'
        """,
        trouble.name(),
        at(now),
        id);
  }

  void delayed(UUID id, Trouble trouble, Instant next, Instant now) {
    database.update(
        """
        update outbox_mail set attempts = attempts + 1, trouble = ?, next_at = ?, changed_at = ?
        where id = ?
        """,
        trouble.name(),
        at(next),
        at(now),
        id);
  }

  private void settle(UUID id, State state, @Nullable Trouble trouble, Instant now) {
    database.update(
        """
        update outbox_mail
        set attempts = attempts + 1, state = ?, trouble = ?, body = null, next_at = null,
            changed_at = ?
        where id = ?
        """,
        state.name(),
        trouble == null ? null : trouble.name(),
        at(now),
        id);
  }

  /** What became of the last mail of each recipient; of reminders, only what went wrong. */
  List<Fate> fates(UUID meeting) {
    return database.query(
        """
        select distinct on (recipient) recipient, occasion, state, trouble, changed_at
        from outbox_mail where meeting_id = ? and (begins_at is null or state = 'FAILED')
        order by recipient, created_at desc
        """,
        (row, _) ->
            new Fate(
                new EmailAddress(row.getString(1)),
                Occasion.valueOf(row.getString(2)),
                State.valueOf(row.getString(3)),
                Optional.ofNullable(row.getString(4)).map(Trouble::valueOf).orElse(null),
                instant(row, 5)),
        meeting);
  }

  /** Mails that stay here, the newest first. */
  List<Kept> kept(int offset, int most) {
    return database.query(
        """
        select id, recipient, occasion, created_at, body from outbox_mail
        where state = 'KEPT' order by created_at desc, id offset ? limit ?
        """,
        (row, _) -> kept(row),
        offset,
        most);
  }

  Optional<Kept> kept(UUID id) {
    return database
        .query(
            """
            select id, recipient, occasion, created_at, body from outbox_mail
            where state = 'KEPT' and id = ?
            """,
            (row, _) -> kept(row),
            id)
        .stream()
        .findFirst();
  }

  int deleteKept(Instant before) {
    return database.update(
        "delete from outbox_mail where state = 'KEPT' and created_at < ?", at(before));
  }

  /** What waits is left. */
  int deleteReminders(Instant before) {
    return database.update(
        """
        delete from outbox_mail
        where begins_at is not null and created_at < ? and state <> 'WAITING'
        """,
        at(before));
  }

  /** Of meetings that are gone; what waits is left. */
  int deleteWithoutMeeting() {
    return database.update(
        "delete from outbox_mail where meeting_id is null and state in ('SENT', 'FAILED')");
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        row.getObject(1, UUID.class),
        row.getString(2),
        Occasion.valueOf(row.getString(3)),
        instant(row, 4),
        row.getString(5));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
