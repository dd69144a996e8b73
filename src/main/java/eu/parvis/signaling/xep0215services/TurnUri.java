package eu.parvis.signaling.xep0215services;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a TURN server (RFC 7065): {@code turn:host:port?transport=udp} and the like.
 *
 * @param type {@code turn}, or {@code turns} for TURN over TLS
 * @param host a name or an address, IPv6 in brackets
 * @param port 1 to 65535
 * @param transport {@code udp} or {@code tcp}
 */
public record TurnUri(String type, String host, int port, String transport) {

  static final int PORT = 3478;
  static final int TLS_PORT = 5349;

  private static final int HIGHEST_PORT = 65_535;
  private static final Pattern FORM =
      Pattern.compile(
          "(?<type>turns?):(?<host>\\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9.-]{1,253})"
              + "(?::(?<port>[0-9]{1,5}))?(?:\\?transport=(?<transport>udp|tcp))?");

  /**
   * Reads an address; a port and a transport that are left out are those of RFC 7065.
   *
   * @return empty if it is none, or one that no browser uses, which is TLS over UDP
   */
  public static Optional<TurnUri> parse(String text) {
    var matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var tls = matcher.group("type").equals("turns");
    var port = matcher.group("port");
    var transport = matcher.group("transport");
    var uri =
        new TurnUri(
            matcher.group("type"),
            matcher.group("host"),
            port == null ? tls ? TLS_PORT : PORT : Integer.parseInt(port),
            transport == null ? tls ? "tcp" : "udp" : transport);
    return Optional.of(uri).filter(TurnUri::isUsable);
  }

  private boolean isUsable() {
    return port > 0 && port <= HIGHEST_PORT && !(type.equals("turns") && transport.equals("udp"));
  }
}
