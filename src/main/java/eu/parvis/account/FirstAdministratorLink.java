package eu.parvis.account;

import eu.parvis.kernel.PublicUrl;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Prints, at each start while nobody administers the product, the link that makes somebody do so;
 * and at a start that is to let an administrator in again, the link that does.
 */
@Component
class FirstAdministratorLink {

  private static final Logger LOG = LoggerFactory.getLogger(FirstAdministratorLink.class);

  private final WelcomeLinks links;
  private final AdministratorRecovery recovery;
  private final RecoverySettings settings;
  private final PublicUrl publicUrl;
  private final Environment environment;

  FirstAdministratorLink(
      WelcomeLinks links,
      AdministratorRecovery recovery,
      RecoverySettings settings,
      PublicUrl publicUrl,
      Environment environment) {
    this.links = links;
    this.recovery = recovery;
    this.settings = settings;
    this.publicUrl = publicUrl;
    this.environment = environment;
  }

  @EventListener(ApplicationReadyEvent.class)
  void print() {
    links
        .renewFirst()
        .ifPresent(path -> LOG.info("First administrator: {}{}", publicUrl.base(local()), path));
  }

  /** Each is a warning: whoever leaves the setting there does it again at the next start. */
  @EventListener(ApplicationReadyEvent.class)
  void recover() {
    settings.address().map(recovery::recover).ifPresent(this::tell);
  }

  private void tell(AdministratorRecovery.Way way) {
    switch (way) {
      case AdministratorRecovery.Way.Link(var path) ->
          LOG.warn(
              "Administrator of parvis.account.recover-administrator: {}{} (once, within {} hours;"
                  + " take the setting away now)",
              publicUrl.base(local()),
              path,
              WelcomeLinks.PRINTED_VALIDITY.toHours());
      case AdministratorRecovery.Way.Provider() ->
          LOG.warn(
              "The next sign-in by the identity provider with the address of"
                  + " parvis.account.recover-administrator opens that account, as an"
                  + " administrator's; take the setting away now");
      case AdministratorRecovery.Way.None() ->
          LOG.warn(
              "Nobody who may sign in has the address of parvis.account.recover-administrator;"
                  + " nothing was changed");
    }
  }

  private URI local() {
    var tls =
        environment.containsProperty("server.ssl.bundle")
            || environment.containsProperty("server.ssl.certificate");
    var port = environment.getProperty("local.server.port", "8080");
    return URI.create((tls ? "https" : "http") + "://localhost:" + port);
  }
}
