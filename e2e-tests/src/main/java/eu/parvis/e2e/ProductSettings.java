package eu.parvis.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a product under test differs from one started by hand.
 *
 * @param scheme http, or https if {@code arguments} set up TLS
 * @param host by which this machine is reached
 * @param arguments added to the command line; {@link #PORT} in them is the product's port
 * @param http trusts the product's certificate
 * @param publicUrl where people open it, if that is not its own port
 * @param shortLived whether its virtual machine spends nothing on what would be faster later
 */
record ProductSettings(
    String scheme,
    String host,
    List<String> arguments,
    HttpClient http,
    @Nullable URI publicUrl,
    boolean shortLived) {

  /** Stands for the port of the product. */
  static final String PORT = "{port}";

  /** Before the address of an identity provider. */
  static final String ISSUER = "--parvis.oidc.issuer=";

  private static final String TURN = "--parvis.turn.uris=";
  private static final Pattern MAIL_PORT =
      Pattern.compile("--parvis\\.mail\\.(?:imap\\.)?port=(\\d+)");
  private static final String LOCALHOST = "localhost";

  /** Room for code and classes too: the heap is collected where either runs low. */
  private static final List<String> SHORT_LIVED =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-XX:ReservedCodeCacheSize=512m",
          "-XX:MetaspaceSize=256m");

  /** HTTP on the loopback interface. */
  static ProductSettings plain() {
    return new ProductSettings(
        "http", LOCALHOST, List.of(), HttpClient.newHttpClient(), null, false);
  }

  /**
   * HTTPS at an address of this machine, with the PEM files of a certificate that {@code client}
   * trusts.
   */
  static ProductSettings tls(String host, List<String> arguments, HttpClient client) {
    return new ProductSettings("https", host, arguments, client, null, false);
  }

  /** The same with one more argument. */
  ProductSettings and(String argument) {
    List<String> more = new ArrayList<>(arguments);
    more.add(argument);
    return new ProductSettings(scheme, host, List.copyOf(more), http, publicUrl, shortLived);
  }

  /** The same for a product that stands for some minutes and carries a few people. */
  ProductSettings forAShortWhile() {
    return new ProductSettings(scheme, host, arguments, http, publicUrl, true);
  }

  /** Options of its virtual machine. */
  List<String> machine() {
    return shortLived ? SHORT_LIVED : List.of();
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

  /** The ports of the mail servers that these arguments name, on this machine. */
  static Set<Integer> mailPorts(List<String> arguments) {
    return arguments.stream()
        .map(MAIL_PORT::matcher)
        .filter(Matcher::matches)
        .map(port -> Integer.valueOf(port.group(1)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** HTTP behind a proxy that people reach at {@code publicUrl}. */
  static ProductSettings behind(URI publicUrl) {
    return new ProductSettings(
        "http",
        LOCALHOST,
        List.of("--parvis.public-url=" + publicUrl),
        HttpClient.newHttpClient(),
        publicUrl,
        false);
  }
}
