package eu.parvis.meeting;

import eu.parvis.account.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was answered for many occurrences at once. Each is named by {@link
 * OccurrenceDetails#alone()}; those that nobody is invited to are left out.
 */
@Service
@Transactional(readOnly = true)
public class Responses {

  /** With the names {@code meetings} and {@code days}: lists by commas, of the same length. */
  private static final String ASKED =
      """
      from unnest(cast(string_to_array(:meetings, ',') as uuid[]),
                  cast(string_to_array(:days, ',') as date[])) k (meeting_id, day)
      join attendee a on a.meeting_id = k.meeting_id
      left join attendee_answer r on r.attendee_id = a.id and r.day = k.day
      """;

  static final String COUNTS =
      "select k.meeting_id, k.day, coalesce(r.partstat, a.partstat) as partstat, count(*) as people "
          + ASKED
          + "group by 1, 2, 3";

  static final String OF_PERSON =
      "select k.meeting_id, k.day, coalesce(r.partstat, a.partstat) as partstat "
          + ASKED
          + "where a.person_id = :person";

  private final JdbcClient database;

  Responses(JdbcClient database) {
    this.database = database;
  }

  /** How many of those invited gave which answer. */
  public Map<Part, Map<PartStat, Integer>> counts(Collection<OccurrenceDetails> occurrences) {
    var counts = new HashMap<Part, Map<PartStat, Integer>>();
    if (!occurrences.isEmpty()) {
      database
          .sql(COUNTS)
          .param("meetings", meetings(occurrences))
          .param("days", days(occurrences))
          .query(
              (RowCallbackHandler)
                  row ->
                      counts
                          .computeIfAbsent(part(row), _ -> new EnumMap<>(PartStat.class))
                          .put(partStat(row), row.getInt("people")));
    }
    return counts;
  }

  /** What somebody answered, where they are invited. */
  public Map<Part, PartStat> of(PersonId person, Collection<OccurrenceDetails> occurrences) {
    var answers = new HashMap<Part, PartStat>();
    if (!occurrences.isEmpty()) {
      database
          .sql(OF_PERSON)
          .param("meetings", meetings(occurrences))
          .param("days", days(occurrences))
          .param("person", person.value())
          .query((RowCallbackHandler) row -> answers.put(part(row), partStat(row)));
    }
    return answers;
  }

  private static String meetings(Collection<OccurrenceDetails> occurrences) {
    return joined(occurrences, occurrence -> occurrence.meeting().id());
  }

  private static String days(Collection<OccurrenceDetails> occurrences) {
    return joined(occurrences, OccurrenceDetails::day);
  }

  private static String joined(
      Collection<OccurrenceDetails> occurrences, Function<OccurrenceDetails, Object> value) {
    return occurrences.stream().map(value).map(Object::toString).collect(Collectors.joining(","));
  }

  private static Part part(ResultSet row) throws SQLException {
    return new Part.One(
        new MeetingId(row.getObject("meeting_id", UUID.class)),
        row.getObject("day", LocalDate.class));
  }

  private static PartStat partStat(ResultSet row) throws SQLException {
    return PartStat.valueOf(row.getString("partstat"));
  }
}
