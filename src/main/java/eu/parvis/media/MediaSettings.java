package eu.parvis.media;

import java.net.InetAddress;
import java.util.List;

/**
 * Settings of the forwarding unit.
 *
 * @param bind address that the UDP socket is bound to
 * @param port UDP port, or 0 for any free one
 * @param advertised addresses that browsers are told; empty for {@code bind} itself
 * @param loops number of forwarding threads, at least 1
 */
public record MediaSettings(InetAddress bind, int port, List<InetAddress> advertised, int loops) {

  private static final int MAX_PORT = 65535;

  public MediaSettings {
    advertised = List.copyOf(advertised);
    if (port < 0 || port > MAX_PORT || loops < 1) {
      throw new IllegalArgumentException("Port or number of loops out of range");
    }
  }
}
