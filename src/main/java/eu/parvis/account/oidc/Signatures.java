package eu.parvis.account.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Reads what the provider signed, with its keys: public ones alone, so neither {@code none} nor a
 * shared secret counts. The keys are kept for five minutes, and fetched before that for a key that
 * is new, at most every 30 seconds.
 */
final class Signatures implements JwtDecoderFactory<ClientRegistration> {

  private record Keys(String address, JWKSource<SecurityContext> source) {}

  private final RestClient http;
  private final Clock clock;
  private final AtomicReference<@Nullable Keys> keys = new AtomicReference<>();

  Signatures(RestClient http, Clock clock) {
    this.http = http;
    this.clock = clock;
  }

  /** For ID tokens (OpenID Connect Core 1.0 section 3.1.3.7). */
  @Override
  public JwtDecoder createDecoder(ClientRegistration registration) {
    var rules = new OidcIdTokenValidator(registration);
    rules.setClock(clock);
    var decoder = decoder(registration, JwtTypeValidator.jwt(), rules);
    decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
    return decoder;
  }

  /** For other signed claims; times are checked where they are given. */
  NimbusJwtDecoder decoder(
      ClientRegistration registration, JwtTypeValidator type, OAuth2TokenValidator<Jwt> rules) {
    var decoder =
        NimbusJwtDecoder.withJwkSource(source(registration))
            .jwsAlgorithms(all -> all.addAll(Arrays.asList(SignatureAlgorithm.values())))
            .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier((_, _) -> {}))
            .build();
    var times = new JwtTimestampValidator();
    times.setClock(clock);
    type.setAllowEmpty(true);
    decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(List.of(type, times, rules)));
    return decoder;
  }

  private JWKSource<SecurityContext> source(ClientRegistration registration) {
    var address = String.valueOf(registration.getProviderDetails().getJwkSetUri());
    var present = keys.get();
    if (present == null || !present.address.equals(address)) {
      present = new Keys(address, JWKSourceBuilder.create(url(address), this::fetch).build());
      keys.set(present);
    }
    return present.source;
  }

  private Resource fetch(URL address) throws IOException {
    try {
      var body = http.get().uri(URI.create(address.toString())).retrieve().body(String.class);
      return new Resource(String.valueOf(body), MediaType.APPLICATION_JSON_VALUE);
    } catch (RestClientException e) {
      throw new IOException(e.getClass().getSimpleName(), e);
    }
  }

  private static URL url(String address) {
    try {
      return URI.create(address).toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
