package eu.parvis.account;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;

/**
 * Who is signed in on this thread's request, in controllers and in Vaadin alike. Creates no HTTP
 * session.
 */
@Component
public class SignedIn {

  private final People people;
  private final SecurityContextHolderStrategy contexts;

  SignedIn(People people, SecurityContextHolderStrategy contexts) {
    this.people = people;
    this.contexts = contexts;
  }

  /** The signed-in person as stored now, or empty for a guest or a suspended account. */
  public Optional<PersonProfile> current() {
    return id().flatMap(people::findActive);
  }

  /** The id of the signed-in person, without a look into the database. */
  public Optional<PersonId> id() {
    var authentication = contexts.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof PersonPrincipal person
        ? Optional.of(person.id())
        : Optional.empty();
  }
}
