package eu.parvis.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface PersonRepository extends Repository<Person, UUID> {

  Optional<Person> findById(UUID id);

  Optional<Person> findByEmail(String email);

  List<Person> findByEmailIn(Collection<String> emails);

  @NativeQuery(
      """
      select * from person
      where person_words(name, email) @@ cast(:words as tsquery)
      order by name, email limit :most
      """)
  List<Person> search(String words, int most);

  List<Person> findAllByOrderByNameAscEmailAsc();

  boolean existsByAdministratorTrueAndPasswordHashNotNull();

  /** Those whom the identity provider knows. */
  @NativeQuery("select person_id from oidc_identity")
  Set<UUID> findIdsWithIdentity();

  @NativeQuery("select exists (select 1 from oidc_identity where person_id = :id)")
  boolean hasIdentity(UUID id);

  Person save(Person person);
}
