package eu.parvis.account;

import eu.parvis.kernel.EmailAddress;
import java.util.Optional;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/**
 * Finds accounts for the login; one without a password is as unknown as one that does not exist.
 */
@Component
class AccountUsers {

  private final PersonRepository people;

  AccountUsers(PersonRepository people) {
    this.people = people;
  }

  /** Throws {@link UsernameNotFoundException} if there is nobody to sign in. */
  UserDetails load(String address) {
    return EmailAddress.parse(address)
        .flatMap(email -> people.findByEmail(email.value()))
        .flatMap(AccountUsers::principal)
        .orElseThrow(() -> new UsernameNotFoundException("unknown"));
  }

  Optional<PersonPrincipal> find(PersonId id) {
    return people.findById(id.value()).flatMap(AccountUsers::principal);
  }

  private static Optional<PersonPrincipal> principal(Person person) {
    return Optional.ofNullable(person.passwordHash())
        .map(hash -> new PersonPrincipal(person.id(), person.administrator(), hash));
  }
}
