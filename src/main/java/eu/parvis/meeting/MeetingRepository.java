package eu.parvis.meeting;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface MeetingRepository extends Repository<Meeting, UUID> {

  Optional<Meeting> findById(UUID id);

  /** Keeps every other change away, also that of the night, until the transaction ends. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("from Meeting m where m.id = :id")
  Optional<Meeting> lock(UUID id);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("from Meeting m where m.roomId = :room order by m.id")
  List<Meeting> lockOfRoom(UUID room);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("from Meeting m where m.organizerId = :organizer order by m.id")
  List<Meeting> lockOfOrganizer(UUID organizer);

  @Modifying
  @Query("delete from Meeting m where m.organizerId = :organizer")
  int deleteOfOrganizer(UUID organizer);

  Meeting saveAndFlush(Meeting meeting);

  /** Series that lack rows before {@code until}, or have none after {@code now}. */
  @Query(
      """
      select m.id from Meeting m
      where m.expandedUntil is not null and m.deletedAt is null
        and (m.expandedUntil < :until
          or not exists (from Occurrence o where o.meeting = m and o.listedUntil > :now))
      order by m.expandedUntil
      """)
  List<UUID> toExtend(LocalDate until, Instant now);

  @Query("select m.id from Meeting m where m.tellDeletionAt <= :now order by m.tellDeletionAt")
  List<UUID> toTellDeletion(Instant now, Limit limit);

  /** Not by the entity: an edit under way is not disturbed. */
  @Modifying
  @Query("update Meeting m set m.expandedUntil = :until where m.id = :id")
  void expanded(UUID id, @Nullable LocalDate until);

  @Query("select distinct m.roomId from Meeting m where m.deletedAt <= :before")
  List<UUID> roomsOfDeleted(Instant before);

  @Modifying
  @Query("delete from Meeting m where m.deletedAt <= :before")
  int purge(Instant before);

  /** Meetings of a room of which something is to come. */
  @Query(
      """
      select count(m) from Meeting m
      where m.roomId = :room and m.deletedAt is null and m.cancelledAt is null and exists
        (select o from Occurrence o where o.meeting = m and o.cancelledAt is null
           and o.deletedAt is null and o.listedUntil > :now)
      """)
  int planned(UUID room, Instant now);

  boolean existsByRoomId(UUID room);

  boolean existsByRoomIdAndDeletedAtIsNull(UUID room);
}
