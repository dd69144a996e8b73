package eu.parvis.conference;

import eu.parvis.room.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AdmissionRows extends Repository<AdmissionRow, UUID> {

  AdmissionRow save(AdmissionRow row);

  Optional<AdmissionRow> findById(UUID id);

  Optional<AdmissionRow> findByApplicantSecretHash(byte[] secretHash);

  /** Of an account or of a proved address, put out for good or sent back; null is nobody's. */
  @Query(
      """
      select a from AdmissionRow a
      where a.applicant.roomId = :room
        and (a.applicant.personId = :person or a.applicant.email = :email)
        and (a.removedAt is not null or a.sentBackAt is not null) and a.endedAt is null\
      """)
  List<AdmissionRow> findExcluded(UUID room, @Nullable UUID person, @Nullable String email);

  /** Of an account or of a proved address, the latest first; null is nobody's. */
  @Query(
      """
      select a from AdmissionRow a
      where a.applicant.roomId = :room
        and (a.applicant.personId = :person or a.applicant.email = :email)
        and a.endedAt is null
      order by a.renewedAt desc\
      """)
  List<AdmissionRow> findLatest(
      UUID room, @Nullable UUID person, @Nullable String email, Limit limit);

  @Modifying
  @Query(
      "update versioned AdmissionRow a set a.removedAt = coalesce(a.removedAt, :now) where a.id = :id and a.applicant.roomId = :roomId")
  void markRemoved(UUID id, UUID roomId, Instant now);

  @Modifying
  @Query(
      "update versioned AdmissionRow a set a.endedAt = coalesce(a.endedAt, :now) where a.id = :id and a.applicant.roomId = :roomId")
  void markEnded(UUID id, UUID roomId, Instant now);

  @Modifying
  @Query(
      "update versioned AdmissionRow a set a.applicant.name = :name where a.id = :id and a.applicant.roomId = :roomId")
  void rename(UUID id, UUID roomId, String name);

  /** Of an account, where it takes part under a name. */
  @Modifying
  @Query(
      "update versioned AdmissionRow a set a.applicant.name = :name where a.applicant.personId = :person and a.applicant.name = :before")
  void renameOf(UUID person, String before, String name);

  /** Of this admission, and of every other of the account or proved address; null is nobody's. */
  @Modifying
  @Query(
      """
      update versioned AdmissionRow a
      set a.maySpeak = :speak, a.mayShow = :show, a.mayShare = :share
      where a.applicant.roomId = :room
        and (a.id = :id or a.applicant.personId = :person or a.applicant.email = :email)\
      """)
  void allow(
      UUID room,
      UUID id,
      @Nullable UUID person,
      @Nullable String email,
      @Nullable Boolean speak,
      @Nullable Boolean show,
      @Nullable Boolean share);

  @Modifying
  @Query(
      "update versioned AdmissionRow a set a.givenRole = :role where a.id = :id and a.applicant.roomId = :roomId")
  void giveRole(UUID id, UUID roomId, @Nullable Role role);

  @Modifying
  @Query(
      "update versioned AdmissionRow a set a.endedAt = :now where a.applicant.roomId = :roomId and a.endedAt is null")
  void markEnded(UUID roomId, Instant now);

  @Modifying
  @Query(
      "update versioned AdmissionRow a set a.endedAt = :now where a.applicant.personId = :person and a.endedAt is null and a.removedAt is null")
  void markEndedOf(UUID person, Instant now);

  @Modifying
  @Query(
      "update versioned AdmissionRow a set a.letInAt = :now where a.applicant.roomId = :room and a.id in :ids and a.letInAt is null")
  void markLetIn(UUID room, Collection<UUID> ids, Instant now);

  @Modifying
  @Query(
      "update versioned AdmissionRow a set a.letInAt = null where a.applicant.roomId = :room and a.letInAt is not null")
  void lapse(UUID room);

  @Modifying
  @Query(
      "update versioned AdmissionRow a set a.sentBackAt = :now, a.letInAt = null where a.id = :id and a.applicant.roomId = :roomId")
  void sendBack(UUID id, UUID roomId, Instant now);

  @Modifying
  @Query(
      "update versioned AdmissionRow a set a.enteredAt = :now where a.applicant.roomId = :room and a.id in :ids and a.enteredAt is null")
  int enter(UUID room, Collection<UUID> ids, Instant now);

  @Modifying
  @Query(
      """
      update versioned AdmissionRow a set a.sentBackAt = null, a.enteredAt = null
      where a.applicant.roomId = :room and (a.sentBackAt is not null or a.enteredAt is not null)\
      """)
  void forget(UUID room);

  /** Rooms in which something holds for as long as a call does. */
  @Query(
      """
      select distinct a.applicant.roomId from AdmissionRow a
      where (a.letInAt is not null or a.sentBackAt is not null or a.enteredAt is not null)
        and a.endedAt is null\
      """)
  List<UUID> roomsOfCalls();

  @Query(
      """
      select a from AdmissionRow a
      where a.applicant.roomId = :room and a.removedAt is not null and a.endedAt is null
      order by a.removedAt desc\
      """)
  List<AdmissionRow> findBanned(UUID room, Limit limit);

  /** Of this admission, and of every other of the account or proved address; null is nobody's. */
  @Modifying
  @Query(
      """
      update versioned AdmissionRow a set a.endedAt = :now
      where a.applicant.roomId = :room and a.removedAt is not null and a.endedAt is null
        and (a.id = :id or a.applicant.personId = :person or a.applicant.email = :email)\
      """)
  void liftBan(UUID room, UUID id, @Nullable UUID person, @Nullable String email, Instant now);

  List<AdmissionRow> findByApplicantPersonId(UUID personId);

  /** A ban of an account or of a proved address stays, for it holds without its browser. */
  @Modifying
  @Query(
      """
      delete from AdmissionRow a where a.endedAt < :ended
        or a.renewedAt < :unused and (a.removedAt is null or a.endedAt is not null
          or a.applicant.personId is null and a.applicant.email is null)\
      """)
  int deleteOld(Instant unused, Instant ended);
}
