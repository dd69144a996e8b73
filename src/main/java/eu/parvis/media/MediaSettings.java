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
 * @param loudestAudio how many microphones of a conference are forwarded, the loudest ones; 0 for
 *     all
 */
public record MediaSettings(
    InetAddress bind, int port, List<InetAddress> advertised, int loops, int loudestAudio) {

  /** Three who speak at once can just be told apart. */
  public static final int DEFAULT_LOUDEST_AUDIO = 3;

  private static final int MAX_PORT = 65535;

  public MediaSettings {
    advertised = List.copyOf(advertised);
    if (port < 0 || port > MAX_PORT || loops < 1 || loudestAudio < 0) {
      throw new IllegalArgumentException("Port or number of loops or microphones out of range");
    }
  }

  /** Settings with {@link #DEFAULT_LOUDEST_AUDIO}. */
  public MediaSettings(InetAddress bind, int port, List<InetAddress> advertised, int loops) {
    this(bind, port, advertised, loops, DEFAULT_LOUDEST_AUDIO);
  }
}
