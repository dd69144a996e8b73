package eu.parvis.account.picture;

import eu.parvis.account.LoginRecognition;
import eu.parvis.account.Roles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;

/** The filter chain of pictures: reading only, and nothing in them that a browser would run. */
@Configuration(proxyBeanMethods = false)
class PictureSecurity {

  @Bean
  @Order(23)
  SecurityFilterChain pictureChain(HttpSecurity http, LoginRecognition recognition) {
    return recognition
        .applyReadingOnly(http, PictureController.PATH, Roles.PERSON)
        .headers(headers ->
            headers
                .contentSecurityPolicy(policy ->
                    policy.policyDirectives("default-src 'none'; sandbox; frame-ancestors 'none'"))
                .crossOriginResourcePolicy(
                    policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN)))
        .build();
  }
}
