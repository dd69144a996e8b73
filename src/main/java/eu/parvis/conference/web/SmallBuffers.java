package eu.parvis.conference.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Hundreds who wait hold a connection each for an hour. What Tomcat keeps for one is mostly empty
 * buffers of 8 KiB: two of the socket, of which that of reading counts twice, and one for the
 * trailers of a body in chunks, which no page of ours sends. What is asked here is small; what is
 * answered goes by more writes where it is large.
 */
@Component
class SmallBuffers implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  static final String SOCKET_BYTES = "2048";
  static final String TRAILER_BYTES = "1024";

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addConnectorCustomizers(connector -> {
      connector.setProperty("socket.appReadBufSize", SOCKET_BYTES);
      connector.setProperty("socket.appWriteBufSize", SOCKET_BYTES);
      connector.setProperty("maxTrailerSize", TRAILER_BYTES);
    });
  }
}
