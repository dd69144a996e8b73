package eu.parvis.ops;

import org.apache.tomcat.util.net.SSLHostConfig;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Of the ciphers that a browser offers the server takes the strongest, not the first. */
@Component
class CipherOrder implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addConnectorCustomizers(connector -> {
      for (SSLHostConfig tls : connector.findSslHostConfigs()) {
        tls.setHonorCipherOrder(true);
      }
    });
  }
}
