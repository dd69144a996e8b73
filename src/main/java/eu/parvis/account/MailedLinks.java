package eu.parvis.account;

import eu.parvis.account.PasswordLinkMade.Reason;
import eu.parvis.kernel.EmailAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Mails one-time links: to whoever forgot the password, and for administrators. Nobody learns here
 * who has an account: the answer is the same for every address, and given before anything is looked
 * up.
 */
@Service
public class MailedLinks {

  /** Links for one address within {@link #WINDOW}, whether it has an account or not. */
  static final int MOST_BY_ADDRESS = 3;

  /** Questions of one network within {@link #WINDOW}. */
  static final int MOST_BY_NETWORK = 20;

  static final Duration WINDOW = Duration.ofHours(1);

  private final PersonRepository people;
  private final WelcomeLinks links;
  private final AccountSettings settings;
  private final Optional<LinkSender> sender;
  private final TransactionOperations transactions;
  private final ApplicationEventPublisher events;
  private final Executor executor;
  private final Tally addresses;
  private final Tally networks;

  @Autowired
  MailedLinks(
      PersonRepository people,
      WelcomeLinks links,
      AccountSettings settings,
      Optional<LinkSender> sender,
      TransactionOperations transactions,
      ApplicationEventPublisher events,
      Clock clock) {
    this(
        people,
        links,
        settings,
        sender,
        transactions,
        events,
        clock,
        new MailThread("password-mail"));
  }

  MailedLinks(
      PersonRepository people,
      WelcomeLinks links,
      AccountSettings settings,
      Optional<LinkSender> sender,
      TransactionOperations transactions,
      ApplicationEventPublisher events,
      Clock clock,
      Executor executor) {
    this.people = people;
    this.links = links;
    this.settings = settings;
    this.sender = sender;
    this.transactions = transactions;
    this.events = events;
    this.executor = executor;
    this.addresses = new Tally(clock, MOST_BY_ADDRESS, WINDOW);
    this.networks = new Tally(clock, MOST_BY_NETWORK, WINDOW);
  }

  /** Who mails links; empty if nobody does, and an administrator has to be asked. */
  public Optional<EmailAddress> sender() {
    return sender.filter(_ -> settings.local()).map(LinkSender::address);
  }

  /**
   * Mails a link, if there is an account of this address that may have a password.
   *
   * @param network where the question comes from, see {@link NetworkAddress}
   * @return how long to wait before asking again, or zero if the question was taken
   */
  public Duration ask(EmailAddress address, String network) {
    requireMail();
    var wait = networks.take(network);
    if (wait.isZero()) {
      wait = addresses.take(address.value());
    }
    if (wait.isZero()) {
      executor.execute(() -> mail(address));
    }
    return wait;
  }

  /**
   * Mails a link that an administrator made, by its path.
   *
   * @throws AccountGone if there is no such account any more
   * @throws AccountSuspended if it is suspended, and the link has ended
   */
  public void send(PersonProfile person, String path) {
    requireMail();
    if (people.findById(person.id().value()).orElseThrow(AccountGone::new).suspended()) {
      throw new AccountSuspended();
    }
    var made = new PasswordLinkMade(person, path, WelcomeLinks.VALIDITY, Reason.INVITED);
    executor.execute(() -> events.publishEvent(made));
  }

  private void requireMail() {
    if (sender().isEmpty()) {
      throw new IllegalStateException("no mail leaves");
    }
  }

  private void mail(EmailAddress address) {
    var made =
        transactions.execute(
            _ -> people.find(address).filter(this::mayHavePassword).map(this::make));
    if (made != null) {
      made.ifPresent(events::publishEvent);
    }
  }

  /** Whom the identity provider knows has no password, but for administrators who kept theirs. */
  private boolean mayHavePassword(Person person) {
    return !person.suspended()
        && (person.passwordHash() != null || !people.hasIdentity(person.id().value()));
  }

  private PasswordLinkMade make(Person person) {
    return new PasswordLinkMade(
        person.profile(),
        links.renewMailed(person.id()),
        WelcomeLinks.MAILED_VALIDITY,
        Reason.FORGOTTEN);
  }
}
