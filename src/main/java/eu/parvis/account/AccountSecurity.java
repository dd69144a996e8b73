package eu.parvis.account;

import com.vaadin.flow.spring.security.RequestUtil;
import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import eu.parvis.kernel.PublicUrl;
import eu.parvis.kernel.SecurityEvent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.RememberMeAuthenticationProvider;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.rememberme.RememberMeAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.filter.OncePerRequestFilter;

/** The filter chain of everything around calls: Vaadin's views, the login, static files. */
@Configuration
@EnableConfigurationProperties({
  AccountSettings.class,
  LoginSettings.class,
  NameSettings.class,
  RecoverySettings.class
})
class AccountSecurity {

  static final String LOGIN = "/login";

  /**
   * Flow's bootstrap is an inline script without a nonce, its client evaluates what the server asks
   * it to run ({@code new Function}), and its components set style attributes; strict policies come
   * with Vaadin 25.4. The rest is closed, above all to other origins. The page of a call, which has
   * no Flow, allows none of the three.
   */
  private static final String CONTENT_POLICY =
      "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
          + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
          + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

  /** Vaadin answers past the wrapper that would add headers when the response begins. */
  private static final ObjectPostProcessor<HeaderWriterFilter> HEADERS_FIRST =
      new ObjectPostProcessor<>() {
        @Override
        public <O extends HeaderWriterFilter> O postProcess(O filter) {
          filter.setShouldWriteHeadersEagerly(true);
          return filter;
        }
      };

  /** The least that OWASP's password storage sheet asks: 19 MiB, two passes, one lane. */
  @Bean
  PasswordEncoder passwordEncoder() {
    return new HashingTurns(new Argon2PasswordEncoder(16, 32, 1, 19_456, 2));
  }

  /** The only one: a parent would count each attempt twice, or not at all. */
  @Bean
  AuthenticationManager authenticationManager(
      AccountUsers users,
      PasswordEncoder encoder,
      Clock clock,
      PersistentLogin persistentLogin,
      AccountSettings settings,
      ApplicationEventPublisher events,
      Optional<ProviderSignIn> provider) {
    var remembered = new RememberMeAuthenticationProvider(persistentLogin.getKey());
    if (settings.local()) {
      return new ProviderManager(new PasswordLogin(users, encoder, events, clock), remembered);
    }
    if (provider.isEmpty()) {
      throw new IllegalStateException(
          "parvis.oidc.issuer must be set where parvis.account.local is false: nobody could enter");
    }
    return new ProviderManager(remembered);
  }

  @Bean
  @Order(100)
  SecurityFilterChain accountChain(
      HttpSecurity http,
      AuthenticationManager authentication,
      PersistentLogin persistentLogin,
      LoginJourney journey,
      PublicUrl publicUrl,
      RequestUtil vaadinRequests) {
    http.setSharedObject(
        VaadinSavedRequestAwareAuthenticationSuccessHandler.class, new GoOn(journey));
    http.setSharedObject(RequestCache.class, plainAddresses());
    return http.authorizeHttpRequests(
            requests -> requests.requestMatchers("/theme/**", "/entry/**", "/error").permitAll())
        .authenticationManager(authentication)
        .csrf(csrf -> csrf.csrfTokenRepository(new TokensOfSessions()))
        .rememberMe(
            remember -> remember.rememberMeServices(persistentLogin).key(persistentLogin.getKey()))
        .addFilterAfter(new ForeignPages(publicUrl), HeaderWriterFilter.class)
        .addFilterAfter(new TieSession(persistentLogin), RememberMeAuthenticationFilter.class)
        .addFilterBefore(new NothingThere(vaadinRequests), AuthorizationFilter.class)
        .headers(headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .withObjectPostProcessor(HEADERS_FIRST))
        .with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.loginView(LOGIN, LOGIN))
        .formLogin(form -> form.failureHandler(tryAgain(journey)))
        .build();
  }

  /** Remembers where one wanted to go; null, as documented, keeps the mark out of the address. */
  @SuppressWarnings("NullAway")
  private static RequestCache plainAddresses() {
    var cache = new HttpSessionRequestCache();
    cache.setMatchingRequestParameterName(null);
    return cache;
  }

  private static AuthenticationFailureHandler tryAgain(LoginJourney journey) {
    return (request, response, failure) -> {
      request.setAttribute(
          SecurityEvent.ATTRIBUTE,
          failure instanceof TooManyAttempts
              ? SecurityEvent.control("sign-in-throttled")
              : SecurityEvent.authentication("wrong-password"));
      journey.refused(request, retryAt(failure));
      response.sendRedirect(LOGIN + "?error");
    };
  }

  private static Optional<Instant> retryAt(AuthenticationException failure) {
    return failure instanceof TooManyAttempts wait ? Optional.of(wait.retryAt()) : Optional.empty();
  }

  /** Leads to where one wanted to go before the login. */
  private static final class GoOn extends VaadinSavedRequestAwareAuthenticationSuccessHandler {
    private final LoginJourney journey;

    GoOn(LoginJourney journey) {
      this.journey = journey;
    }

    @Override
    public void onAuthenticationSuccess(
        HttpServletRequest request, HttpServletResponse response, Authentication authentication)
        throws ServletException, IOException {
      var wish = journey.takeWish(request);
      if (wish.isPresent()) {
        clearAuthenticationAttributes(request);
        response.sendRedirect(wish.get());
      } else {
        super.onAuthenticationSuccess(request, response, authentication);
      }
    }
  }

  /** Ties a session that began with a remembered login to it. */
  private static final class TieSession extends OncePerRequestFilter {
    private final PersistentLogin persistentLogin;

    TieSession(PersistentLogin persistentLogin) {
      this.persistentLogin = persistentLogin;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      persistentLogin.tie(request);
      chain.doFilter(request, response);
    }
  }
}
