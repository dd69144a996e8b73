package eu.parvis.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
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

  Person save(Person person);
}
