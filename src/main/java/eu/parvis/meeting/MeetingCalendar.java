package eu.parvis.meeting;

import eu.parvis.account.PersonId;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What takes place for a person, by time. Every question is bounded and reads a part of one index,
 * so that it takes as long for a person with thousands of meetings as for one with ten.
 */
@Service
@Transactional(readOnly = true)
public class MeetingCalendar {

  private static final String SOONEST = " order by o.startsAt, m.createdAt, m.id";
  private static final String LATEST = " order by o.startsAt desc, m.createdAt desc, m.id desc";

  private final EntityManager entities;

  MeetingCalendar(EntityManager entities) {
    this.entities = entities;
  }

  /** What takes place from one moment to before another, soonest first. */
  public List<OccurrenceDetails> between(
      PersonId person, Instant from, Instant to, MeetingFilter filter, int most) {
    return new Question(person, filter)
        .notOver(from)
        .where("o.startsAt < :to", "to", to)
        .ask(SOONEST, 0, most);
  }

  /** What is not over at a moment, soonest first, after as many as were shown already. */
  public List<OccurrenceDetails> upcoming(
      PersonId person, Instant from, MeetingFilter filter, int shown, int most) {
    return new Question(person, filter).notOver(from).ask(SOONEST, shown, most);
  }

  /** What is over at a moment, latest first, after as many as were shown already. */
  public List<OccurrenceDetails> past(
      PersonId person, Instant to, MeetingFilter filter, int shown, int most) {
    return new Question(person, filter)
        .where("o.listedUntil <= :to", "to", to)
        .where("o.startsAt < :to")
        .ask(LATEST, shown, most);
  }

  /** One question: only the conditions that it needs, so that each has a plan of its own. */
  private final class Question {

    private final StringBuilder text =
        new StringBuilder(
            """
            from Occurrence o join fetch o.meeting m
            where o.organizerId = :person and m.deletedAt is null\
            """);
    private final Map<String, Object> values = new LinkedHashMap<>();

    Question(PersonId person, MeetingFilter filter) {
      values.put("person", person.value());
      if (!filter.text().isEmpty()) {
        where(
            "coalesce(o.search, m.search) like '%' || folded(:title) || '%' escape '!'",
            "title", literal(filter.text()));
      }
      switch (filter.kind()) {
        case SERIES -> where("m.rule is not null");
        case ONCE -> where("m.rule is null");
        case ALL -> {}
      }
      if (!filter.cancelled()) {
        where("o.cancelledAt is null");
      }
    }

    Question where(String condition, String name, Object value) {
      values.put(name, value);
      return where(condition);
    }

    private Question where(String condition) {
      text.append(" and ").append(condition);
      return this;
    }

    /** A meeting lasts a day at most: that bounds its start, by which the index is sorted. */
    Question notOver(Instant moment) {
      return where("o.listedUntil > :from", "from", moment)
          .where("o.startsAt > :since", "since", moment.minus(MeetingPlan.LONGEST));
    }

    List<OccurrenceDetails> ask(String order, int shown, int most) {
      var query = entities.createQuery(text + order, Occurrence.class);
      values.forEach(query::setParameter);
      return query.setFirstResult(shown).setMaxResults(most).getResultList().stream()
          .map(Occurrence::details)
          .toList();
    }

    /** What is typed stands for itself. */
    private static String literal(String typed) {
      return typed.replaceAll("[!%_]", "!$0");
    }
  }
}
