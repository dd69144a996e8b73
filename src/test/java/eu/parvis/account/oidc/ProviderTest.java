package eu.parvis.account.oidc;

import eu.parvis.account.TestPeople;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.provider.IdentityProvider;
import eu.parvis.testing.ParvisTest;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Parvis and a real identity provider, which all these tests share. */
@ParvisTest
@Import({ShiftedClock.Configuration.class, TestPeople.class})
abstract class ProviderTest {

  static final IdentityProvider PROVIDER = IdentityProvider.start();

  private static final AtomicInteger COUNT = new AtomicInteger();

  @LocalServerPort private int port;
  @Autowired ShiftedClock clock;

  @DynamicPropertySource
  static void provider(DynamicPropertyRegistry registry) {
    registry.add("parvis.oidc.issuer", PROVIDER::issuer);
    registry.add("parvis.oidc.client-id", () -> IdentityProvider.CLIENT_ID);
    registry.add("parvis.oidc.client-secret", () -> IdentityProvider.CLIENT_SECRET);
    registry.add("parvis.oidc.label", () -> "ProConnect");
    registry.add("parvis.oidc.acr-values", () -> "eidas1,eidas2");
    registry.add("parvis.oidc.silent", () -> "true");
    registry.add("parvis.account.domains", () -> "ville.example");
  }

  @BeforeEach
  void meet() {
    PROVIDER.serves(base());
  }

  @AfterEach
  void behave() {
    PROVIDER.mischief().end();
    clock.shift(Duration.ZERO);
  }

  final URI base() {
    return URI.create("http://localhost:" + port);
  }

  final ProviderBrowser browser() {
    return new ProviderBrowser(base(), PROVIDER.issuer());
  }

  /** A subject that the provider never used before. */
  static String subject() {
    return "subject-" + COUNT.incrementAndGet();
  }

  /** An address of the organisation that nobody had before. */
  static EmailAddress address() {
    return new EmailAddress("agent" + COUNT.incrementAndGet() + "@ville.example");
  }

  /** Somebody at the provider, with an address that it vouches for. */
  static String agent(EmailAddress email) {
    var subject = subject();
    PROVIDER
        .people()
        .put(
            subject,
            Map.of(
                "email",
                email.value(),
                "email_verified",
                true,
                "name",
                "Inès Moreau",
                "locale",
                "fr-FR"));
    return subject;
  }
}
