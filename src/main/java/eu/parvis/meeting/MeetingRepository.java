package eu.parvis.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface MeetingRepository extends Repository<Meeting, UUID> {

  Optional<Meeting> findById(UUID id);

  Meeting saveAndFlush(Meeting meeting);

  @Query(
      """
      from Meeting m where m.organizerId = :organizer and m.deletedAt is null
        and m.occurrence.listedUntil > :now
      order by m.occurrence.startsAt, m.createdAt
      """)
  List<Meeting> upcoming(UUID organizer, Instant now, Limit limit);

  @Query(
      """
      from Meeting m where m.organizerId = :organizer and m.deletedAt is null
        and m.occurrence.listedUntil <= :now
      order by m.occurrence.startsAt desc, m.createdAt desc
      """)
  List<Meeting> past(UUID organizer, Instant now, Limit limit);

  @Query("select distinct m.roomId from Meeting m where m.deletedAt <= :before")
  List<UUID> roomsOfDeleted(Instant before);

  @Modifying
  @Query("delete from Meeting m where m.deletedAt <= :before")
  int purge(Instant before);

  boolean existsByRoomId(UUID room);
}
