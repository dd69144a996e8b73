package eu.parvis.account;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Lets a filter chain of another module know who is signed in, from the session or from the
 * remembered login, without ever creating an HTTP session.
 */
@Component
public class LoginRecognition {

  private final PersistentLogin persistentLogin;
  private final AuthenticationManager authentication;

  LoginRecognition(PersistentLogin persistentLogin, AuthenticationManager authentication) {
    this.authentication = authentication;
    this.persistentLogin = persistentLogin;
  }

  /** Adds recognition to a chain; its session policy may be stateless. */
  public HttpSecurity applyTo(HttpSecurity http) {
    var sessions = new HttpSessionSecurityContextRepository();
    sessions.setAllowSessionCreation(false);
    return http.authenticationManager(authentication)
        .securityContext(context -> context.securityContextRepository(sessions))
        .rememberMe(
            remember -> remember.rememberMeServices(persistentLogin).key(persistentLogin.getKey()));
  }
}
