package eu.parvis.provider;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/**
 * The endpoints of the standard, and a page to sign in. Not marked as a configuration, or Parvis
 * would find it.
 */
@EnableWebSecurity
class ProviderConfiguration {

  @Bean
  @Order(1)
  SecurityFilterChain endpoints(HttpSecurity http, Directory people) {
    return http.oauth2AuthorizationServer(
            server -> {
              http.securityMatcher(server.getEndpointsMatcher());
              server.oidc(oidc ->
                  oidc.userInfoEndpoint(endpoint ->
                      endpoint.userInfoMapper(context -> {
                        var subject = context.getAuthorization().getPrincipalName();
                        var claims = new LinkedHashMap<>(people.claims(subject));
                        claims.put("sub", subject);
                        return new OidcUserInfo(claims);
                      })));
            })
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers(request -> "none".equals(request.getParameter("prompt")))
                .permitAll()
                .anyRequest()
                .authenticated())
        .exceptionHandling(exceptions ->
            exceptions.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain signIn(HttpSecurity http) {
    return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .csrf(AbstractHttpConfigurer::disable)
        .formLogin(_ -> {})
        .build();
  }

  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> idTokens(Mischief mischief) {
    return context -> {
      if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
        level(context).ifPresent(level -> context.getClaims().claim("acr", level));
        context.getClaims().claims(mischief.idTokenClaims());
      }
    };
  }

  /** The first of the levels that were asked for. */
  private static Optional<String> level(JwtEncodingContext context) {
    return Optional.ofNullable(context.getAuthorization())
        .<OAuth2AuthorizationRequest>map(
            authorization -> authorization.getAttribute(OAuth2AuthorizationRequest.class.getName()))
        .map(request -> request.getAdditionalParameters().get("acr_values"))
        .map(levels -> levels.toString().replaceFirst(" .*", ""));
  }

  @Bean
  JWKSource<SecurityContext> keys(Signer signer) {
    return new ImmutableJWKSet<>(signer.keys());
  }

  @Bean
  JwtDecoder accessTokens(JWKSource<SecurityContext> keys) {
    return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
  }

  @Bean
  AuthorizationServerSettings settings() {
    return AuthorizationServerSettings.builder().build();
  }
}
