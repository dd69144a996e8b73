package eu.parvis.account;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes people for tests, each with an address of its own. */
@TestComponent
public class TestPeople {

  /** What everybody made here signs in with. */
  public static final String PASSWORD = "correct horse battery staple";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final People people;
  private final WelcomeLinks links;
  private final PersonRepository rows;
  private final TransactionTemplate transactions;
  private final JdbcTemplate database;
  private final Clock clock;
  private final SecurityContextHolderStrategy contexts;
  private final RememberedLogins logins;

  TestPeople(
      People people,
      WelcomeLinks links,
      RememberedLogins logins,
      PersonRepository rows,
      TransactionTemplate transactions,
      JdbcTemplate database,
      Clock clock,
      SecurityContextHolderStrategy contexts) {
    this.people = people;
    this.links = links;
    this.logins = logins;
    this.rows = rows;
    this.transactions = transactions;
    this.database = database;
    this.clock = clock;
    this.contexts = contexts;
  }

  /** Somebody who was added and has not used a link. */
  public PersonProfile invited(Language language, boolean administrator) {
    var email = new EmailAddress("person" + COUNT.incrementAndGet() + "@example.org");
    var person = new NewPerson("Camille Martin", email, language, administrator);
    return people.add(person, ZoneId.of("Europe/Paris"));
  }

  /** Somebody who can sign in with {@link #PASSWORD}. */
  public PersonProfile active(Language language, boolean administrator) {
    var person = invited(language, administrator);
    links.accept(token(links.renew(person.id())), PASSWORD);
    return person;
  }

  /** Signs somebody in with another browser. */
  public LoginSeries elsewhere(PersonProfile person) {
    return logins.begin(person.id(), "Firefox").ticket().series();
  }

  /** Binds somebody to a subject of an identity provider. */
  public void knownToProvider(PersonProfile person) {
    database.update(
        "insert into oidc_identity values ('https://id.example', ?, ?, now())",
        person.email().value(),
        person.id().value());
  }

  /** Puts what would be mailed into {@code sent}, at once. */
  public MailedLinks mailing(List<Object> sent) {
    return new MailedLinks(
        rows,
        links,
        new AccountSettings(true, Set.of()),
        Optional.of(new LinkSender(new EmailAddress("parvis@example.org"))),
        transactions,
        sent::add,
        clock,
        Runnable::run);
  }

  /** Puts somebody into the security context of this thread. */
  public void signIn(PersonProfile person) {
    var principal = new PersonPrincipal(person.id(), person.administrator(), null);
    var authentication =
        UsernamePasswordAuthenticationToken.authenticated(
            principal, null, principal.getAuthorities());
    holders().forEach(holder -> holder.getContext().setAuthentication(authentication));
  }

  /** Takes whoever is there out of the security context of this thread. */
  public void signOut() {
    holders().forEach(SecurityContextHolderStrategy::clearContext);
  }

  /** Views without a browser read the static one: of the application that was started last. */
  private Stream<SecurityContextHolderStrategy> holders() {
    return Stream.of(contexts, SecurityContextHolder.getContextHolderStrategy());
  }

  /** The last part of a one-time link's path. */
  public static String token(String path) {
    return path.substring("/welcome/".length());
  }
}
