package eu.parvis.meeting;

import static eu.parvis.meeting.SqlTime.utc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Writes the occurrences of meetings as rows. What is over stays as it was; what is to come is what
 * the rule says, except for what was changed by itself. The meeting is locked and flushed.
 */
@Component
class OccurrenceRows {

  /** How far ahead every series has its rows, and at least its next one. */
  static final Period AHEAD = Period.ofMonths(18);

  /** Written in advance, so that no series is touched every night. */
  private static final Period SPARE = Period.ofMonths(1);

  private static final String INSERT =
      """
      insert into occurrence
        (meeting_id, day, organizer_id, zone, starts_at, ends_at, listed_until, own)
      values (?, ?, ?, ?, ?, ?, ?, false)
      on conflict (meeting_id, day) do update
        set zone = excluded.zone, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
            listed_until = excluded.listed_until
        where not occurrence.own
      """;

  private final JdbcTemplate database;

  OccurrenceRows(JdbcTemplate database) {
    this.database = database;
  }

  /** The row of a new meeting without a time. */
  void writeUntimed(Meeting meeting) {
    var from = meeting.createdAt();
    var day = from.atZone(meeting.zone()).toLocalDate();
    insert(List.<Object[]>of(row(meeting, day, from, null, from.plus(Occurrence.UNTIMED_LISTING))));
  }

  /** Replaces every row, as of a meeting that took place once; see {@link #rewrite}. */
  @Nullable LocalDate replace(Meeting meeting, Series series, Instant now) {
    database.update("delete from occurrence where meeting_id = ?", meeting.id().value());
    return write(meeting, series, series.when().start().toLocalDate(), now);
  }

  /**
   * Replaces what is to come of a series.
   *
   * @return until which day there are rows now, or null if there will be no more
   */
  @Nullable LocalDate rewrite(Meeting meeting, Series series, Instant now) {
    var id = meeting.id().value();
    var toCome = "select day from occurrence where meeting_id = ? and own and listed_until > ?";
    database.update(
        "delete from occurrence where meeting_id = ? and not own and listed_until > ?",
        id,
        utc(now));
    database.query(toCome, (row, _) -> row.getObject(1, LocalDate.class), id, utc(now)).stream()
        .filter(day -> !series.has(day))
        .forEach(day ->
            database.update("delete from occurrence where meeting_id = ? and day = ?", id, day));
    // A meeting lasts a day at most, and the date of its zone is off by one at most.
    return write(meeting, series, now.atZone(meeting.zone()).toLocalDate().minusDays(2), now);
  }

  /** Adds the rows from a day on that a series lacks; returns what {@link #rewrite} does. */
  @Nullable LocalDate extend(Meeting meeting, Series series, LocalDate from, Instant now) {
    return write(meeting, series, from, now);
  }

  /** Gives another meeting what is from a day on. */
  void move(Meeting from, Meeting to, LocalDate day) {
    database.update(
        "update occurrence set meeting_id = ?, sequence = 0 where meeting_id = ? and day >= ?",
        to.id().value(),
        from.id().value(),
        day);
  }

  /** Gives back what {@link #move} gave away, except for what the rule of today makes anew. */
  void giveBack(Meeting from, Meeting to, Instant now) {
    database.update(
        "delete from occurrence where meeting_id = ? and not own and listed_until > ?",
        from.id().value(),
        utc(now));
    database.update(
        """
        update occurrence o set meeting_id = ?, sequence = 0
        where meeting_id = ? and not exists
          (select from occurrence p where p.meeting_id = ? and p.day = o.day)
        """,
        to.id().value(),
        from.id().value(),
        to.id().value());
  }

  /** Marks what is to come as cancelled and keeps only its first row: the rest says no more. */
  void cancel(Meeting meeting, Instant now) {
    var id = meeting.id().value();
    if (meeting.repeats()) {
      database.update(
          """
          delete from occurrence where meeting_id = ? and listed_until > ? and day >
            (select min(day) from occurrence where meeting_id = ? and listed_until > ?)
          """,
          id,
          utc(now),
          id,
          utc(now));
    }
    database.update(
        """
        update occurrence set cancelled_at = ?
        where meeting_id = ? and cancelled_at is null and (listed_until > ? or not ?)
        """,
        utc(now),
        id,
        utc(now),
        meeting.repeats());
  }

  private @Nullable LocalDate write(Meeting meeting, Series series, LocalDate from, Instant now) {
    var after = series.repeats() == null ? Instant.MIN : now;
    var until = now.atZone(meeting.zone()).toLocalDate().plus(AHEAD).plus(SPARE);
    var rows = rows(meeting, series, from, until, after);
    if (rows.isEmpty()) {
      until = series.next(until).orElse(until);
      rows = rows(meeting, series, from, until, after);
    }
    insert(rows);
    return series.next(until.plusDays(1)).isPresent() ? until : null;
  }

  private static List<Object[]> rows(
      Meeting meeting, Series series, LocalDate from, LocalDate to, Instant after) {
    var rows = new ArrayList<Object[]>();
    for (var day : series.days(from, to)) {
      var span = series.on(day).filter(found -> found.end().toInstant().isAfter(after));
      if (span.isPresent()) {
        var end = span.get().end().toInstant();
        rows.add(row(meeting, day, span.get().start().toInstant(), end, end));
      }
    }
    return rows;
  }

  private static Object[] row(
      Meeting meeting, LocalDate day, Instant start, @Nullable Instant end, Instant listedUntil) {
    return new Object[] {
      meeting.id().value(),
      day,
      meeting.organizer().value(),
      meeting.zone().getId(),
      utc(start),
      end == null ? null : utc(end),
      utc(listedUntil)
    };
  }

  private void insert(List<Object[]> rows) {
    database.batchUpdate(INSERT, rows);
  }
}
