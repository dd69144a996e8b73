package eu.parvis.account;

import eu.parvis.kernel.EmailAddress;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface PersonRepository extends Repository<Person, UUID> {

  Optional<Person> findById(UUID id);

  /** Whoever has an address, in this spelling or another. */
  default Optional<Person> find(EmailAddress email) {
    return findByEmailIn(email.spellings()).stream()
        .min(Comparator.comparing(person -> !person.profile().email().equals(email)));
  }

  List<Person> findByIdIn(Collection<UUID> ids);

  List<Person> findByEmailIn(Collection<String> emails);

  /** Of those who may sign in. */
  @NativeQuery(
      """
      select * from person
      where person_words(name, email) @@ cast(:words as tsquery) and suspended_at is null
      order by name, email limit :most
      """)
  List<Person> search(String words, int most);

  /** Without words, whatever the name; {@code filter} is a {@link PeopleFilter}. */
  String LISTED =
      """
      from person p
      where (:words = '' or person_words(name, email) @@ cast(:words as tsquery))
        and case :filter
          when 'ADMINISTRATORS' then administrator
          when 'SUSPENDED' then suspended_at is not null
          when 'NOT_SIGNED_IN' then password_hash is null
            and not exists (select 1 from oidc_identity i where i.person_id = p.id)
          else true
        end
      """;

  @NativeQuery("select p.* " + LISTED + " order by name, email limit :most")
  List<Person> list(String words, String filter, int most);

  @NativeQuery("select count(*) " + LISTED)
  long count(String words, String filter);

  /** Whether somebody who may sign in, and can, administers; passwords count if they let in. */
  @NativeQuery(
      """
      select exists (select 1 from person p
        where p.administrator and p.suspended_at is null
          and ((cast(:passwords as boolean) and p.password_hash is not null)
            or exists (select 1 from oidc_identity i where i.person_id = p.id)))
      """)
  boolean hasAdministrator(boolean passwords);

  /** In one order, or two who lock them would wait for each other. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select p from Person p where p.administrator order by p.id")
  List<Person> lockAdministrators();

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select p from Person p where p.id = :id")
  Optional<Person> lock(UUID id);

  @Modifying
  @Transactional
  @Query("update Person p set p.passwordHash = :next where p.id = :id and p.passwordHash = :past")
  void renewHash(UUID id, @Nullable String past, String next);

  @Lock(LockModeType.PESSIMISTIC_READ)
  @Query("select p from Person p where p.id = :id")
  Optional<Person> share(UUID id);

  /** Those of these whom the identity provider knows. */
  @NativeQuery("select person_id from oidc_identity where person_id in (:ids)")
  Set<UUID> findIdsWithIdentity(Collection<UUID> ids);

  @NativeQuery("select exists (select 1 from oidc_identity where person_id = :id)")
  boolean hasIdentity(UUID id);

  /** Of every provider. */
  @Modifying
  @NativeQuery("delete from oidc_identity where person_id = :id")
  int forgetIdentities(UUID id);

  Person save(Person person);

  void delete(Person person);
}
