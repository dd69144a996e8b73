package eu.parvis.conference.web;

import eu.parvis.account.LoginRecognition;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import tools.jackson.core.StreamReadFeature;

/**
 * The filter chain of the page of a call and of its streams. It reads a login that is there, never
 * makes a session, and lets everybody through: the admission is what authorises.
 */
@Configuration(proxyBeanMethods = false)
class ConferenceSecurity {

  private static final String PERMISSIONS =
      "camera=(self), microphone=(self), display-capture=(self), speaker-selection=(self), "
          + "autoplay=(self), fullscreen=(self), screen-wake-lock=(self), picture-in-picture=(self), "
          + "geolocation=(), payment=(), usb=(), midi=(), serial=(), hid=()";

  @Bean
  @Order(10)
  SecurityFilterChain conferenceChain(
      HttpSecurity http, LoginRecognition recognition, RequestOrigin origin) {
    return recognition
        .applyTo(http)
        .securityMatcher(
            "/{slug:[A-Za-z]{3}-[A-Za-z]{4}-[A-Za-z]{3}}",
            "/api/rooms/**", "/api/alive", "/xmpp-websocket", "/colibri-ws/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .requestCache(AbstractHttpConfigurer::disable)
        // The filter below is the rule in its place: a token in the page would need a session.
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(ConferenceSecurity::headers)
        .addFilterAfter(new StateChangeFilter(origin), HeaderWriterFilter.class)
        .build();
  }

  /** Two readers of one text must not disagree on which of two equal names counts. */
  @Bean
  JsonMapperBuilderCustomizer noDuplicateNames() {
    return json -> json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
  }

  @Bean
  FilterRegistrationBean<HashedAssetFilter> hashedAssets() {
    var registration = new FilterRegistrationBean<>(new HashedAssetFilter());
    registration.addUrlPatterns(HashedAssetFilter.PATHS);
    return registration;
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
        .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(
            resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
  }
}
