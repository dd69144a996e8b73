package eu.parvis.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Debian's coturn with the configuration that the handbook shows.
 *
 * @param address where it listens and relays
 * @param port for UDP and TCP
 * @param tlsPort for TLS
 */
record Coturn(Companion program, String address, int port, int tlsPort) implements AutoCloseable {

  /** Shared with the product. */
  static final String SECRET = "a-secret-of-journeys-which-nobody-else-knows";

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Pattern EXAMPLE = Pattern.compile("```turnserver\n(.*?)```", Pattern.DOTALL);
  private static final String RELAY_4 = "192.0.2.7";
  private static final String RELAY_6 = "2001:db8::7";
  private static final String BRIDGE_4 = "192.0.2.10";

  /** The example's configuration, in the hands of an operator. */
  record Configuration(String text) {

    static Configuration ofTheHandbook() {
      try {
        String handbook = Files.readString(Target.repository().resolve("docs/operating/turn.md"));
        Matcher example = EXAMPLE.matcher(handbook);
        if (!example.find()) {
          throw new IllegalStateException("docs/operating/turn.md shows no coturn configuration");
        }
        return new Configuration(example.group(1));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** With the operator's own addresses; without IPv6 if that is empty. */
    Configuration on(String address, String address6) {
      String own =
          with("(listening|relay)-ip=" + RELAY_4, "$1-ip=" + address)
              .with("(listening|relay)-ip=" + RELAY_6, "$1-ip=" + address6)
              .text();
      return new Configuration(address6.isEmpty() ? own.replaceAll("(?m)^.*-ip=$", "") : own);
    }

    /** With the bridge at this address. */
    Configuration relayingTo(String bridge) {
      return with("allowed-peer-ip=" + BRIDGE_4, "allowed-peer-ip=" + bridge);
    }

    /** For an operator whose server relays for others too. */
    Configuration forOthersToo() {
      return with("denied-peer-ip=0\\.0\\.0\\.0-255\\.255\\.255\\.255", "")
          .with("denied-peer-ip=::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "");
    }

    private Configuration with(String line, String other) {
      Matcher found = Pattern.compile("(?m)^" + line + "$").matcher(text);
      if (!found.find()) {
        throw new IllegalStateException("docs/operating/turn.md has no line " + line);
      }
      return new Configuration(found.replaceAll(other));
    }
  }

  /** Starts it on free ports, with {@code name} for its folder. */
  static Coturn start(String name, String address, Configuration example, Certificate certificate) {
    int port = Product.freeTcpPort();
    int tlsPort = Product.freeTcpPort();
    String own =
        example
            .with("listening-port=3478", "listening-port=" + port)
            .with("tls-listening-port=443", "tls-listening-port=" + tlsPort)
            .with("cert=.*", "cert=" + certificate.chain())
            .with("pkey=.*", "pkey=" + certificate.key())
            .with("static-auth-secret=.*", "static-auth-secret=" + SECRET)
            .text();
    try {
      Path folder = Files.createDirectories(Target.folder(name));
      Path file = folder.resolve("turnserver.conf");
      Path log = folder.resolve("turnserver.log");
      Files.writeString(
          file,
          own.replaceAll("(?m)^syslog$", "log-file=stdout")
              + "\npidfile=%1$s/pid\nuserdb=%1$s/turndb\n".formatted(folder));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      Companion program =
          Companion.start(
              new ProcessBuilder(List.of("/usr/bin/turnserver", "-c", file.toString()))
                  .redirectErrorStream(true)
                  .redirectOutput(log.toFile()));
      Coturn coturn = new Coturn(program, address, port, tlsPort);
      coturn.awaitReady(log);
      return coturn;
    } catch (IOException e) {
      throw new UncheckedIOException("the journeys need coturn", e);
    }
  }

  private void awaitReady(Path log) {
    try {
      Patience.until(
          "coturn listens", SOON, () -> new TurnClient(this).answers(), Boolean::booleanValue);
    } catch (NotObserved e) {
      close();
      try {
        throw new NotObserved(e.getMessage() + "\n" + Files.readString(log));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }

  /** What the product is told of it: UDP, TCP and TLS. */
  List<String> uris() {
    return List.of(
        "turn:%s:%d?transport=udp".formatted(address, port),
        "turn:%s:%d?transport=tcp".formatted(address, port),
        "turns:%s:%d?transport=tcp".formatted(address, tlsPort));
  }

  @Override
  public void close() {
    program.close();
  }
}
