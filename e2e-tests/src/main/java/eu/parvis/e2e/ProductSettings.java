package eu.parvis.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a product under test differs from one started by hand.
 *
 * @param scheme http, or https if {@code arguments} set up TLS
 * @param host by which this machine is reached
 * @param arguments added to the command line
 * @param http trusts the product's certificate
 * @param publicUrl where people open it, if that is not its own port
 */
record ProductSettings(
    String scheme, String host, List<String> arguments, HttpClient http, @Nullable URI publicUrl) {

  /** Before the address of an identity provider. */
  static final String ISSUER = "--parvis.oidc.issuer=";

  private static final String TURN = "--parvis.turn.uris=";
  private static final String LOCALHOST = "localhost";

  /** HTTP on the loopback interface. */
  static ProductSettings plain() {
    return new ProductSettings("http", LOCALHOST, List.of(), HttpClient.newHttpClient(), null);
  }

  /** HTTPS with the PEM files of a certificate that {@code client} trusts. */
  static ProductSettings tls(List<String> arguments, HttpClient client) {
    return tls(LOCALHOST, arguments, client);
  }

  /** The same at an address of this machine. */
  static ProductSettings tls(String host, List<String> arguments, HttpClient client) {
    return new ProductSettings("https", host, arguments, client, null);
  }

  /** The same with one more argument. */
  ProductSettings and(String argument) {
    List<String> more = new ArrayList<>(arguments);
    more.add(argument);
    return new ProductSettings(scheme, host, List.copyOf(more), http, publicUrl);
  }

  /**
   * The TURN servers that these arguments name, as browsers write them: UDP goes without saying.
   */
  static Set<String> turnServers(List<String> arguments) {
    return arguments.stream()
        .filter(argument -> argument.startsWith(TURN))
        .flatMap(argument -> Stream.of(argument.substring(TURN.length()).split(",")))
        .map(uri -> uri.replace("?transport=udp", ""))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The identity provider that these arguments name. */
  static Optional<URI> provider(List<String> arguments) {
    return arguments.stream()
        .filter(argument -> argument.startsWith(ISSUER))
        .map(argument -> URI.create(argument.substring(ISSUER.length())))
        .findFirst();
  }

  /** HTTP behind a proxy that people reach at {@code publicUrl}. */
  static ProductSettings behind(URI publicUrl) {
    return new ProductSettings(
        "http",
        LOCALHOST,
        List.of("--parvis.public-url=" + publicUrl),
        HttpClient.newHttpClient(),
        publicUrl);
  }
}
