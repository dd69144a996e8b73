package eu.parvis.ops.ui;

import eu.parvis.account.LoginRecognition;
import eu.parvis.account.Roles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The filter chain of the administrators' JSON: reading only, 401 and 403 in place of a page. */
@Configuration(proxyBeanMethods = false)
class AdministrationSecurity {

  @Bean
  @Order(20)
  SecurityFilterChain administrationChain(HttpSecurity http, LoginRecognition recognition) {
    return recognition.applyReadingOnly(http, "/api/admin/**", Roles.ADMINISTRATOR).build();
  }
}
