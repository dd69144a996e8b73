package eu.parvis.account;

import eu.parvis.kernel.SecurityEvent;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One-time links by which people set their password. A person has at most one open that an
 * administrator made, and one that was mailed.
 */
@Service
@Transactional
public class WelcomeLinks {

  /** How long a link that an administrator made can be used. */
  public static final Duration VALIDITY = Duration.ofDays(7);

  /** How long a link that was asked for by mail can be used. */
  public static final Duration MAILED_VALIDITY = Duration.ofHours(1);

  /** How long a link that a start printed for an administrator can be used. */
  static final Duration PRINTED_VALIDITY = Duration.ofHours(24);

  private final WelcomeLinkRepository links;
  private final PersonRepository people;
  private final People accounts;
  private final RememberedLogins logins;
  private final AccountSettings settings;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  WelcomeLinks(
      WelcomeLinkRepository links,
      PersonRepository people,
      People accounts,
      RememberedLogins logins,
      AccountSettings settings,
      ApplicationEventPublisher events,
      Clock clock) {
    this.links = links;
    this.people = people;
    this.accounts = accounts;
    this.logins = logins;
    this.settings = settings;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The path of a new link for {@code person}; an older one ends. Only this answer shows it.
   *
   * @throws AccountGone if there is no such account any more
   * @throws AccountSuspended if it is suspended
   */
  public String renew(PersonId person) {
    if (require(person).suspended()) {
      throw new AccountSuspended();
    }
    return renew(person, VALIDITY, false);
  }

  /** The path of a new link to be mailed; what an administrator made stays open. */
  String renewMailed(PersonId person) {
    return renew(person, MAILED_VALIDITY, true);
  }

  /** The path of a new link that is printed; one that an administrator made ends. */
  String renewPrinted(PersonId person) {
    return renew(person, PRINTED_VALIDITY, false);
  }

  private String renew(PersonId person, Duration validity, boolean mailed) {
    links.deleteOf(person.value(), mailed);
    links.deleteExpired(clock.instant());
    events.publishEvent(new LoginNews.LinkMade(person, mailed));
    return keep(person, clock.instant().plus(validity), mailed);
  }

  /**
   * Ends every open link of {@code person}.
   *
   * @throws AccountGone if there is no such account any more
   */
  public void revoke(PersonId person) {
    links.deleteOf(require(person).id().value());
  }

  /** Shared, so that nobody suspends or deletes the account meanwhile. */
  private Person require(PersonId person) {
    return people.share(person.value()).orElseThrow(AccountGone::new);
  }

  /** The path of a new link for the first administrator, or empty if there is an administrator. */
  Optional<String> renewFirst() {
    links.deleteFirst();
    return accounts.hasAdministrator() ? Optional.empty() : Optional.of(keep(null, null, false));
  }

  /** Whom the link of {@code token} is for, or empty if it is unknown, spent or over. */
  @Transactional(readOnly = true)
  public Optional<Welcome> open(String token) {
    var welcome = link(token).flatMap(this::welcome);
    if (welcome.isEmpty()) {
      events.publishEvent(SecurityEvent.authentication("one-time-link"));
    }
    return welcome;
  }

  /**
   * Spends a person's link: sets the password, ends every other link and remembered login.
   *
   * @throws WelcomeLinkSpent if it cannot be used any more
   * @throws IllegalArgumentException if the password breaks {@link PasswordRules}
   */
  public PersonId accept(String token, String password) {
    var id = link(token).flatMap(WelcomeLink::person).orElseThrow(WelcomeLinkSpent::new);
    spend(token);
    var person = people.findById(id.value()).orElseThrow(WelcomeLinkSpent::new);
    accounts.setPassword(person, password);
    events.publishEvent(new LoginNews.PasswordReset(id));
    links.deleteOf(id.value());
    logins.revokeOthers(id, Optional.empty());
    return id;
  }

  /**
   * Spends the first link: makes the first administrator.
   *
   * @throws WelcomeLinkSpent if it cannot be used any more or there is an administrator
   * @throws AddressTaken if the address has an account; the link stays open
   * @throws IllegalArgumentException if the password breaks {@link PasswordRules}
   */
  public PersonId acceptFirst(String token, NewPerson administrator, ZoneId zone, String password) {
    if (link(token).isEmpty() || accounts.hasAdministrator()) {
      throw new WelcomeLinkSpent();
    }
    var email = administrator.email();
    if (people.find(email).isPresent()) {
      throw new AddressTaken();
    }
    spend(token);
    if (PasswordRules.refusal(password, email).isPresent()) {
      throw new IllegalArgumentException("password breaks the rules");
    }
    var hash = accounts.encode(password);
    var person = new Person(PersonId.random(), administrator, hash, zone, clock.instant());
    events.publishEvent(new PersonAdded(people.save(person).profile()));
    return person.id();
  }

  private String keep(@Nullable PersonId person, @Nullable Instant expires, boolean mailed) {
    var token = SecretToken.draw(random);
    links.save(new WelcomeLink(person, token, expires, mailed));
    return "/welcome/" + token.value();
  }

  private Optional<WelcomeLink> link(String token) {
    var secret = new SecretToken(token);
    return secret.wellFormed()
        ? links.findByTokenHash(secret.hash()).filter(this::open)
        : Optional.empty();
  }

  /** Without local accounts only the first administrator's link leads in. */
  private boolean open(WelcomeLink link) {
    return link.open(clock.instant())
        && link.person().map(person -> settings.local() && active(person)).orElse(true);
  }

  private boolean active(PersonId person) {
    return accounts.findActive(person).isPresent();
  }

  private void spend(String token) {
    if (links.spend(new SecretToken(token).hash()) == 0) {
      throw new WelcomeLinkSpent();
    }
  }

  private Optional<Welcome> welcome(WelcomeLink link) {
    if (link.person().isEmpty()) {
      return accounts.hasAdministrator()
          ? Optional.empty()
          : Optional.of(new Welcome.FirstAdministrator());
    }
    return link.person().flatMap(accounts::find).map(Welcome.Invited::new);
  }
}
