package eu.parvis.room;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RoomRepository extends Repository<Room, UUID> {

  Optional<Room> findById(UUID id);

  /** Keeps other changes of the room waiting until the transaction ends. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("from Room r where r.id = :id")
  Optional<Room> lock(UUID id);

  Optional<Room> findBySlug(String slug);

  @Query(
      """
      from Room r where r.ownerId = :owner and r.hiddenAt is null and r.archivedAt is null
      order by r.createdAt desc
      """)
  List<Room> open(UUID owner, Limit limit);

  List<Room> findByOwnerIdOrderById(UUID owner);

  /** But for those that are hidden, since nothing is left in them. */
  @Query("select count(r) from Room r where r.ownerId = :owner and r.hiddenAt is null")
  long countOpenOrArchived(UUID owner);

  boolean existsBySlug(String slug);

  Room saveAndFlush(Room room);

  void delete(Room room);
}
