package eu.parvis.media;

import java.util.Locale;
import java.util.Optional;

/**
 * How an endpoint says that its packets get to the server: straight, or through a TURN relay that
 * it reaches by UDP, TCP or TLS. The server cannot tell: to it a relay is an address like others.
 */
public enum LinkPath {
  UDP,
  TCP,
  RELAY_UDP,
  RELAY_TCP,
  RELAY_TLS;

  /** Reads a word of {@link #word}; empty for any other text. */
  public static Optional<LinkPath> of(String word) {
    for (LinkPath path : values()) {
      if (path.word().equals(word)) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  /** The word for it, on the wire and in the log, for example {@code relay-tls}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
