package eu.parvis.account;

import eu.parvis.kernel.EmailAddress;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Address and password, throttled; unknown accounts take as long as known ones. A hash of another
 * cost than today's is replaced when its password was right.
 */
class PasswordLogin implements AuthenticationProvider {

  private static final int LONGEST_ADDRESS = 254;

  private final DaoAuthenticationProvider passwords;
  private final LoginThrottle throttle = new LoginThrottle();
  private final AccountUsers users;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PasswordLogin(
      AccountUsers users, PasswordEncoder encoder, ApplicationEventPublisher events, Clock clock) {
    this.users = users;
    this.events = events;
    this.passwords = new DaoAuthenticationProvider(users::load);
    this.passwords.setPasswordEncoder(encoder);
    this.passwords.setUserDetailsPasswordService(users::renew);
    this.clock = clock;
  }

  @Override
  public @Nullable Authentication authenticate(Authentication attempt) {
    var account = account(attempt.getName());
    var password = String.valueOf(attempt.getCredentials());
    if (account.length() > LONGEST_ADDRESS || password.length() > 2 * PasswordRules.MOST) {
      throw new BadCredentialsException("too long");
    }
    var address =
        attempt.getDetails() instanceof WebAuthenticationDetails details
            ? NetworkAddress.key(details.getRemoteAddress())
            : "";
    throttle
        .attempt(account, address, clock.instant())
        .ifPresent(wait -> {
          if (wait.first()) {
            events.publishEvent(new LoginNews.Throttled(users.named(account)));
          }
          throw new TooManyAttempts(wait.until());
        });
    try {
      var result = passwords.authenticate(attempt);
      throttle.succeeded(account, address);
      return result;
    } catch (AuthenticationException refused) {
      events.publishEvent(new LoginNews.Refused(users.named(account)));
      throw refused;
    }
  }

  /** One name for one account, however it is spelt: attempts are counted by it. */
  private static String account(String name) {
    return EmailAddress.known(name)
        .map(address -> address.ascii().value())
        .orElseGet(() -> name.strip().toLowerCase(Locale.ROOT));
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
