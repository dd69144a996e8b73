package eu.parvis.room;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
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

  @Query(
      nativeQuery = true,
      value =
          """
          select r.* from room r
          where r.hidden_at is null and (r.archived_at is not null) = :archived
            and (r.owner_id = :person or r.archived_at is null and exists
              (select from room_grant g
               where g.room_id = r.id and (g.person_id = :person or g.email = :email)
                 and g.role = 'MODERATOR' and (g.until is null or g.until > :now)))
            and position(folded(:text) in folded(r.name || ' ' || r.title || ' ' || r.slug)) > 0
          order by r.name = '', r.created_at desc, r.id offset :after limit :most
          """)
  List<Room> list(
      UUID person, String email, String text, boolean archived, Instant now, int after, int most);

  /** Those of some links whose rooms are archived. */
  @Query("select r.slug from Room r where r.slug in :slugs and r.archivedAt is not null")
  List<String> archived(Collection<String> slugs);

  /** Every room of an owner, also what is hidden or archived. */
  List<Room> findByOwnerIdOrderById(UUID owner);

  /** Whether a room has this link, or had it. */
  @Query(
      nativeQuery = true,
      value =
          """
          select exists (select from room where slug = :slug)
              or exists (select from room_former_slug where slug = :slug)
          """)
  boolean taken(String slug);

  @Query(
      nativeQuery = true,
      value =
          """
          select r.* from room r join room_former_slug f on f.room_id = r.id
          where f.slug = :slug
          """)
  Optional<Room> byFormer(String slug);

  @Modifying
  @Query(
      nativeQuery = true,
      value =
          "insert into room_former_slug (slug, room_id, replaced_at) values (:slug, :room, :now)")
  void addFormer(String slug, UUID room, Instant now);

  /** But for those that are hidden, since nothing is left in them. */
  @Query("select count(r) from Room r where r.ownerId = :owner and r.hiddenAt is null")
  long countOpenOrArchived(UUID owner);

  Room saveAndFlush(Room room);

  void delete(Room room);
}
