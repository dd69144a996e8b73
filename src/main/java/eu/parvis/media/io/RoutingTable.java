package eu.parvis.media.io;

import eu.parvis.media.session.PeerSession;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which session a datagram belongs to: by local user name fragment for connectivity checks, by
 * source address for everything else. An address gets in only by an authenticated check, and a
 * session has {@link eu.parvis.media.ice.IceAgent#MAX_ADDRESSES} at most. Thread-safe.
 */
final class RoutingTable {

  /** A session that was heard within this time keeps its addresses. */
  private static final long KEPT_NANOS = 3_000_000_000L;

  /** A session and the loop that owns it. */
  record Route(MediaLoop loop, PeerSession session) {}

  private final Map<String, Route> byUfrag = new ConcurrentHashMap<>();
  private final Map<InetSocketAddress, Route> byAddress = new ConcurrentHashMap<>();

  void add(String ufrag, Route route) {
    byUfrag.put(ufrag, route);
  }

  boolean isFree(String ufrag) {
    return !byUfrag.containsKey(ufrag);
  }

  @Nullable Route find(String ufrag) {
    return byUfrag.get(ufrag);
  }

  @Nullable Route find(InetSocketAddress address) {
    return byAddress.get(address);
  }

  /** Routes the address to the session unless a session that is still heard has it. */
  boolean claim(InetSocketAddress address, Route route, long nowNanos) {
    Route owner =
        byAddress.compute(
            address, (_, other) -> other == null || isQuiet(other, nowNanos) ? route : other);
    return owner.session() == route.session();
  }

  private static boolean isQuiet(Route route, long nowNanos) {
    long heardNanos = route.session().heardNanos();
    return heardNanos == Long.MIN_VALUE || nowNanos - heardNanos > KEPT_NANOS;
  }

  void remove(PeerSession session) {
    byUfrag.values().removeIf(route -> route.session() == session);
    byAddress.values().removeIf(route -> route.session() == session);
  }

  int endpoints() {
    return byUfrag.size();
  }
}
