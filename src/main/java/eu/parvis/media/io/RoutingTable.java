package eu.parvis.media.io;

import eu.parvis.media.ice.CandidatePair;
import eu.parvis.media.session.PeerSession;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which session a datagram belongs to: by local user name fragment for connectivity checks, by pair
 * of addresses for everything else. A pair gets in only by an authenticated check, and a session
 * has {@link eu.parvis.media.ice.IceAgent#MAX_PAIRS} at most. Thread-safe.
 */
final class RoutingTable {

  /** A session that was heard within this time keeps its addresses. */
  private static final long KEPT_NANOS = 3_000_000_000L;

  /** A session and the loop that owns it. */
  record Route(MediaLoop loop, PeerSession session) {}

  /** A pair of addresses and whose it is. */
  record Claim(CandidatePair pair, Route route) {}

  private final Map<String, Route> byUfrag = new ConcurrentHashMap<>();

  /** By the local address, then by the peer's. */
  private final Map<InetSocketAddress, Map<InetSocketAddress, Claim>> claims =
      new ConcurrentHashMap<>();

  void add(String ufrag, Route route) {
    byUfrag.put(ufrag, route);
  }

  boolean isFree(String ufrag) {
    return !byUfrag.containsKey(ufrag);
  }

  @Nullable Route find(String ufrag) {
    return byUfrag.get(ufrag);
  }

  @Nullable Claim find(InetSocketAddress local, InetSocketAddress remote) {
    Map<InetSocketAddress, Claim> here = claims.get(local);
    return here == null ? null : here.get(remote);
  }

  /** Routes the pair to the session unless a session that is still heard has it. */
  boolean claim(CandidatePair pair, Route route, long nowNanos) {
    Claim owner =
        claims
            .computeIfAbsent(pair.local(), _ -> new ConcurrentHashMap<>())
            .compute(
                pair.remote(),
                (_, other) ->
                    other == null || isQuiet(other.route(), nowNanos)
                        ? new Claim(pair, route)
                        : other);
    return owner.route().session() == route.session();
  }

  private static boolean isQuiet(Route route, long nowNanos) {
    long heardNanos = route.session().heardNanos();
    return heardNanos == Long.MIN_VALUE || nowNanos - heardNanos > KEPT_NANOS;
  }

  /** Forgets the pair, unless it has become somebody else's. */
  void remove(CandidatePair pair, PeerSession session) {
    Map<InetSocketAddress, Claim> here = claims.get(pair.local());
    if (here != null) {
      here.computeIfPresent(
          pair.remote(), (_, claim) -> claim.route().session() == session ? null : claim);
    }
  }

  void remove(PeerSession session) {
    byUfrag.values().removeIf(route -> route.session() == session);
    claims
        .values()
        .forEach(here -> here.values().removeIf(claim -> claim.route().session() == session));
  }

  /** Forgets a user name fragment of the session, whose transport was replaced. */
  void retire(PeerSession session, String ufrag) {
    byUfrag.computeIfPresent(ufrag, (_, route) -> route.session() == session ? null : route);
  }

  /** Sessions that can be found; one whose transport is being replaced has two fragments. */
  int endpoints() {
    return (int) byUfrag.values().stream().map(Route::session).distinct().count();
  }
}
