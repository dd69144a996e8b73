package eu.parvis.account;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
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

  /**
   * Makes a chain of what only people of one role read, and nobody changes; others get 401 and 403
   * in place of a page.
   *
   * @param paths a pattern
   */
  public HttpSecurity applyReadingOnly(HttpSecurity http, String paths, String role) {
    return applyTo(http)
        .securityMatcher(paths)
        .authorizeHttpRequests(requests ->
            requests.requestMatchers(HttpMethod.GET, paths).hasRole(role).anyRequest().denyAll())
        .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .exceptionHandling(refusals ->
            refusals.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)));
  }
}
