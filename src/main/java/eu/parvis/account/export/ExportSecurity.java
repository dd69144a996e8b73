package eu.parvis.account.export;

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

/** The filter chain of one's own data: reading only, and nothing without a login. */
@Configuration(proxyBeanMethods = false)
class ExportSecurity {

  @Bean
  @Order(22)
  SecurityFilterChain exportChain(HttpSecurity http, LoginRecognition recognition) {
    return recognition
        .applyTo(http)
        .securityMatcher(ExportController.OWN)
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers(HttpMethod.GET, ExportController.OWN)
                .hasRole(Roles.PERSON)
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
