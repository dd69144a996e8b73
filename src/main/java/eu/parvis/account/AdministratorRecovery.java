package eu.parvis.account;

import eu.parvis.kernel.EmailAddress;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets somebody in again as an administrator, where the operator says so and no administrator can.
 */
@Service
@Transactional
class AdministratorRecovery {

  private final PersonRepository people;
  private final WelcomeLinks links;
  private final RememberedLogins logins;
  private final AccountSettings settings;
  private final ApplicationEventPublisher events;

  AdministratorRecovery(
      PersonRepository people,
      WelcomeLinks links,
      RememberedLogins logins,
      AccountSettings settings,
      ApplicationEventPublisher events) {
    this.people = people;
    this.links = links;
    this.logins = logins;
    this.settings = settings;
    this.events = events;
  }

  /** How somebody gets in again. */
  sealed interface Way {

    /** With a new password, which a one-time link of this path sets. */
    record Link(String path) implements Way {}

    /** By the identity provider, which says anew who has the address. */
    record Provider() implements Way {}

    /** Not at all: nobody who may sign in has the address. */
    record None() implements Way {}
  }

  /** Makes the account of this address an administrator's, and opens a way into it. */
  Way recover(EmailAddress address) {
    var found = people.find(address).filter(person -> !person.suspended());
    if (found.isEmpty()) {
      return new Way.None();
    }
    var person = found.get();
    if (person.administer(true)) {
      events.publishEvent(new StandingChanged.Promoted(person.id(), null));
    }
    if (settings.local()) {
      return new Way.Link(links.renewPrinted(person.id()));
    }
    if (people.forgetIdentities(person.id().value()) > 0) {
      logins.revokeOthers(person.id(), Optional.empty());
      events.publishEvent(new StandingChanged.IdentityForgotten(person.id(), null));
    }
    return new Way.Provider();
  }
}
