package eu.parvis.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface PersonRepository extends Repository<Person, UUID> {

  Optional<Person> findById(UUID id);

  Optional<Person> findByEmail(String email);

  List<Person> findByEmailIn(Collection<String> emails);

  List<Person> findAllByOrderByNameAscEmailAsc();

  boolean existsByAdministratorTrueAndPasswordHashNotNull();

  Person save(Person person);
}
