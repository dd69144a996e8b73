package eu.parvis.account;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface WelcomeLinkRepository extends Repository<WelcomeLink, UUID> {

  Optional<WelcomeLink> findByTokenHash(byte[] tokenHash);

  List<WelcomeLink> findByMailedFalseAndPersonIdIn(Collection<UUID> people);

  WelcomeLink save(WelcomeLink link);

  /** Returns how many rows went: of two who spend a link at once, one gets 0. */
  @Modifying
  @Query("delete from WelcomeLink l where l.tokenHash = :hash")
  int spend(byte[] hash);

  @Modifying
  @Query("delete from WelcomeLink l where l.personId = :person")
  int deleteOf(UUID person);

  @Modifying
  @Query("delete from WelcomeLink l where l.personId = :person and l.mailed = :mailed")
  int deleteOf(UUID person, boolean mailed);

  @Modifying
  @Query("delete from WelcomeLink l where l.personId is null")
  int deleteFirst();

  @Modifying
  @Query("delete from WelcomeLink l where l.expiresAt < :now")
  int deleteExpired(Instant now);
}
