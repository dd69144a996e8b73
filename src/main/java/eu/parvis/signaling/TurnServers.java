package eu.parvis.signaling;

import eu.parvis.signaling.xep0215services.TurnUri;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The TURN servers of an installation; without any, browsers are told of none.
 *
 * @param uris addresses as in RFC 7065, {@link #MOST} at most
 * @param ttl how long credentials open new allocations: {@link #SHORTEST} to {@link #LONGEST}
 * @param secret shared with the servers; asked for whenever credentials are made, on the threads of
 *     conferences
 */
public record TurnServers(List<String> uris, Duration ttl, Supplier<String> secret) {

  /** A browser tries all of them at each join, and warns of more. */
  public static final int MOST = 8;

  /** A stream may wait for its person this long and more before it joins (decision 028). */
  public static final Duration SHORTEST = Duration.ofMinutes(15);

  public static final Duration LONGEST = Duration.ofDays(7);

  /** No TURN at all. */
  public static final TurnServers NONE = new TurnServers(List.of(), Duration.ofDays(1), () -> "");

  /**
   * @throws IllegalArgumentException with a message for the operator
   */
  public TurnServers {
    uris = List.copyOf(uris);
    if (uris.size() > MOST) {
      throw new IllegalArgumentException("parvis.turn.uris names more than " + MOST + " servers");
    }
    if (ttl.compareTo(SHORTEST) < 0 || ttl.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("parvis.turn.ttl must be 15m to 7d");
    }
    parse(uris);
  }

  /** The addresses in parts. */
  List<TurnUri> servers() {
    return parse(uris);
  }

  private static List<TurnUri> parse(List<String> uris) {
    return uris.stream()
        .map(text ->
            TurnUri.parse(text)
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "parvis.turn.uris: %s is not like turn:turn.example.org:3478?transport=udp"
                            .formatted(text))))
        .toList();
  }

  @Override
  public String toString() {
    return "TurnServers" + uris;
  }
}
