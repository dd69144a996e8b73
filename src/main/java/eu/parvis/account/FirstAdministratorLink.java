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
 * Prints, at each start while nobody administers the product, the link that makes somebody do so.
 */
@Component
class FirstAdministratorLink {

  private static final Logger LOG = LoggerFactory.getLogger(FirstAdministratorLink.class);

  private final WelcomeLinks links;
  private final PublicUrl publicUrl;
  private final Environment environment;

  FirstAdministratorLink(WelcomeLinks links, PublicUrl publicUrl, Environment environment) {
    this.links = links;
    this.publicUrl = publicUrl;
    this.environment = environment;
  }

  @EventListener(ApplicationReadyEvent.class)
  void print() {
    links
        .renewFirst()
        .ifPresent(path -> LOG.info("First administrator: {}{}", publicUrl.base(local()), path));
  }

  private URI local() {
    var tls =
        environment.containsProperty("server.ssl.bundle")
            || environment.containsProperty("server.ssl.certificate");
    var port = environment.getProperty("local.server.port", "8080");
    return URI.create((tls ? "https" : "http") + "://localhost:" + port);
  }
}
