package eu.parvis.room;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RoomRepository extends Repository<Room, UUID> {

  Optional<Room> findById(UUID id);

  Optional<Room> findBySlug(String slug);

  List<Room> findByOwnerIdAndHiddenAtIsNullOrderByCreatedAtDesc(UUID owner, Limit limit);

  @Query("select count(r) > 0 from Room r join r.moderators m where r.id = :room and m = :person")
  boolean moderates(UUID room, UUID person);

  boolean existsBySlug(String slug);

  Room saveAndFlush(Room room);

  void delete(Room room);
}
