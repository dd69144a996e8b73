package eu.parvis.ops.ui;

import eu.parvis.account.LoginRecognition;
import eu.parvis.account.Roles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/** The filter chain of the administrators' JSON: reading only, 401 and 403 in place of a page. */
@Configuration(proxyBeanMethods = false)
class AdministrationSecurity {

  @Bean
  @Order(20)
  SecurityFilterChain administrationChain(HttpSecurity http, LoginRecognition recognition) {
    return recognition
        .applyTo(http)
        .securityMatcher("/api/admin/**")
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers(HttpMethod.GET, "/api/admin/**")
                .hasRole(Roles.ADMINISTRATOR)
                .anyRequest()
                .denyAll())
        .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .exceptionHandling(refusals ->
            refusals.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
        .build();
  }
}
