package eu.parvis.meeting;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface OccurrenceRepository extends Repository<Occurrence, Occurrence.Key> {

  Optional<Occurrence> findById(Occurrence.Key key);

  @Query("from Occurrence o join fetch o.meeting where o.key in :keys")
  List<Occurrence> withMeetings(Collection<Occurrence.Key> keys);

  /** Whether something of a meeting is still to come. */
  @Query(
      """
      select count(o) > 0 from Occurrence o
      where o.meeting.id = :meeting and o.listedUntil > :now and o.cancelledAt is null
      """)
  boolean toCome(UUID meeting, Instant now);

  /** What was deleted by itself and of which attendees are to be told by now. */
  @Query("select o.key from Occurrence o where o.tellDeletionAt <= :now order by o.tellDeletionAt")
  List<Occurrence.Key> toTellDeletion(Instant now, Limit limit);

  /** What takes place in a room and is not over, soonest first. */
  @Query(
      """
      from Occurrence o join fetch o.meeting m
      where m.roomId = :room and m.deletedAt is null and o.listedUntil > :now
        and (o.cancelledAt is null or :cancelled = true)
      order by o.startsAt, m.createdAt
      """)
  List<Occurrence> next(UUID room, Instant now, boolean cancelled, Limit limit);

  /** What was in a room, latest end first. */
  @Query(
      """
      from Occurrence o join fetch o.meeting m
      where m.roomId = :room and m.deletedAt is null and o.listedUntil <= :now
        and (o.cancelledAt is null or :cancelled = true)
      order by o.listedUntil desc
      """)
  List<Occurrence> last(UUID room, Instant now, boolean cancelled, Limit limit);

  /** What of a meeting takes place and is not over, soonest first. */
  @Query(
      """
      from Occurrence o join fetch o.meeting m
      where m.id = :meeting and o.listedUntil > :now and o.cancelledAt is null order by o.startsAt
      """)
  List<Occurrence> nextOf(UUID meeting, Instant now, Limit limit);

  /** What there is of a meeting, latest first. */
  @Query(
      """
      from Occurrence o join fetch o.meeting m
      where m.id = :meeting and o.deletedAt is null order by o.startsAt desc
      """)
  List<Occurrence> lastOf(UUID meeting, Limit limit);

  /** What of a series was changed by itself and is not over. */
  @Query(
      """
      from Occurrence o join fetch o.meeting m
      where m.id = :meeting and o.own = true and o.listedUntil > :now order by o.startsAt
      """)
  List<Occurrence> exceptions(UUID meeting, Instant now);
}
