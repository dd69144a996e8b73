package eu.parvis.account.oidc;

import eu.parvis.account.LoginJourney;
import eu.parvis.account.SignIn;
import eu.parvis.kernel.PublicUrl;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;

/**
 * The filter chain of {@code /oidc}: to the provider, back from it, and what it tells by itself.
 * Spring Security checks state, code, ID token and nonce; its own kind of authentication and the
 * access token are gone with the request.
 */
@Configuration(proxyBeanMethods = false)
@WhereProviderIsNamed
class OidcSecurity {

  @Bean
  @Order(30)
  SecurityFilterChain oidcChain(
      HttpSecurity http,
      Provider provider,
      Signatures signatures,
      KnownUsers users,
      OidcSettings settings,
      OidcRows rows,
      SignIn signIn,
      LoginJourney journey,
      PublicUrl publicUrl,
      Clock clock) {
    var pending = new PendingSignIns(clock);
    var begin =
        new OAuth2AuthorizationRequestRedirectFilter(
            new BeginSignIn(provider, settings, journey, publicUrl));
    begin.setAuthorizationRequestRepository(pending);
    begin.setAuthenticationFailureHandler(new SignInFailed());
    var check = new OidcAuthorizationCodeAuthenticationProvider(tokens(), users);
    check.setJwtDecoderFactory(signatures);
    var finish =
        new OAuth2LoginAuthenticationFilter(
            _ -> provider.registration(), new ForgottenTokens(), OidcPaths.CALLBACK);
    finish.setAuthorizationRequestRepository(pending);
    finish.setAuthenticationManager(new ProviderManager(check));
    finish.setSecurityContextRepository(new NullSecurityContextRepository());
    finish.setAuthenticationSuccessHandler(new SignInDone(signIn, journey, rows, settings));
    finish.setAuthenticationFailureHandler(new SignInFailed());
    return http.securityMatcher("/oidc/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        // Nothing is changed without the state of a session or the provider's signature.
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .addFilterBefore(begin, UsernamePasswordAuthenticationFilter.class)
        .addFilterBefore(finish, UsernamePasswordAuthenticationFilter.class)
        .build();
  }

  private static OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens() {
    var client = new RestClientAuthorizationCodeTokenResponseClient();
    client.setRestClient(
        ProviderHttp.client()
            .configureMessageConverters(converters ->
                converters
                    .addCustomConverter(new FormHttpMessageConverter())
                    .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    return client;
  }
}
