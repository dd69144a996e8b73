package eu.parvis.meeting;

import static eu.parvis.meeting.SqlTime.utc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The rows of reminders. Every method works in its caller's transaction. */
@Component
class ReminderRows {

  /** What begins in a time and is to be reminded of in one way. */
  static final String BEGINNING =
      """
      select o.meeting_id, o.day, o.zone, o.starts_at
      from occurrence o join meeting m on m.id = o.meeting_id
      where o.starts_at > :from and o.starts_at <= :to
        and o.ends_at is not null and o.cancelled_at is null
        and m.cancelled_at is null and m.deleted_at is null
        and :reminder = any (string_to_array(m.reminders, ','))
      """;

  private final JdbcClient database;

  ReminderRows(JdbcClient database) {
    this.database = database;
  }

  /** A reminder of an occurrence, which began or begins at {@code start} when it was due. */
  record Row(Occurrence.Key occurrence, Reminder reminder, ZonedDateTime start) {}

  /** Until when it was looked; empty while somebody else looks. */
  Optional<Instant> takeRound() {
    return database
        .sql("select done_until from reminder_round for update skip locked")
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  void endRound(Instant until) {
    database.sql("update reminder_round set done_until = ?").param(utc(until)).update();
  }

  /** What begins after {@code from}, and not after {@code to}, and has a reminder. */
  List<Row> beginning(Reminder reminder, Instant from, Instant to) {
    return beginning(database, BEGINNING, reminder, from, to)
        .query((row, _) ->
            new Row(
                new Occurrence.Key(
                    row.getObject("meeting_id", UUID.class), row.getObject("day", LocalDate.class)),
                reminder,
                row.getObject("starts_at", OffsetDateTime.class)
                    .atZoneSameInstant(ZoneId.of(row.getString("zone")))))
        .list();
  }

  static StatementSpec beginning(
      JdbcClient database, String text, Reminder reminder, Instant from, Instant to) {
    return database
        .sql(text)
        .param("reminder", reminder.name())
        .param("from", utc(from))
        .param("to", utc(to));
  }

  /** Of two reminders of an occurrence that wait, the later one stays. */
  void add(Collection<Row> rows, Instant now) {
    for (var row : rows) {
      database
          .sql(
              """
              insert into reminder_due (meeting_id, day, reminder, starts_at, next_at)
              values (?, ?, ?, ?, ?)
              on conflict (meeting_id, day) do update
                set reminder = excluded.reminder, starts_at = excluded.starts_at
              """)
          .params(
              row.occurrence().meeting(),
              row.occurrence().day(),
              row.reminder().name(),
              row.start().toOffsetDateTime(),
              utc(now))
          .update();
    }
  }

  /** Takes one that waits, so that nobody else does until the transaction ends. */
  Optional<Row> take(Instant now) {
    return database
        .sql(
            """
            select meeting_id, day, reminder, starts_at from reminder_due
            where next_at <= ? order by next_at for update skip locked limit 1
            """)
        .param(utc(now))
        .query((row, _) ->
            new Row(
                new Occurrence.Key(
                    row.getObject("meeting_id", UUID.class), row.getObject("day", LocalDate.class)),
                Reminder.valueOf(row.getString("reminder")),
                row.getObject("starts_at", OffsetDateTime.class).toZonedDateTime()))
        .optional();
  }

  void delete(Occurrence.Key occurrence) {
    database
        .sql("delete from reminder_due where meeting_id = ? and day = ?")
        .params(occurrence.meeting(), occurrence.day())
        .update();
  }

  void postpone(Occurrence.Key occurrence, Instant next) {
    database
        .sql("update reminder_due set next_at = ? where meeting_id = ? and day = ?")
        .params(utc(next), occurrence.meeting(), occurrence.day())
        .update();
  }
}
