package eu.parvis.provider;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;

/** The one Parvis that the provider knows. */
final class Client implements RegisteredClientRepository {

  private final AtomicReference<@Nullable RegisteredClient> known = new AtomicReference<>();

  void at(URI base) {
    known.set(
        RegisteredClient.withId("1")
            .clientId(IdentityProvider.CLIENT_ID)
            .clientSecret("{noop}" + IdentityProvider.CLIENT_SECRET)
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri(base + "/oidc/callback")
            .postLogoutRedirectUri(base + "/login")
            .scopes(scopes -> scopes.addAll(List.of("openid", "profile", "email")))
            .clientSettings(
                ClientSettings.builder()
                    .requireProofKey(true)
                    .requireAuthorizationConsent(false)
                    .build())
            .build());
  }

  @Override
  public void save(RegisteredClient client) {
    known.set(client);
  }

  @Override
  public @Nullable RegisteredClient findById(String id) {
    var client = known.get();
    return client != null && client.getId().equals(id) ? client : null;
  }

  @Override
  public @Nullable RegisteredClient findByClientId(String id) {
    var client = known.get();
    return client != null && client.getClientId().equals(id) ? client : null;
  }
}
