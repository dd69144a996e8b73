package eu.parvis.account.oidc;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the provider tells of somebody beyond the ID token (OpenID Connect Core 1.0 section 5.3), as
 * JSON or, as ProConnect does, as a signed JWT.
 */
final class UserInfo {

  private static final MediaType JWT = new MediaType("application", "jwt");

  private final RestClient http;
  private final Signatures signatures;
  private final JsonMapper json;

  UserInfo(RestClient http, Signatures signatures, JsonMapper json) {
    this.http = http;
    this.signatures = signatures;
    this.json = json;
  }

  /**
   * The claims, which are of the same person as the ID token's {@code subject}; none if the
   * provider has no such endpoint.
   *
   * @throws SignInRefused if it cannot be asked, or its answer not be relied on
   */
  Map<String, Object> of(String subject, OidcUserRequest request) {
    var registration = request.getClientRegistration();
    var address = registration.getProviderDetails().getUserInfoEndpoint().getUri();
    if (address == null || address.isBlank()) {
      return Map.of();
    }
    var claims = read(registration, ask(address, request));
    if (!subject.equals(claims.get("sub"))) {
      throw new SignInRefused(Trouble.INVALID);
    }
    return claims;
  }

  private ResponseEntity<byte[]> ask(String address, OidcUserRequest request) {
    try {
      return http.get()
          .uri(URI.create(address))
          .accept(MediaType.APPLICATION_JSON, JWT)
          .headers(headers -> headers.setBearerAuth(request.getAccessToken().getTokenValue()))
          .retrieve()
          .toEntity(byte[].class);
    } catch (RestClientException e) {
      throw new SignInRefused(Trouble.UNAVAILABLE, e);
    }
  }

  private Map<String, Object> read(ClientRegistration registration, ResponseEntity<byte[]> answer) {
    var type = answer.getHeaders().getContentType();
    var body = answer.getBody();
    if (body == null) {
      throw new SignInRefused(Trouble.UNAVAILABLE);
    }
    try {
      return JWT.isCompatibleWith(type)
          ? signatures
              .decoder(registration, JwtTypeValidator.jwt(), jwt -> forUs(registration, jwt))
              .decode(new String(body, StandardCharsets.UTF_8).strip())
              .getClaims()
          : json.readValue(body, new TypeReference<Map<String, Object>>() {});
    } catch (JwtException | JacksonException e) {
      throw new SignInRefused(Trouble.INVALID, e);
    }
  }

  private static OAuth2TokenValidatorResult forUs(ClientRegistration registration, Jwt jwt) {
    var issuer = jwt.getClaimAsString("iss");
    var audience = jwt.getAudience();
    var ours =
        (issuer == null || issuer.equals(registration.getProviderDetails().getIssuerUri()))
            && (audience == null || audience.contains(registration.getClientId()));
    return ours
        ? OAuth2TokenValidatorResult.success()
        : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
  }
}
