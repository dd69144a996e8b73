package eu.parvis.account;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RememberedLoginRepository extends Repository<RememberedLogin, UUID> {

  /** Locked, because requests of one page show the same token side by side. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  Optional<RememberedLogin> findBySeries(UUID series);

  List<RememberedLogin> findByPersonIdOrderByLastUsedAtDesc(UUID personId);

  @Query(
      """
      select count(l) from RememberedLogin l join Person p on p.id = l.personId
      where l.series = :series and p.id = :person
        and p.administrator = :administrator and p.suspendedAt is null
      """)
  long countStanding(UUID series, UUID person, boolean administrator);

  /** Whether it began at the identity provider. */
  @NativeQuery("select exists (select 1 from oidc_login where series = :series)")
  boolean isOfProvider(UUID series);

  RememberedLogin save(RememberedLogin login);

  @Modifying
  @Query("delete from RememberedLogin l where l.series = :series and l.personId = :person")
  int delete(UUID person, UUID series);

  @Modifying
  @Query("delete from RememberedLogin l where l.lastUsedAt < :before")
  int deleteUnusedSince(Instant before);
}
