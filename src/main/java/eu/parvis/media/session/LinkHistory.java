package eu.parvis.media.session;

import eu.parvis.media.LinkPath;
import eu.parvis.media.LinkReport;
import eu.parvis.media.bwe.Downlink;
import eu.parvis.media.stream.Losses;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps of a link what is reported at its end. Belongs to one loop. */
final class LinkHistory {

  /** The link is looked at no more often than this. */
  static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Histogram target = new Histogram();
  private final Histogram roundTripMicros = new Histogram();
  private boolean connected;
  private long connectedNanos;
  private long latestNanos;
  private long nextLookNanos;
  private int interruptions;
  private @Nullable LinkPath path;

  void connected(long nowNanos) {
    if (!connected) {
      connected = true;
      connectedNanos = nowNanos;
      latestNanos = nowNanos;
      nextLookNanos = nowNanos + LOOK_NANOS;
    }
  }

  void path(LinkPath now) {
    path = now;
  }

  void interrupted() {
    interruptions++;
  }

  void look(long nowNanos, Downlink downlink) {
    latestNanos = nowNanos;
    if (nowNanos >= nextLookNanos) {
      nextLookNanos = nowNanos + LOOK_NANOS;
      if (downlink.isHeard()) {
        target.add(downlink.targetBps());
        roundTripMicros.add(TimeUnit.NANOSECONDS.toMicros(downlink.roundTripNanos()));
      }
    }
  }

  /** What is to be told of the link, or null if there never was one. */
  @Nullable LinkReport report(Downlink downlink, Losses uplink) {
    if (!connected) {
      return null;
    }
    return new LinkReport(
        Duration.ofNanos(latestNanos - connectedNanos),
        target.spread(),
        roundTripMicros.spread(),
        downlink.arrivedPackets() + downlink.lostPackets(),
        downlink.lostPackets(),
        uplink.expected(),
        uplink.lost(),
        interruptions,
        path);
  }
}
