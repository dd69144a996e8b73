package eu.parvis.meeting;

import static eu.parvis.meeting.SqlTime.utc;

import eu.parvis.account.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * A question about a person's occurrences, as text: only the conditions that it needs, so that each
 * has a plan of its own. Alias {@code o} is the occurrence, {@code m} its meeting, {@code a} the
 * attendee.
 */
final class CalendarQuery {

  private static final String INVITED =
      "select meeting_id, co_organizer from attendee where person_id = :person";

  /** Of meetings that are wholly over, the latest are enough; the others are few. */
  private static final String INVITED_LATELY =
      """
      (select b.meeting_id, b.co_organizer from attendee b join meeting n on n.id = b.meeting_id
       where b.person_id = :person and b.listed_until <= :to and n.deleted_at is null
       order by b.listed_until desc limit :last)
      union all
      (select meeting_id, co_organizer from attendee
       where person_id = :person and listed_until > :to)
      """;

  private final String organized;
  private final String invitedTo;
  private final String order;
  private final String attendees;
  private final StringBuilder filters = new StringBuilder();
  private final Map<String, Object> values = new LinkedHashMap<>();

  private CalendarQuery(
      String organized, String invitedTo, String order, String attendees, MeetingFilter filter) {
    this.organized = organized;
    this.invitedTo = invitedTo;
    this.order = order;
    this.attendees = attendees;
    filters.append(" and o.deleted_at is null");
    if (!filter.text().isEmpty()) {
      filters.append(
          " and coalesce(o.search, m.search) like '%' || folded(:title) || '%' escape '!'");
      values.put("title", literal(filter.text()));
    }
    filters.append(
        switch (filter.kind()) {
          case SERIES -> " and m.rule is not null";
          case ONCE -> " and m.rule is null";
          case ALL -> "";
        });
    if (!filter.cancelled()) {
      filters.append(" and o.cancelled_at is null");
    }
  }

  /** An occurrence, and what the person is to its meeting. */
  record Found(Occurrence.Key key, Standing standing) {

    private static Found of(ResultSet row) throws SQLException {
      var meeting = row.getObject("meeting_id", UUID.class);
      var day = row.getObject("day", LocalDate.class);
      return new Found(
          new Occurrence.Key(meeting, day), Standing.valueOf(row.getString("standing")));
    }
  }

  /** A meeting lasts a day at most: that bounds its start by its end, and its end by its start. */
  static CalendarQuery between(Instant from, Instant to, MeetingFilter filter) {
    return new CalendarQuery(
            " and o.listed_until > :from and o.starts_at > :since and o.starts_at < :to",
            " and o.listed_until > :from and o.listed_until <= :until and o.starts_at < :to",
            "",
            INVITED + " and listed_until > :from",
            filter)
        .with("from", from)
        .with("since", from.minus(MeetingPlan.LONGEST))
        .with("to", to)
        .with("until", to.plus(MeetingPlan.LONGEST));
  }

  static CalendarQuery upcoming(Instant from, MeetingFilter filter) {
    return new CalendarQuery(
            " and o.listed_until > :from and o.starts_at > :since",
            " and o.listed_until > :from",
            "",
            INVITED + " and listed_until > :from",
            filter)
        .with("from", from)
        .with("since", from.minus(MeetingPlan.LONGEST));
  }

  static CalendarQuery past(Instant to, MeetingFilter filter) {
    return new CalendarQuery(
            " and o.listed_until <= :to and o.starts_at < :to",
            " and o.listed_until <= :to",
            "desc",
            filter.narrows() ? INVITED : INVITED_LATELY,
            filter)
        .with("to", to);
  }

  /** At most so many, after as many as were shown. */
  List<Found> find(JdbcClient database, PersonId person, int shown, int most) {
    return statement(database, text(), person, shown, most).query((row, _) -> Found.of(row)).list();
  }

  /** A statement with the names of {@link #text}, and what they stand for. */
  StatementSpec statement(JdbcClient database, String text, PersonId person, int shown, int most) {
    return database
        .sql(text)
        .params(values)
        .param("person", person.value())
        .param("shown", shown)
        .param("most", most)
        .param("last", shown + most);
  }

  /**
   * The statement with its names. The two halves are sorted and cut before they meet; of each
   * meeting that a person is invited to, the first so many are enough.
   */
  String text() {
    return """
    select meeting_id, day, standing from (
      (select o.meeting_id, o.day, o.starts_at, m.created_at, 'ORGANIZER' as standing
       from occurrence o join meeting m on m.id = o.meeting_id
       where o.organizer_id = :person and m.organizer_id = :person and m.deleted_at is null%1$s%3$s
       order by o.starts_at %4$s limit :last)
      union all
      (select o.meeting_id, o.day, o.starts_at, m.created_at,
              case when a.co_organizer then 'CO_ORGANIZER' else 'ATTENDEE' end
       from (%5$s) a
       join meeting m on m.id = a.meeting_id
       cross join lateral (select * from occurrence o
         where o.meeting_id = a.meeting_id%2$s%3$s
         order by o.listed_until %4$s limit :last) o
       where m.deleted_at is null
       order by o.starts_at %4$s limit :last)
    ) found order by starts_at %4$s, created_at %4$s, meeting_id, day
    offset :shown limit :most
    """
        .formatted(organized, invitedTo, filters, order, attendees);
  }

  private CalendarQuery with(String name, Instant moment) {
    values.put(name, utc(moment));
    return this;
  }

  /** What is typed stands for itself. */
  private static String literal(String typed) {
    return typed.replaceAll("[!%_]", "!$0");
  }
}
