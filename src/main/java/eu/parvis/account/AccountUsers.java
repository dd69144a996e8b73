package eu.parvis.account;

import eu.parvis.kernel.EmailAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/**
 * Finds accounts for every way in: a suspended one is as unknown as one that does not exist, and so
 * is, to the login form, one without a password.
 */
@Component
class AccountUsers {

  private final PersonRepository people;

  AccountUsers(PersonRepository people) {
    this.people = people;
  }

  /** Throws {@link UsernameNotFoundException} if there is nobody to sign in. */
  UserDetails load(String address) {
    return EmailAddress.known(address)
        .flatMap(people::find)
        .filter(person -> !person.suspended())
        .filter(person -> person.passwordHash() != null)
        .map(AccountUsers::principal)
        .orElseThrow(() -> new UsernameNotFoundException("unknown"));
  }

  /** Keeps another hash of the same password, unless the password was changed meanwhile. */
  UserDetails renew(UserDetails user, @Nullable String hash) {
    if (hash != null && user instanceof PersonPrincipal person) {
      people.renewHash(person.id().value(), person.getPassword(), hash);
    }
    return user;
  }

  /** Whose account an address is of, whether it lets in or not. */
  Optional<PersonId> named(String address) {
    return EmailAddress.known(address).flatMap(people::find).map(Person::id);
  }

  /** Who has proved to be this person already, by whatever means. */
  Optional<PersonPrincipal> find(PersonId id) {
    return people
        .findById(id.value())
        .filter(person -> !person.suspended())
        .map(AccountUsers::principal);
  }

  private static PersonPrincipal principal(Person person) {
    return new PersonPrincipal(person.id(), person.administrator(), person.passwordHash());
  }
}
