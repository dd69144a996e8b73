package eu.parvis.account.oidc;

import eu.parvis.account.AccountSettings;
import eu.parvis.account.LoginJourney;
import eu.parvis.account.People;
import eu.parvis.account.ProviderProof;
import eu.parvis.account.ProviderSignIn;
import eu.parvis.account.SignIn;
import eu.parvis.account.SignedIn;
import eu.parvis.kernel.PublicUrl;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Signing in by an identity provider, where one is configured. */
@Configuration(proxyBeanMethods = false)
@WhereProviderIsNamed
@EnableConfigurationProperties(OidcSettings.class)
class OidcConfiguration {

  @Bean
  ProviderSignIn providerSignIn(OidcSettings settings) {
    return new ProviderSignIn(settings.label(), OidcPaths.BEGIN);
  }

  @Bean
  ProviderProof providerProof(OidcRows rows, OidcSettings settings) {
    return login -> rows.idToken(login, settings.issuer()).flatMap(AuthTime::of);
  }

  @Bean
  Provider provider(OidcSettings settings, Clock clock) {
    return new Provider(settings, ProviderHttp.client().build(), clock);
  }

  @Bean
  Signatures providerSignatures(Clock clock) {
    return new Signatures(ProviderHttp.client().build(), clock);
  }

  @Bean
  OidcRows oidcRows(JdbcTemplate database) {
    return new OidcRows(database);
  }

  @Bean
  Accounts providerAccounts(
      People people,
      OidcRows rows,
      AccountSettings organisation,
      OidcSettings settings,
      TransactionTemplate transactions,
      Clock clock) {
    return new Accounts(people, rows, organisation, settings, transactions, clock);
  }

  @Bean
  KnownUsers knownUsers(
      OidcSettings settings, Signatures signatures, Accounts accounts, JsonMapper json) {
    var userInfo = new UserInfo(ProviderHttp.client().build(), signatures, json);
    return new KnownUsers(settings, userInfo, accounts);
  }

  @Bean
  SilentSignIn silentSignIn(SignedIn signedIn, LoginJourney journey, PublicUrl publicUrl) {
    return new SilentSignIn(signedIn, journey, publicUrl);
  }

  /** Behind the filters that know who is signed in. */
  @Bean
  FilterRegistrationBean<SilentSignIn> silentSignInFilter(
      SilentSignIn filter, OidcSettings settings) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.addUrlPatterns("/login");
    registration.setEnabled(settings.silent());
    return registration;
  }

  /** Every chain that signs people out does it at the provider as well. */
  @Bean
  Customizer<HttpSecurity> signOutAtProvider(
      SignIn signIn,
      OidcRows rows,
      Provider provider,
      OidcSettings settings,
      SilentSignIn silent,
      PublicUrl publicUrl) {
    var signOut = new SignOut(signIn, rows, provider, settings, silent, publicUrl);
    return http -> {
      http.logout(logout -> logout.addLogoutHandler(signOut));
      http.setSharedObject(LogoutSuccessHandler.class, signOut);
    };
  }
}
