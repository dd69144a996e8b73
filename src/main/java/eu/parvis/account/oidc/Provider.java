package eu.parvis.account.oidc;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.web.client.RestClient;

/**
 * What the provider says of itself (OpenID Connect Discovery 1.0 section 4): asked when somebody
 * first needs it, and each hour. While it cannot be asked, what it said before counts.
 */
final class Provider {

  /** The only registration. */
  static final String ID = "oidc";

  private static final Logger LOG = LoggerFactory.getLogger(Provider.class);

  private static final Duration FRESH = Duration.ofHours(1);

  /** So that those who wait for a provider that hangs do not wait one after another. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private static final ParameterizedTypeReference<Map<String, Object>> JSON =
      new ParameterizedTypeReference<>() {};

  private final OidcSettings settings;
  private final RestClient http;
  private final Clock clock;
  private volatile @Nullable ClientRegistration known;
  private Instant askAgain = Instant.MIN;

  Provider(OidcSettings settings, RestClient http, Clock clock) {
    this.settings = settings;
    this.http = http;
    this.clock = clock;
  }

  /**
   * Asks if it has to.
   *
   * @throws SignInRefused if the provider has never been reached and cannot be now
   */
  synchronized ClientRegistration registration() {
    if (!clock.instant().isBefore(askAgain)) {
      ask();
    }
    return known().orElseThrow(() -> new SignInRefused(Trouble.UNAVAILABLE));
  }

  /** What the provider said last; asks nobody, and waits for nobody who does. */
  Optional<ClientRegistration> known() {
    return Optional.ofNullable(known);
  }

  /** What the provider said last, however long ago; asks only if it never said anything. */
  Optional<ClientRegistration> knownOrAsked() {
    try {
      return known().or(() -> Optional.of(registration()));
    } catch (SignInRefused _) {
      return Optional.empty();
    }
  }

  private void ask() {
    try {
      known = read();
      askAgain = clock.instant().plus(FRESH);
    } catch (RuntimeException e) {
      LOG.warn(
          "The identity provider of parvis.oidc.issuer does not describe itself: {}",
          e.getClass().getSimpleName());
      askAgain = clock.instant().plus(PAUSE);
    }
  }

  private ClientRegistration read() {
    var issuer = settings.issuer();
    var base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    var said =
        http.get()
            .uri(URI.create(base + "/.well-known/openid-configuration"))
            .retrieve()
            .body(JSON);
    if (said == null || !issuer.equals(said.get("issuer"))) {
      throw new IllegalStateException("another issuer");
    }
    var registration =
        ClientRegistrations.fromOidcConfiguration(said)
            .registrationId(ID)
            .clientId(settings.clientId())
            .clientSecret(settings.secret())
            .scope(settings.scopes())
            .clientSettings(ClientSettings.builder().requireProofKey(true).build())
            .redirectUri("{baseUrl}" + OidcPaths.CALLBACK)
            .build();
    requireTrustworthy(registration.getProviderDetails());
    return registration;
  }

  private static void requireTrustworthy(ClientRegistration.ProviderDetails details) {
    var userInfo = details.getUserInfoEndpoint().getUri();
    if (!OidcSettings.trustworthy(details.getTokenUri())
        || !OidcSettings.trustworthy(String.valueOf(details.getJwkSetUri()))
        || (userInfo != null && !OidcSettings.trustworthy(userInfo))) {
      throw new IllegalStateException("an address without TLS");
    }
  }
}
