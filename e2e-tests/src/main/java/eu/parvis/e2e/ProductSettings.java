package eu.parvis.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a product under test differs from one started by hand.
 *
 * @param scheme http, or https if {@code arguments} set up TLS
 * @param arguments added to the command line
 * @param http trusts the product's certificate
 * @param publicUrl where people open it, if that is not its own port
 */
record ProductSettings(
    String scheme, List<String> arguments, HttpClient http, @Nullable URI publicUrl) {

  /** HTTP on the loopback interface. */
  static ProductSettings plain() {
    return new ProductSettings("http", List.of(), HttpClient.newHttpClient(), null);
  }

  /** HTTPS with the PEM files of a certificate that {@code client} trusts. */
  static ProductSettings tls(List<String> arguments, HttpClient client) {
    return new ProductSettings("https", arguments, client, null);
  }

  /** HTTP behind a proxy that people reach at {@code publicUrl}. */
  static ProductSettings behind(URI publicUrl) {
    return new ProductSettings(
        "http", List.of("--parvis.public-url=" + publicUrl), HttpClient.newHttpClient(), publicUrl);
  }
}
