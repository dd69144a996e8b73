package eu.parvis.account.oidc;

import eu.parvis.account.SecretToken;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What a provider tells that ended (OpenID Connect Back-Channel Logout 1.0 section 2.4): a session,
 * or all of a person's.
 *
 * @param subject null: told by the session alone
 * @param sid null: every session of the subject
 * @param id of the token, heeded once
 */
record LogoutToken(String issuer, @Nullable String subject, @Nullable String sid, String id) {

  /** How long a token may be on its way. */
  static final Duration LONGEST_WAY = Duration.ofMinutes(10);

  private static final Duration SKEW = Duration.ofMinutes(1);
  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

  static LogoutToken of(Jwt jwt) {
    return new LogoutToken(
        String.valueOf(jwt.getClaimAsString("iss")),
        jwt.getSubject(),
        jwt.getClaimAsString("sid"),
        String.valueOf(jwt.getId()));
  }

  /** What is stored of its id. */
  byte[] hash() {
    return new SecretToken(issuer + " " + id).hash();
  }

  /** The rules of section 2.6, beyond the signature and the end. */
  static OAuth2TokenValidator<Jwt> rules(ClientRegistration registration, Clock clock) {
    Predicate<Jwt> forUs =
        jwt ->
            String.valueOf(registration.getProviderDetails().getIssuerUri())
                    .equals(jwt.getClaimAsString("iss"))
                && jwt.getAudience() != null
                && jwt.getAudience().contains(registration.getClientId());
    Predicate<Jwt> aLogout =
        jwt ->
            jwt.getClaims().get("events") instanceof Map<?, ?> events
                && events.get(EVENT) instanceof Map<?, ?>
                && !jwt.hasClaim("nonce")
                && (jwt.getSubject() != null || jwt.getClaimAsString("sid") != null);
    Predicate<Jwt> once = jwt -> jwt.getId() != null && recent(jwt, clock);
    return jwt ->
        forUs.and(aLogout).and(once).test(jwt)
            ? OAuth2TokenValidatorResult.success()
            : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_request"));
  }

  private static boolean recent(Jwt jwt, Clock clock) {
    var issued = jwt.getIssuedAt();
    var now = clock.instant();
    return issued != null
        && issued.isBefore(now.plus(SKEW))
        && issued.isAfter(now.minus(LONGEST_WAY));
  }
}
