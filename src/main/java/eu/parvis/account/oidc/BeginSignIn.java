package eu.parvis.account.oidc;

import eu.parvis.account.LoginJourney;
import eu.parvis.kernel.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** What is asked of the provider: a code, with PKCE, state and nonce, for this server's address. */
final class BeginSignIn implements OAuth2AuthorizationRequestResolver {

  private final OAuth2AuthorizationRequestResolver standard;
  private final OidcSettings settings;
  private final LoginJourney journey;
  private final PublicUrl publicUrl;

  BeginSignIn(Provider provider, OidcSettings settings, LoginJourney journey, PublicUrl publicUrl) {
    this.standard = new DefaultOAuth2AuthorizationRequestResolver(_ -> provider.registration());
    this.settings = settings;
    this.journey = journey;
    this.publicUrl = publicUrl;
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
    return request.getServletPath().equals(OidcPaths.BEGIN) ? resolve(request, Provider.ID) : null;
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String id) {
    var begun = standard.resolve(request, id);
    if (begun == null) {
      return null;
    }
    if (request.getParameter(OidcPaths.AGAIN) != null) {
      journey.wish(request, "/profile");
    }
    var base = publicUrl.base(URI.create(request.getRequestURL().toString()));
    return OAuth2AuthorizationRequest.from(begun)
        .redirectUri(base + OidcPaths.CALLBACK)
        .additionalParameters(parameters -> parameters.putAll(wishes(request)))
        .build();
  }

  private Map<String, Object> wishes(HttpServletRequest request) {
    var wishes = new HashMap<String, Object>();
    if (!settings.acrValues().isEmpty()) {
      wishes.put("acr_values", String.join(" ", settings.acrValues()));
    }
    if (request.getParameter(OidcPaths.SILENT) != null) {
      wishes.put("prompt", "none");
    } else if (request.getParameter(OidcPaths.AGAIN) != null) {
      wishes.put("prompt", "login");
      wishes.put("max_age", 0);
    }
    return wishes;
  }
}
