package eu.parvis.ops;

import eu.parvis.kernel.PublicUrl;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says where Parvis can be opened, once it can. */
@Component
class ReadyAnnouncement {

  private static final Logger log = LoggerFactory.getLogger("eu.parvis");

  private final PublicUrl publicUrl;
  private final Environment environment;

  ReadyAnnouncement(PublicUrl publicUrl, Environment environment) {
    this.publicUrl = publicUrl;
    this.environment = environment;
  }

  @EventListener(ApplicationReadyEvent.class)
  void announce() {
    String port = environment.getProperty("local.server.port");
    if (port != null) {
      String scheme = environment.containsProperty("server.ssl.bundle") ? "https" : "http";
      log.info("Parvis is ready: {}", publicUrl.base(URI.create(scheme + "://localhost:" + port)));
    }
  }
}
