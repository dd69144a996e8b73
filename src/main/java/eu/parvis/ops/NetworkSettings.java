package eu.parvis.ops;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Defaults of the network that depend on other settings: with {@code parvis.tls.certificate} and
 * {@code parvis.tls.private-key} (PEM files, read again when they change) Parvis speaks HTTPS on
 * all addresses, and without them HTTP on the loopback interface only. Registered in {@code
 * META-INF/spring.factories}; every Spring Boot property overrides what it sets.
 */
final class NetworkSettings implements EnvironmentPostProcessor, Ordered {

  private static final String CERTIFICATE = "parvis.tls.certificate";
  private static final String PRIVATE_KEY = "parvis.tls.private-key";
  private static final String BUNDLE = "spring.ssl.bundle.pem.parvis.";
  private static final String PROTOCOLS = "TLSv1.3,TLSv1.2";

  /** Forward secrecy and authenticated encryption (RFC 9325 section 4.2), the strongest first. */
  private static final String CIPHERS =
      String.join(
          ",",
          "TLS_AES_256_GCM_SHA384",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 1;
  }

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication any) {
    String certificate = environment.getProperty(CERTIFICATE);
    String privateKey = environment.getProperty(PRIVATE_KEY);
    Map<String, Object> defaults = new LinkedHashMap<>();
    if (certificate == null && privateKey == null) {
      defaults.put("server.address", "localhost");
    } else {
      defaults.put(BUNDLE + "keystore.certificate", file(CERTIFICATE, certificate));
      defaults.put(BUNDLE + "keystore.private-key", file(PRIVATE_KEY, privateKey));
      defaults.put(BUNDLE + "reload-on-update", "true");
      defaults.put(BUNDLE + "options.enabled-protocols", PROTOCOLS);
      defaults.put(BUNDLE + "options.ciphers", CIPHERS);
      defaults.put("server.ssl.bundle", "parvis");
      defaults.put("server.port", "8443");
    }
    environment.getPropertySources().addLast(new MapPropertySource("parvis network", defaults));
  }

  private static String file(String property, @Nullable String value) {
    if (value == null) {
      throw new StartupFailure(
          property + " is missing: TLS needs both " + CERTIFICATE + " and " + PRIVATE_KEY + ".");
    }
    Path path = Path.of(value).toAbsolutePath();
    if (!Files.isReadable(path)) {
      throw new StartupFailure(property + ": the file " + path + " cannot be read.");
    }
    return path.toUri().toString();
  }
}
