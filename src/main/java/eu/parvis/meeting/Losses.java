package eu.parvis.meeting;

import static eu.parvis.meeting.SqlTime.utc;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says what an edit would take away. */
@Component
class Losses {

  private final OccurrenceExceptions exceptions;
  private final JdbcClient database;
  private final Clock clock;

  Losses(OccurrenceExceptions exceptions, JdbcClient database, Clock clock) {
    this.exceptions = exceptions;
    this.database = database;
    this.clock = clock;
  }

  Loss ofEdit(Draft before, MeetingPlan plan) {
    if (plan.when() == null) {
      return Loss.NONE;
    }
    var retimed = Notices.retimed(before.plan(), plan);
    var meeting = before.part().meeting();
    return switch (before.part()) {
      case Part.One(_, var day) -> new Loss(List.of(), retimed ? answers(meeting, day) : 0);
      case Part.All _ ->
          new Loss(
              dropped(before, LocalDate.MIN, plan),
              retimed ? answersFrom(meeting, LocalDate.EPOCH) : 0);
      // What follows is a meeting of its own, to which everybody is asked anew.
      case Part.Following(_, var day) ->
          new Loss(dropped(before, day, plan), answersFrom(meeting, day));
    };
  }

  private List<OccurrenceDetails> dropped(Draft before, LocalDate from, MeetingPlan plan) {
    var when = plan.when();
    if (before.plan().repeats() == null || when == null) {
      return List.of();
    }
    var series = new Series(when, plan.repeats());
    return exceptions.toCome(before.part().meeting().value(), clock.instant()).stream()
        .filter(one -> !one.day().isBefore(from) && !series.has(one.day()))
        .map(Occurrence::details)
        .toList();
  }

  /** Who has answered for one occurrence, or for all. */
  private int answers(MeetingId meeting, LocalDate day) {
    return database
        .sql(
            """
            select count(*) from attendee a
            left join attendee_answer x on x.attendee_id = a.id and x.day = :day
            where a.meeting_id = :meeting
              and coalesce(x.partstat, a.partstat) <> 'NEEDS_ACTION'
            """)
        .param("meeting", meeting.value())
        .param("day", day)
        .query(Integer.class)
        .single();
  }

  /** Who has answered for all, or for one from a day on that is not an exception. */
  private int answersFrom(MeetingId meeting, LocalDate day) {
    return database
        .sql(
            """
            select count(*) from attendee a
            where a.meeting_id = :meeting and (a.partstat <> 'NEEDS_ACTION' or exists
              (select from attendee_answer x
               join occurrence o on o.meeting_id = a.meeting_id and o.day = x.day
               where x.attendee_id = a.id and x.day >= :day and x.partstat <> 'NEEDS_ACTION'
                 and not o.own and o.listed_until > :now))
            """)
        .param("meeting", meeting.value())
        .param("day", day)
        .param("now", utc(clock.instant()))
        .query(Integer.class)
        .single();
  }
}
