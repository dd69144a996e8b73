package eu.parvis.account;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;

/** Nothing is shown in another site's frame, whichever filter chain answers. */
@Configuration(proxyBeanMethods = false)
class FrameHeaders {

  /** The policy of every chain that has none of its own; those that have one say the same. */
  @Bean
  Customizer<HeadersConfigurer<HttpSecurity>> noFrames() {
    return headers ->
        headers.contentSecurityPolicy(policy -> policy.policyDirectives("frame-ancestors 'none'"));
  }
}
