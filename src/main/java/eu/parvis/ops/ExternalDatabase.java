package eu.parvis.ops;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Demands TLS and the server's name of a database on another machine. Whoever writes {@code
 * sslmode} into the URL decides otherwise. Authorities are those of {@code sslrootcert}, or else
 * those that Java trusts.
 */
final class ExternalDatabase implements EnvironmentPostProcessor, Ordered {

  private static final List<String> URLS = List.of("spring.datasource.url", "spring.flyway.url");
  private static final String VERIFY = "sslmode=verify-full";
  private static final String AUTHORITIES_OF_JAVA =
      "sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory";

  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 1;
  }

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication any) {
    Map<String, Object> demanding = new LinkedHashMap<>();
    for (String property : URLS) {
      String url = environment.getProperty(property);
      if (url != null) {
        demanding.put(property, demandTls(url));
      }
    }
    environment.getPropertySources().addFirst(new MapPropertySource("parvis database", demanding));
  }

  private static String demandTls(String url) {
    Properties named = Driver.parseURL(url, null);
    if (named == null || PGProperty.SSL_MODE.isPresent(named) || PGProperty.SSL.isPresent(named)) {
      return url;
    }
    String hosts = PGProperty.PG_HOST.getOrDefault(named);
    if (hosts == null || Stream.of(hosts.split(",", -1)).allMatch(ExternalDatabase::isHere)) {
      return url;
    }
    boolean authorities =
        PGProperty.SSL_ROOT_CERT.isPresent(named) || PGProperty.SSL_FACTORY.isPresent(named);
    return url
        + (url.contains("?") ? "&" : "?")
        + VERIFY
        + (authorities ? "" : "&" + AUTHORITIES_OF_JAVA);
  }

  private static boolean isHere(String host) {
    String bare = host.replaceAll("[\\[\\]]", "");
    try {
      return bare.equals("localhost") || InetAddress.ofLiteral(bare).isLoopbackAddress();
    } catch (IllegalArgumentException name) {
      return false;
    }
  }
}
