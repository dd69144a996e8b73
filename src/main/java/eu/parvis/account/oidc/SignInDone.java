package eu.parvis.account.oidc;

import eu.parvis.account.LoginJourney;
import eu.parvis.account.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/**
 * Signs in whom the provider named, in a session of its own, and leads to where they wanted to go.
 */
final class SignInDone implements AuthenticationSuccessHandler {

  private final SignIn signIn;
  private final LoginJourney journey;
  private final OidcRows rows;
  private final OidcSettings settings;

  SignInDone(SignIn signIn, LoginJourney journey, OidcRows rows, OidcSettings settings) {
    this.signIn = signIn;
    this.journey = journey;
    this.rows = rows;
    this.settings = settings;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    if (!(authentication.getPrincipal() instanceof KnownUser user)) {
      throw new IllegalStateException("not from the provider");
    }
    var target = target(request, response);
    // Whoever used this browser before leaves nothing to whom comes now.
    var session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    signIn.as(user.person(), request, response);
    var token = user.getIdToken();
    signIn
        .seriesOf(request)
        .ifPresent(series ->
            rows.began(
                series,
                settings.issuer(),
                user.subject(),
                token.getClaimAsString("sid"),
                token.getTokenValue()));
    response.sendRedirect(target);
  }

  private String target(HttpServletRequest request, HttpServletResponse response) {
    var saved = new HttpSessionRequestCache().getRequest(request, response);
    return journey.takeWish(request).orElseGet(() -> saved == null ? "/" : saved.getRedirectUrl());
  }
}
