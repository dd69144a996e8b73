package eu.parvis.account.oidc;

import eu.parvis.account.RememberedLogins;
import eu.parvis.kernel.SecurityEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Hears from the provider that somebody signed out there or was locked out (OpenID Connect
 * Back-Channel Logout 1.0): their remembered logins that began there end, with their sessions.
 */
@RestController
@WhereProviderIsNamed
class BackChannelLogout {

  private static final int LONGEST_TOKEN = 16_384;

  private final Provider provider;
  private final Signatures signatures;
  private final OidcRows rows;
  private final RememberedLogins logins;
  private final TransactionTemplate transactions;
  private final Clock clock;

  BackChannelLogout(
      Provider provider,
      Signatures signatures,
      OidcRows rows,
      RememberedLogins logins,
      TransactionTemplate transactions,
      Clock clock) {
    this.provider = provider;
    this.signatures = signatures;
    this.rows = rows;
    this.logins = logins;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Answers 200 to a token that is heeded, 400 to any other. */
  @PostMapping(
      path = OidcPaths.BACK_CHANNEL,
      consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<Void> logout(
      HttpServletRequest request, @RequestParam("logout_token") String token) {
    var heeded = heed(token);
    if (!heeded) {
      request.setAttribute(
          SecurityEvent.ATTRIBUTE, SecurityEvent.authentication("provider: logout token"));
    }
    var answer = heeded ? ResponseEntity.ok() : ResponseEntity.badRequest();
    return answer.cacheControl(CacheControl.noStore()).build();
  }

  private boolean heed(String text) {
    if (text.length() > LONGEST_TOKEN) {
      return false;
    }
    try {
      var token = read(text);
      return Boolean.TRUE.equals(transactions.execute(_ -> end(token)));
    } catch (JwtException | SignInRefused _) {
      return false;
    }
  }

  private LogoutToken read(String text) {
    var registration = provider.registration();
    var type = new JwtTypeValidator("logout+jwt", "JWT");
    return LogoutToken.of(
        signatures
            .decoder(registration, type, LogoutToken.rules(registration, clock))
            .decode(text));
  }

  private boolean end(LogoutToken token) {
    if (!rows.spend(token.hash(), clock.instant())) {
      return false;
    }
    rows.logins(token).forEach(login -> logins.revoke(login.person(), login.series()));
    return true;
  }
}
