package eu.parvis.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Ends logins for whoever proves once more to be their person: by the password, or by a sign-in at
 * the identity provider that was asked for anew. Whoever finds an open browser ends none.
 */
@Service
public class OwnLogins {

  /** How long a sign-in at the provider proves who somebody is. */
  static final Duration FRESH = Duration.ofMinutes(10);

  /** What came of it; nothing has ended unless it is {@link #ENDED}. */
  public enum Outcome {
    ENDED,
    /** The password is another one. */
    WRONG,
    /** It was tried too often; nothing was looked at. */
    TOO_OFTEN,
    /** The last sign-in at the provider is too old, or it did not say when it was. */
    SIGN_IN_AGAIN
  }

  private final RememberedLogins logins;
  private final People people;
  private final AccountSettings settings;
  private final Optional<ProviderProof> provider;
  private final Clock clock;

  OwnLogins(
      RememberedLogins logins,
      People people,
      AccountSettings settings,
      Optional<ProviderProof> provider,
      Clock clock) {
    this.logins = logins;
    this.people = people;
    this.settings = settings;
    this.provider = provider;
    this.clock = clock;
  }

  /** Whether it takes the password; otherwise it takes the provider. */
  public boolean takesPassword(PersonId person) {
    return settings.local() && people.hasPassword(person);
  }

  /**
   * Ends a login.
   *
   * @param here the login that asks
   * @param password counts where it {@link #takesPassword takes one}
   */
  public Outcome end(
      PersonId person, LoginSeries which, Optional<LoginSeries> here, String password) {
    var outcome = prove(person, here, password);
    if (outcome == Outcome.ENDED) {
      logins.revoke(person, which);
    }
    return outcome;
  }

  /** Ends every login but the one that asks. */
  public Outcome endOthers(PersonId person, Optional<LoginSeries> here, String password) {
    var outcome = prove(person, here, password);
    if (outcome == Outcome.ENDED) {
      logins.revokeOthers(person, here);
    }
    return outcome;
  }

  private Outcome prove(PersonId person, Optional<LoginSeries> here, String password) {
    if (takesPassword(person)) {
      return switch (people.tryPassword(person, password)) {
        case DONE -> Outcome.ENDED;
        case WRONG -> Outcome.WRONG;
        case TOO_OFTEN -> Outcome.TOO_OFTEN;
      };
    }
    var earliest = clock.instant().minus(FRESH);
    return here.flatMap(login -> provider.flatMap(proof -> proof.of(login)))
            .filter(proved -> !proved.isBefore(earliest))
            .isPresent()
        ? Outcome.ENDED
        : Outcome.SIGN_IN_AGAIN;
  }
}
