package eu.parvis.conference.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Hundreds who wait hold a connection each for an hour, and Tomcat one buffer of reading and one of
 * writing for each, of 8 KiB by default, and the first a second time. What is asked here is small;
 * what is answered goes by more writes where it is large.
 */
@Component
class SmallBuffers implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final String BYTES = "2048";

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addConnectorCustomizers(connector -> {
      connector.setProperty("socket.appReadBufSize", BYTES);
      connector.setProperty("socket.appWriteBufSize", BYTES);
    });
  }
}
