package eu.parvis.account.oidc;

import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Finds the account of whom a verified ID token names. */
final class KnownUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {

  private final OidcSettings settings;
  private final UserInfo userInfo;
  private final Accounts accounts;

  KnownUsers(OidcSettings settings, UserInfo userInfo, Accounts accounts) {
    this.settings = settings;
    this.userInfo = userInfo;
    this.accounts = accounts;
  }

  @Override
  public OidcUser loadUser(OidcUserRequest request) {
    var token = request.getIdToken();
    var subject = Identity.subject(token);
    requireLevel(token);
    var claims = Identity.claims(token.getClaims(), userInfo.of(subject, request));
    var person = accounts.recognise(Identity.of(settings, subject, claims));
    return new KnownUser(person, subject, token);
  }

  /** {@code acr_values} is a wish (OpenID Connect Core 1.0 section 3.1.2.1), here it is a rule. */
  private void requireLevel(OidcIdToken token) {
    var level = token.getAuthenticationContextClass();
    if (!settings.acrValues().isEmpty() && !settings.acrValues().contains(String.valueOf(level))) {
      throw new SignInRefused(Trouble.DENIED);
    }
  }
}
