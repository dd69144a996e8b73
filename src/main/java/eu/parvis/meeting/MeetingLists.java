package eu.parvis.meeting;

import eu.parvis.account.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The meetings of a person: those they organize and those they are invited to. Each of the two is a
 * range of an index, so that nobody's past makes their lists slow.
 */
@Component
class MeetingLists {

  private static final String UPCOMING =
      """
      select meeting_id, day, standing from (
        (select o.meeting_id, o.day, o.starts_at, m.created_at, 'ORGANIZER' as standing
         from occurrence o join meeting m on m.id = o.meeting_id
         where o.organizer_id = :person and m.deleted_at is null and o.listed_until > :now
         order by o.starts_at limit :most)
        union all
        (select o.meeting_id, o.day, o.starts_at, m.created_at,
                case when a.co_organizer then 'CO_ORGANIZER' else 'ATTENDEE' end
         from attendee a join meeting m on m.id = a.meeting_id
         cross join lateral (select * from occurrence n
           where n.meeting_id = a.meeting_id and n.listed_until > :now
           order by n.listed_until limit :most) o
         where a.person_id = :person and a.listed_until > :now and m.deleted_at is null
           and m.organizer_id <> :person
         order by o.starts_at limit :most)
      ) both_kinds order by starts_at, created_at limit :most
      """;

  /** Of meetings that are wholly over, the latest are enough; the others are few. */
  private static final String PAST =
      """
      select meeting_id, day, standing from (
        (select o.meeting_id, o.day, o.listed_until, m.created_at, 'ORGANIZER' as standing
         from occurrence o join meeting m on m.id = o.meeting_id
         where o.organizer_id = :person and m.deleted_at is null and o.listed_until <= :now
         order by o.listed_until desc limit :most)
        union all
        (select o.meeting_id, o.day, o.listed_until, a.meeting_created,
                case when a.co_organizer then 'CO_ORGANIZER' else 'ATTENDEE' end
         from (
           (select b.*, m.created_at as meeting_created
            from attendee b join meeting m on m.id = b.meeting_id
            where b.person_id = :person and b.listed_until <= :now and m.deleted_at is null
              and m.organizer_id <> :person
            order by b.listed_until desc limit :most)
           union all
           (select b.*, m.created_at
            from attendee b join meeting m on m.id = b.meeting_id
            where b.person_id = :person and b.listed_until > :now and m.deleted_at is null
              and m.organizer_id <> :person)
         ) a
         cross join lateral (select * from occurrence n
           where n.meeting_id = a.meeting_id and n.listed_until <= :now
           order by n.listed_until desc limit :most) o
         order by o.listed_until desc limit :most)
      ) both_kinds order by listed_until desc, created_at desc limit :most
      """;

  private final JdbcClient database;
  private final OccurrenceRepository occurrences;

  MeetingLists(JdbcClient database, OccurrenceRepository occurrences) {
    this.database = database;
    this.occurrences = occurrences;
  }

  List<OccurrenceDetails> upcoming(PersonId person, Instant now, int most) {
    return list(UPCOMING, person, now, most);
  }

  List<OccurrenceDetails> past(PersonId person, Instant now, int most) {
    return list(PAST, person, now, most);
  }

  private List<OccurrenceDetails> list(String query, PersonId person, Instant now, int most) {
    var listed =
        database
            .sql(query)
            .param("person", person.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("most", most)
            .query((row, _) -> listed(row))
            .list();
    return listed.isEmpty() ? List.of() : details(listed);
  }

  private List<OccurrenceDetails> details(List<Listed> listed) {
    Map<Occurrence.Key, Occurrence> found =
        occurrences.withMeetings(listed.stream().map(Listed::key).toList()).stream()
            .collect(Collectors.toMap(Occurrence::key, Function.identity()));
    return listed.stream()
        .flatMap(one ->
            Optional.ofNullable(found.get(one.key())).stream()
                .map(occurrence -> occurrence.details(one.standing())))
        .toList();
  }

  private record Listed(Occurrence.Key key, Standing standing) {}

  private static Listed listed(ResultSet row) throws SQLException {
    return new Listed(
        new Occurrence.Key(
            row.getObject("meeting_id", UUID.class), row.getObject("day", LocalDate.class)),
        Standing.valueOf(row.getString("standing")));
  }
}
