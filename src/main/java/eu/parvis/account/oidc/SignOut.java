package eu.parvis.account.oidc;

import com.vaadin.flow.spring.security.UidlRedirectStrategy;
import eu.parvis.account.SignIn;
import eu.parvis.kernel.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Whoever signed in by the provider and signs out here signs out there as well (OpenID Connect
 * RP-Initiated Logout 1.0). As a handler it runs first, while the login is known; then, when all is
 * over here, it leads to the provider, or to the login page.
 */
final class SignOut extends SimpleUrlLogoutSuccessHandler implements LogoutHandler {

  private static final String ID_TOKEN = SignOut.class.getName() + ".idToken";
  private static final String LOGIN = "/login";

  private final SignIn signIn;
  private final OidcRows rows;
  private final Provider provider;
  private final OidcSettings settings;
  private final SilentSignIn silent;
  private final PublicUrl publicUrl;

  SignOut(
      SignIn signIn,
      OidcRows rows,
      Provider provider,
      OidcSettings settings,
      SilentSignIn silent,
      PublicUrl publicUrl) {
    this.signIn = signIn;
    this.rows = rows;
    this.provider = provider;
    this.settings = settings;
    this.silent = silent;
    this.publicUrl = publicUrl;
    setDefaultTargetUrl(LOGIN);
    setRedirectStrategy(new UidlRedirectStrategy());
  }

  @Override
  public void logout(
      HttpServletRequest request,
      @Nullable HttpServletResponse response,
      @Nullable Authentication authentication) {
    signIn
        .seriesOf(request)
        .flatMap(series -> rows.idToken(series, settings.issuer()))
        .ifPresent(token -> request.setAttribute(ID_TOKEN, token));
    if (response != null && settings.silent()) {
      silent.asked(request, response);
    }
  }

  @Override
  protected String determineTargetUrl(HttpServletRequest request, HttpServletResponse response) {
    return request.getAttribute(ID_TOKEN) instanceof String idToken
        ? endpoint().map(there -> address(there, idToken, request)).orElse(LOGIN)
        : LOGIN;
  }

  /** Where the provider ends sessions, if it says so; by now everything here has ended. */
  private Optional<String> endpoint() {
    return provider
        .knownOrAsked()
        .map(ClientRegistration::getProviderDetails)
        .map(details -> details.getConfigurationMetadata().get("end_session_endpoint"))
        .map(Object::toString)
        .filter(OidcSettings::trustworthy);
  }

  private String address(String endpoint, String idToken, HttpServletRequest request) {
    var base = publicUrl.base(URI.create(request.getRequestURL().toString()));
    return UriComponentsBuilder.fromUriString(endpoint)
        .queryParam("id_token_hint", "{hint}")
        .queryParam("client_id", "{client}")
        .queryParam("post_logout_redirect_uri", "{back}")
        .queryParam("state", "{state}")
        .encode()
        .buildAndExpand(idToken, settings.clientId(), base + LOGIN, UUID.randomUUID())
        .toUriString();
  }
}
