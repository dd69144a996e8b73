package eu.parvis.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The browsers in which people stay signed in over sessions and restarts. Ending one also ends its
 * live session.
 */
@Service
@Transactional
public class RememberedLogins {

  private static final int BROWSER_LENGTH = 100;

  private final RememberedLoginRepository logins;
  private final LiveSessions sessions;
  private final LoginSettings settings;
  private final AccountSettings accounts;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  RememberedLogins(
      RememberedLoginRepository logins,
      LiveSessions sessions,
      LoginSettings settings,
      AccountSettings accounts,
      ApplicationEventPublisher events,
      Clock clock) {
    this.settings = settings;
    this.accounts = accounts;
    this.logins = logins;
    this.sessions = sessions;
    this.events = events;
    this.clock = clock;
  }

  /** What the browser keeps. */
  record Ticket(LoginSeries series, SecretToken token) {}

  /** A login of which a ticket is, and when it ends however often it is used. */
  record Begun(Ticket ticket, Instant end) {}

  /** The answer to a token that was shown. */
  sealed interface Recognition {
    record Known(PersonId person, LoginSeries series, Instant end, Optional<Ticket> next)
        implements Recognition {}

    record Unknown() implements Recognition {}

    /** It was used until it had lasted for as long as any may. */
    record Over() implements Recognition {}

    /** It began with a password, with which nobody signs in any more. */
    record Closed() implements Recognition {}

    /** A replaced token came back; every login of the person has ended. */
    record Stolen() implements Recognition {}
  }

  Begun begin(PersonId person, String browser) {
    logins.deleteUnusedSince(clock.instant().minus(LoginSettings.LONGEST_UNUSED));
    var ticket = new Ticket(new LoginSeries(UUID.randomUUID()), SecretToken.draw(random));
    var label = browser.substring(0, Math.min(browser.length(), BROWSER_LENGTH));
    var login =
        logins.save(
            new RememberedLogin(ticket.series(), person, ticket.token(), label, clock.instant()));
    events.publishEvent(new LoginNews.Began(person));
    return new Begun(ticket, login.end(settings.longest()));
  }

  Recognition recognise(LoginSeries series, SecretToken token) {
    var now = clock.instant();
    var found = logins.findBySeries(series.value()).filter(login -> login.open(now));
    if (found.isEmpty()) {
      return new Recognition.Unknown();
    }
    var login = found.get();
    if (!counts(series)) {
      return new Recognition.Closed();
    }
    var end = login.end(settings.longest());
    if (!now.isBefore(end)) {
      return new Recognition.Over();
    }
    return switch (login.show(token, now)) {
      case GOOD -> new Recognition.Known(login.person(), series, end, Optional.empty());
      case GOOD_AND_DUE -> {
        var next = new Ticket(series, SecretToken.draw(random));
        login.rotate(next.token(), now);
        yield new Recognition.Known(login.person(), series, end, Optional.of(next));
      }
      case STOLEN -> {
        revokeOthers(login.person(), Optional.empty());
        events.publishEvent(new LoginNews.Stolen(login.person()));
        yield new Recognition.Stolen();
      }
    };
  }

  /** Where passwords let nobody in, neither does what began with one, or with a one-time link. */
  private boolean counts(LoginSeries series) {
    return accounts.local() || logins.isOfProvider(series.value());
  }

  /** Whether a login is still there, and its person still who it was for. */
  @Transactional(readOnly = true)
  boolean stands(LoginSeries series, PersonPrincipal person) {
    return logins.countStanding(series.value(), person.id().value(), person.administrator()) > 0;
  }

  /** The logins of a person that have not ended, last used first. */
  @Transactional(readOnly = true)
  public List<LoginEntry> list(PersonId person) {
    return logins.findByPersonIdOrderByLastUsedAtDesc(person.value()).stream()
        .filter(login -> login.open(clock.instant()))
        .filter(login -> clock.instant().isBefore(login.end(settings.longest())))
        .filter(login -> counts(login.series()))
        .map(RememberedLogin::entry)
        .toList();
  }

  /** Ends one login of {@code person}; another person's stays. */
  public void revoke(PersonId person, LoginSeries series) {
    if (end(person, series)) {
      events.publishEvent(new LoginNews.Revoked(person, 1));
    }
  }

  /** Ends the login with which {@code person} signs out. */
  void signOut(PersonId person, LoginSeries series) {
    if (end(person, series)) {
      events.publishEvent(new LoginNews.Ended(person));
    }
  }

  /** Ends every login of {@code person} but {@code kept}. */
  public void revokeOthers(PersonId person, Optional<LoginSeries> kept) {
    var ended =
        logins.findByPersonIdOrderByLastUsedAtDesc(person.value()).stream()
            .map(RememberedLogin::series)
            .filter(series -> !kept.equals(Optional.of(series)))
            .filter(series -> end(person, series))
            .count();
    if (ended > 0) {
      events.publishEvent(new LoginNews.Revoked(person, (int) ended));
    }
  }

  /** Ends a login of which there is nothing to tell; false if {@code person} had no such. */
  boolean end(PersonId person, LoginSeries series) {
    var there = logins.delete(person.value(), series.value()) > 0;
    if (there) {
      sessions.end(series);
    }
    return there;
  }
}
