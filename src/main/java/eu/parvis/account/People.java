package eu.parvis.account;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.SecurityEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Everybody who has an account. */
@Service
@Transactional
public class People {

  /** Fewest letters that are searched for. */
  public static final int LEAST_SEARCHED = 2;

  /** How often the present password may be tried, whatever for, within {@link #GUESSES_WINDOW}. */
  public static final int MOST_GUESSES = 5;

  public static final Duration GUESSES_WINDOW = Duration.ofMinutes(15);

  /** What came of the wish to change a password. */
  public enum PasswordChange {
    DONE,
    /** The present password is another one. */
    WRONG,
    /** It was tried too often; nothing was looked at. */
    TOO_OFTEN
  }

  /** Most people that a search finds. */
  public static final int MOST_FOUND = 20;

  private final PersonRepository people;
  private final WelcomeLinkRepository links;
  private final RememberedLogins logins;
  private final PasswordEncoder passwords;
  private final AccountSettings settings;
  private final NameSettings names;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Tally guesses;

  People(
      PersonRepository people,
      WelcomeLinkRepository links,
      RememberedLogins logins,
      PasswordEncoder passwords,
      AccountSettings settings,
      NameSettings names,
      ApplicationEventPublisher events,
      Clock clock) {
    this.people = people;
    this.links = links;
    this.logins = logins;
    this.passwords = passwords;
    this.settings = settings;
    this.names = names;
    this.events = events;
    this.clock = clock;
    this.guesses = new Tally(clock, MOST_GUESSES, GUESSES_WINDOW);
  }

  /** The person of this id. */
  @Transactional(readOnly = true)
  public Optional<PersonProfile> find(PersonId id) {
    return people.findById(id.value()).map(Person::profile);
  }

  /** Those of these who have an account still. */
  @Transactional(readOnly = true)
  public Map<PersonId, PersonProfile> findAll(Collection<PersonId> ids) {
    return ids.isEmpty()
        ? Map.of()
        : people.findByIdIn(ids.stream().map(PersonId::value).toList()).stream()
            .collect(Collectors.toMap(Person::id, Person::profile));
  }

  /** The person of this id, unless the account is suspended: for who acts, now or by a secret. */
  @Transactional(readOnly = true)
  public Optional<PersonProfile> findActive(PersonId id) {
    return people.findById(id.value()).filter(person -> !person.suspended()).map(Person::profile);
  }

  /** Whether the account is not suspended, which then waits for the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean remainsActive(PersonId id) {
    return people.share(id.value()).filter(person -> !person.suspended()).isPresent();
  }

  /** The person of this address. */
  @Transactional(readOnly = true)
  public Optional<PersonProfile> find(EmailAddress email) {
    return people.find(email).map(Person::profile);
  }

  /** Those of these addresses who have an account. */
  @Transactional(readOnly = true)
  public List<PersonProfile> find(Collection<EmailAddress> emails) {
    return emails.isEmpty()
        ? List.of()
        : people
            .findByEmailIn(emails.stream().flatMap(email -> email.spellings().stream()).toList())
            .stream()
            .map(Person::profile)
            .toList();
  }

  /**
   * Those of whose name and address every word of {@code text} begins a word, by name, but for
   * suspended accounts; nobody for fewer than {@link #LEAST_SEARCHED} letters, since the list of
   * people is not public. At most {@link #MOST_FOUND}.
   */
  @Transactional(readOnly = true)
  public List<PersonProfile> search(String text) {
    var words = SearchedWords.of(text);
    return words.isEmpty()
        ? List.of()
        : people.search(words.get(), MOST_FOUND).stream().map(Person::profile).toList();
  }

  /**
   * Whether somebody has rooms and plans meetings: with an address of the organisation, or because
   * they administer this server. Others are guests who have an account.
   */
  @Transactional(readOnly = true)
  public boolean isAgent(PersonId id) {
    return find(id)
        .filter(person -> person.administrator() || settings.ofAgent(person.email()))
        .isPresent();
  }

  /** Whether somebody can administer this product. */
  @Transactional(readOnly = true)
  public boolean hasAdministrator() {
    return people.hasAdministrator(settings.local());
  }

  /**
   * Adds somebody, who cannot sign in before using a one-time link.
   *
   * @param zone the zone to start with, usually the administrator's
   * @throws AddressTaken if the address has an account
   */
  public PersonProfile add(NewPerson newPerson, ZoneId zone) {
    if (people.find(newPerson.email()).isPresent()) {
      throw new AddressTaken();
    }
    var person = new Person(PersonId.random(), newPerson, null, zone, clock.instant());
    var added = people.save(person).profile();
    events.publishEvent(new PersonAdded(added));
    return added;
  }

  /** Keeps how a person wants to read and, if they {@link #choosesName choose} it, to be called. */
  public void prefer(PersonId id, String name, Language language, ZoneId zone) {
    var person = require(id);
    if (choosesName(id)) {
      rename(person, name, id);
    }
    person.read(language, zone);
  }

  /**
   * Whether somebody says what they are called: neither an identity provider nor administrators.
   */
  @Transactional(readOnly = true)
  public boolean choosesName(PersonId id) {
    return !names.fixed() && !hasIdentity(id);
  }

  /** Calls a person as the identity provider does. */
  public void rename(PersonId id, String name) {
    rename(require(id), name, null);
  }

  void rename(Person person, String name, @Nullable PersonId by) {
    var valid = PersonName.require(name);
    var before = person.profile().name();
    if (!before.equals(valid)) {
      person.rename(valid);
      events.publishEvent(new PersonRenamed(person.id(), before, valid, by));
    }
  }

  /**
   * Sets a new password for somebody who knows the present one, and ends every open link and every
   * remembered login but {@code kept}.
   *
   * @return what came of it; nothing is changed unless it is {@link PasswordChange#DONE}
   * @throws IllegalArgumentException if the new password breaks {@link PasswordRules}
   */
  public PasswordChange changePassword(
      PersonId id, String present, String chosen, Optional<LoginSeries> kept) {
    var known = tryPassword(id, present);
    if (known != PasswordChange.DONE) {
      return known;
    }
    setPassword(require(id), chosen);
    events.publishEvent(new LoginNews.PasswordChanged(id));
    links.deleteOf(id.value());
    logins.revokeOthers(id, kept);
    return PasswordChange.DONE;
  }

  /** Whether this is the present password; one limit of tries for all that asks for it. */
  PasswordChange tryPassword(PersonId id, String present) {
    if (!guesses.take(id.toString()).isZero()) {
      return PasswordChange.TOO_OFTEN;
    }
    if (present.length() > PasswordRules.MOST
        || !passwords.matches(present, require(id).passwordHash())) {
      events.publishEvent(SecurityEvent.authentication("wrong-password"));
      return PasswordChange.WRONG;
    }
    guesses.forget(id.toString());
    return PasswordChange.DONE;
  }

  /** Whether somebody signs in by an identity provider, which then says the name. */
  @Transactional(readOnly = true)
  public boolean hasIdentity(PersonId id) {
    return people.hasIdentity(id.value());
  }

  /** Whether somebody can sign in with a password. */
  @Transactional(readOnly = true)
  public boolean hasPassword(PersonId id) {
    return require(id).passwordHash() != null;
  }

  /**
   * Leaves it to an identity provider to say who this is: the open link and every login end, so
   * that whoever else had used them is out. Administrators keep their password, for when the
   * provider is away; everybody else's is forgotten.
   */
  public void entrust(PersonId id) {
    var person = require(id);
    if (!person.administrator()) {
      person.setPasswordHash(null);
    }
    events.publishEvent(new LoginNews.Entrusted(id));
    links.deleteOf(id.value());
    logins.revokeOthers(id, Optional.empty());
  }

  void setPassword(Person person, String chosen) {
    if (PasswordRules.refusal(chosen, person.profile().email()).isPresent()) {
      throw new IllegalArgumentException("password breaks the rules");
    }
    person.setPasswordHash(encode(chosen));
  }

  String encode(String password) {
    var hash = passwords.encode(password);
    if (hash == null) {
      throw new IllegalStateException("no hash");
    }
    return hash;
  }

  private Person require(PersonId id) {
    return people.findById(id.value()).orElseThrow();
  }
}
