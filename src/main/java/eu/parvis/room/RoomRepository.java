package eu.parvis.room;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface RoomRepository extends Repository<Room, UUID> {

  Optional<Room> findById(UUID id);

  Optional<Room> findBySlug(String slug);

  boolean existsBySlug(String slug);

  Room saveAndFlush(Room room);

  void delete(Room room);
}
