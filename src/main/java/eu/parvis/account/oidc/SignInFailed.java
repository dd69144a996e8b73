package eu.parvis.account.oidc;

import com.nimbusds.jose.KeySourceException;
import eu.parvis.kernel.SecurityEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.client.RestClientException;

/** Leads back to the login page, which says what happened. */
final class SignInFailed implements AuthenticationFailureHandler {

  /** Answers to {@code prompt=none} (OpenID Connect Core 1.0 section 3.1.2.6). */
  private static final Set<String> SILENT =
      Set.of(
          "login_required",
          "interaction_required",
          "consent_required",
          "account_selection_required");

  private static final Set<String> EXPIRED =
      Set.of("authorization_request_not_found", "invalid_request", "invalid_grant");

  private static final Set<String> AWAY =
      Set.of("server_error", "temporarily_unavailable", "invalid_client", "unauthorized_client");

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    var trouble = trouble(failure);
    if (trouble != Trouble.SILENT) {
      request.setAttribute(
          SecurityEvent.ATTRIBUTE, SecurityEvent.authentication("provider: " + trouble.code()));
    }
    response.sendRedirect(OidcPaths.FAILED + trouble.code());
  }

  static Trouble trouble(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SignInRefused refused) {
        return refused.trouble();
      }
      if (cause instanceof KeySourceException || cause instanceof RestClientException) {
        return Trouble.UNAVAILABLE;
      }
    }
    return failure instanceof OAuth2AuthenticationException known
        ? trouble(known.getError().getErrorCode())
        : Trouble.INVALID;
  }

  private static Trouble trouble(String error) {
    if (SILENT.contains(error)) {
      return Trouble.SILENT;
    }
    if (EXPIRED.contains(error)) {
      return Trouble.EXPIRED;
    }
    if (AWAY.contains(error)) {
      return Trouble.UNAVAILABLE;
    }
    return error.equals("access_denied") ? Trouble.DENIED : Trouble.INVALID;
  }
}
