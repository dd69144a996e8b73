package eu.parvis.signaling.bridgechannel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The open bridge channels and their secrets; thread-safe. */
public final class BridgeChannels {

  /** Where bridge channels are served. */
  public static final String PATH = "/colibri-ws/";

  private static final int SECRET_BYTES = 18;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Admitted> byPath = new ConcurrentHashMap<>();

  private record Admitted(BridgeChannel channel, String secret) {}

  /** The channel at {@code path} if the secret is right. */
  public Optional<BridgeChannel> find(String path, String secret) {
    return Optional.ofNullable(byPath.get(path))
        .filter(admitted -> same(admitted.secret, secret))
        .map(Admitted::channel);
  }

  String admit(BridgeChannel channel) {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    byPath.put(path(channel), new Admitted(channel, secret));
    return path(channel) + "?pwd=" + secret;
  }

  void dismiss(BridgeChannel channel) {
    byPath.remove(path(channel));
  }

  private static String path(BridgeChannel channel) {
    var seat = channel.seat();
    return PATH + seat.client().grant().room().value() + "/" + seat.endpointId();
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
