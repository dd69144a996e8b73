package eu.parvis.account.oidc;

import eu.parvis.account.AccountSettings;
import eu.parvis.account.AddressTaken;
import eu.parvis.account.NewPerson;
import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whose account an identity opens. Once bound, the provider's subject alone decides; an address,
 * which may pass on to a colleague, counts at the first time only.
 */
final class Accounts {

  /** Where the provider does not say in which zone somebody lives. */
  private static final ZoneId USUAL_ZONE = ZoneId.of("Europe/Paris");

  private final People people;
  private final OidcRows rows;
  private final AccountSettings organisation;
  private final OidcSettings settings;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Accounts(
      People people,
      OidcRows rows,
      AccountSettings organisation,
      OidcSettings settings,
      TransactionTemplate transactions,
      Clock clock) {
    this.people = people;
    this.rows = rows;
    this.organisation = organisation;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The account, bound or made if this is the first time.
   *
   * @throws SignInRefused if there is none and none is made, or it is suspended
   */
  PersonId recognise(Identity identity) {
    try {
      return inTransaction(identity);
    } catch (DataIntegrityViolationException | PersistenceException | AddressTaken _) {
      // Two requests made the same account at once: this one finds what the other made.
      return inTransaction(identity);
    }
  }

  private PersonId inTransaction(Identity identity) {
    return Objects.requireNonNull(transactions.execute(_ -> open(identity)));
  }

  private PersonId open(Identity identity) {
    var bound = rows.person(identity.issuer(), identity.subject());
    var person = bound.isPresent() ? bound.get() : enter(identity);
    if (people.findActive(person).isEmpty()) {
      throw new SignInRefused(Trouble.SUSPENDED);
    }
    identity.name().ifPresent(name -> people.rename(person, name));
    return person;
  }

  private PersonId enter(Identity identity) {
    var email =
        identity
            .email()
            .filter(_ -> identity.verified())
            .orElseThrow(() -> new SignInRefused(Trouble.UNVERIFIED));
    var invited = people.find(email);
    var person = invited.isPresent() ? invited.get() : add(identity, email);
    if (rows.bound(person.id(), identity.issuer())) {
      // Maybe by another request of the same person, which was quicker.
      return rows.person(identity.issuer(), identity.subject())
          .filter(person.id()::equals)
          .orElseThrow(() -> new SignInRefused(Trouble.TAKEN));
    }
    rows.bind(identity, person.id(), clock.instant());
    people.entrust(person.id());
    return person.id();
  }

  private PersonProfile add(Identity identity, EmailAddress email) {
    if (!organisation.ofOrganisation(email)) {
      throw new SignInRefused(Trouble.UNKNOWN);
    }
    if (!ofOrganisation(identity)) {
      throw new SignInRefused(Trouble.ORGANISATION);
    }
    var name = identity.name().orElse(email.value().substring(0, email.value().indexOf('@')));
    var language = identity.language().orElse(Language.FRENCH);
    return people.add(
        new NewPerson(name, email, language, false), identity.zone().orElse(USUAL_ZONE));
  }

  private boolean ofOrganisation(Identity identity) {
    return settings.organisationClaim().isBlank()
        || identity.organisations().stream().anyMatch(settings.organisations()::contains);
  }
}
