package eu.parvis.meeting.feed;

import eu.parvis.account.LoginRecognition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The filter chains of feeds, whose address is what authorises, and of files for who is signed in.
 */
@Configuration(proxyBeanMethods = false)
class FeedSecurity {

  @Bean
  @Order(20)
  SecurityFilterChain feedChain(HttpSecurity http) {
    return http.securityMatcher(CalendarFeeds.PATH + "**")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        // Nothing is changed here, so there is nothing to be forged.
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(headers ->
            headers
                .cacheControl(cache -> cache.disable())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
        .build();
  }

  /** Reads a login that is there; the files are of whom it names, and of nobody without one. */
  @Bean
  @Order(21)
  SecurityFilterChain downloadChain(HttpSecurity http, LoginRecognition recognition) {
    return recognition
        .applyTo(http)
        .securityMatcher("/meetings/*/*.ics")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .requestCache(AbstractHttpConfigurer::disable)
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }
}
