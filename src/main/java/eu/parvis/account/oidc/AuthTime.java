package eu.parvis.account.oidc;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** When the provider saw somebody prove who they are (OpenID Connect Core 1.0 section 2). */
final class AuthTime {

  private AuthTime() {}

  /** Of an ID token whose signature was checked when it came. */
  static Optional<Instant> of(String idToken) {
    try {
      var claims = SignedJWT.parse(idToken).getJWTClaimsSet();
      return Optional.ofNullable(claims.getDateClaim("auth_time")).map(Date::toInstant);
    } catch (ParseException _) {
      return Optional.empty();
    }
  }
}
