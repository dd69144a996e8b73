package eu.parvis.conference;

import eu.parvis.conference.Waiting.State;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface WaitingRows extends Repository<WaitingRow, UUID> {

  WaitingRow save(WaitingRow row);

  Optional<WaitingRow> findById(UUID id);

  Optional<WaitingRow> findByApplicantSecretHash(byte[] secretHash);

  List<WaitingRow> findByApplicantRoomIdOrderByAskedAt(UUID roomId);

  @Query(
      "select distinct w.applicant.roomId from WaitingRow w where w.state = WAITING and w.applicant.personId = :person")
  List<UUID> roomsAwaited(UUID person);

  long countByApplicantRoomIdAndState(UUID roomId, State state);

  @Modifying
  @Query(
      """
      update versioned WaitingRow w
      set w.state = WAITING, w.decidedAt = null, w.applicant.name = :name, w.askedAt = :now, w.seenAt = :now
      where w.id = :id and w.state in (REFUSED, ENDED)\
      """)
  void askAgain(UUID id, String name, Instant now);

  @Modifying
  @Query(
      """
      update versioned WaitingRow w
      set w.state = WAITING, w.decidedAt = null, w.applicant.name = :name, w.seenAt = :now
      where w.id = :id and w.state in (WAITING, OPENED)\
      """)
  void waitOn(UUID id, String name, Instant now);

  @Modifying
  @Query("update versioned WaitingRow w set w.account = :name where w.applicant.personId = :person")
  void renameAccount(UUID person, String name);

  /** Of an account, where it waits under a name that nobody has let in yet. */
  @Modifying
  @Query(
      """
      update versioned WaitingRow w set w.applicant.name = :name
      where w.applicant.personId = :person and w.applicant.name = :before
        and w.state <> ADMITTED\
      """)
  void renameOf(UUID person, String before, String name);

  @Modifying
  @Query("update versioned WaitingRow w set w.applicant.email = :email where w.id = :id")
  void prove(UUID id, String email);

  @Modifying
  @Query("update versioned WaitingRow w set w.seenAt = :now where w.id in :ids and w.seenAt < :now")
  void see(Collection<UUID> ids, Instant now);

  @Modifying
  @Query("update versioned WaitingRow w set w.seenAt = :now where w.seenAt > :since")
  void seeAllSince(Instant since, Instant now);

  @Modifying
  @Query(
      """
      update versioned WaitingRow w
      set w.state = :state, w.decidedAt = :now,
          w.refusals = w.refusals + case when :state = REFUSED then 1 else 0 end
      where w.applicant.roomId = :room and w.id in :ids and w.state = WAITING\
      """)
  int decide(UUID room, Collection<UUID> ids, State state, Instant now);

  @Modifying
  @Query(
      """
      update versioned WaitingRow w set w.state = ENDED, w.decidedAt = :now
      where w.applicant.roomId = :room and w.state not in (REFUSED, ENDED)\
      """)
  void end(UUID room, Instant now);

  @Modifying
  @Query(
      "update versioned WaitingRow w set w.state = WAITING, w.decidedAt = null where w.id in :ids and w.state = OPENED")
  void waitAgain(Collection<UUID> ids);

  /** In SQL: all of a crowd that is let in do this at once, and HQL is translated each time. */
  @Modifying
  @Query(
      value = "delete from waiting where id = :id and state = 'ADMITTED' and decided_at > :since",
      nativeQuery = true)
  int take(UUID id, Instant since);

  @Modifying
  @Query("delete from WaitingRow w where w.id = :id and w.state <> REFUSED")
  void cancel(UUID id);

  @Modifying
  @Query("delete from WaitingRow w where w.applicant.secretHash = :secretHash")
  void deleteBySecretHash(byte[] secretHash);

  @Modifying
  @Query("delete from WaitingRow w where w.applicant.roomId = :room")
  void deleteOf(UUID room);

  @Query(
      "select distinct w.applicant.roomId from WaitingRow w where w.applicant.personId = :person")
  List<UUID> roomsOf(UUID person);

  @Modifying
  @Query("delete from WaitingRow w where w.applicant.personId = :person")
  void deleteOfPerson(UUID person);

  @Query(
      "select distinct w.applicant.roomId from WaitingRow w where w.state = WAITING and w.seenAt < :unheard")
  List<UUID> roomsUnheardSince(Instant unheard);

  @Modifying
  @Query(
      """
      delete from WaitingRow w
      where w.state = WAITING and w.seenAt < :unheard
         or w.state in (ADMITTED, OPENED) and w.decidedAt < :granted
         or w.state in (REFUSED, ENDED) and w.decidedAt < :refused\
      """)
  int deleteOld(Instant unheard, Instant granted, Instant refused);
}
