package eu.parvis.account.export;

import eu.parvis.account.LoginRecognition;
import eu.parvis.account.Roles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The filter chain of one's own data: reading only, and nothing without a login. */
@Configuration(proxyBeanMethods = false)
class ExportSecurity {

  @Bean
  @Order(22)
  SecurityFilterChain exportChain(HttpSecurity http, LoginRecognition recognition) {
    return recognition.applyReadingOnly(http, ExportController.OWN, Roles.PERSON).build();
  }
}
