package eu.parvis.meeting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** What of series was changed by itself. */
interface OccurrenceExceptions extends Repository<Occurrence, Occurrence.Key> {

  /** Those of a meeting that are not over, by their days. */
  @Query(
      """
      from Occurrence o join fetch o.meeting m
      where m.id = :meeting and o.own = true and o.listedUntil > :now order by o.key.day
      """)
  List<Occurrence> toCome(UUID meeting, Instant now);
}
