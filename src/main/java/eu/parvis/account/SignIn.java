package eu.parvis.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Signs in whoever has just proved to be a person by other means than the login form. */
@Component
public class SignIn {

  private final AccountUsers users;
  private final PersistentLogin persistentLogin;
  private final SecurityContextHolderStrategy contexts;
  private final HttpSessionSecurityContextRepository sessions =
      new HttpSessionSecurityContextRepository();

  SignIn(
      AccountUsers users, PersistentLogin persistentLogin, SecurityContextHolderStrategy contexts) {
    this.users = users;
    this.persistentLogin = persistentLogin;
    this.contexts = contexts;
  }

  /**
   * Signs in on this request; the id of its session changes, so that nobody can have planted it.
   */
  public void as(PersonId id, HttpServletRequest request, HttpServletResponse response) {
    var person = users.find(id).orElseThrow();
    var authentication =
        UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities());
    person.eraseCredentials();
    var context = contexts.createEmptyContext();
    context.setAuthentication(authentication);
    request.getSession();
    request.changeSessionId();
    contexts.setContext(context);
    sessions.saveContext(context, request, response);
    persistentLogin.loginSuccess(request, response, authentication);
  }

  /** The remembered login that a request belongs to. */
  public Optional<LoginSeries> seriesOf(HttpServletRequest request) {
    return persistentLogin.seriesOf(request);
  }
}
