package eu.parvis.meeting;

import eu.parvis.account.PersonId;
import eu.parvis.meeting.CalendarQuery.Found;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What takes place for a person, by time: what they organize and what they are invited to. Every
 * question is bounded and reads ranges of indexes, so that nobody's past makes their calendar slow.
 */
@Service
@Transactional(readOnly = true)
public class MeetingCalendar {

  private final JdbcClient database;
  private final OccurrenceRepository occurrences;

  MeetingCalendar(JdbcClient database, OccurrenceRepository occurrences) {
    this.database = database;
    this.occurrences = occurrences;
  }

  /** What takes place from one moment to before another, soonest first. */
  public List<OccurrenceDetails> between(
      PersonId person, Instant from, Instant to, MeetingFilter filter, int most) {
    return details(CalendarQuery.between(from, to, filter).find(database, person, 0, most));
  }

  /** What is not over at a moment, soonest first, after as many as were shown already. */
  public List<OccurrenceDetails> upcoming(
      PersonId person, Instant from, MeetingFilter filter, int shown, int most) {
    return details(CalendarQuery.upcoming(from, filter).find(database, person, shown, most));
  }

  /** What is over at a moment, latest first, after as many as were shown already. */
  public List<OccurrenceDetails> past(
      PersonId person, Instant to, MeetingFilter filter, int shown, int most) {
    return details(CalendarQuery.past(to, filter).find(database, person, shown, most));
  }

  private List<OccurrenceDetails> details(List<Found> found) {
    if (found.isEmpty()) {
      return List.of();
    }
    Map<Occurrence.Key, Occurrence> rows =
        occurrences.withMeetings(found.stream().map(Found::key).toList()).stream()
            .collect(Collectors.toMap(Occurrence::key, Function.identity()));
    return found.stream()
        .flatMap(
            one -> Stream.ofNullable(rows.get(one.key())).map(row -> row.details(one.standing())))
        .toList();
  }
}
