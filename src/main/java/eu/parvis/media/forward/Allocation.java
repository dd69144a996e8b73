package eu.parvis.media.forward;

import eu.parvis.media.bwe.Allocator;
import eu.parvis.media.bwe.Downlink;
import eu.parvis.media.bwe.Share;
import eu.parvis.media.stream.RateMeter;
import eu.parvis.media.stream.SsrcMap;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what one receiver is sent within what its downlink carries: audio and retransmissions
 * first, what is left is divided among the video sources by {@link Allocator}. A receiver that
 * sends no transport-wide feedback gets what it wants.
 */
final class Allocation {

  /**
   * How often it is decided anew when nothing calls for it: rates of layers change by themselves.
   */
  static final long INTERVAL_NANOS = 250_000_000;

  /**
   * From the first feedback on, nothing is held back for this long: the first probes, which tell
   * whether the first estimate is far too low, need so much on a slow path.
   */
  static final long GRACE_NANOS = 500_000_000;

  /** What is kept for audio at least: somebody who is silent may speak at any time. */
  static final long VOICE_BPS = 60_000;

  /**
   * The share of the target that retransmissions take at most: after an outage of a second or two
   * all of it is asked for at once, which is no reason to send nothing new.
   */
  static final double RETRANSMISSIONS = 0.25;

  private static final long NEVER = Long.MAX_VALUE;

  private final List<Forwarder> forwarders;
  private final SsrcMap<Forwarder> bySsrc;
  private final Downlink downlink;
  private final Allocator allocator = new Allocator();
  private final List<VideoForwarder> order = new ArrayList<>();
  private final List<Share> shares = new ArrayList<>();
  private final RecentLoss loss = new RecentLoss();
  private final RateMeter audio = new RateMeter();
  private final RateMeter retransmissions = new RateMeter();
  private long enforcedFromNanos = NEVER;
  private long nextNanos = NEVER;
  private boolean decided;

  Allocation(List<Forwarder> forwarders, SsrcMap<Forwarder> bySsrc, Downlink downlink) {
    this.forwarders = forwarders;
    this.bySsrc = bySsrc;
    this.downlink = downlink;
  }

  /** Takes what the receiver wants, in the order in which it is served, and decides anew. */
  void want(long nowNanos, List<Wish> wishes) {
    order.clear();
    shares.clear();
    for (Wish wish : wishes) {
      if (bySsrc.get(wish.source().ssrc()) instanceof VideoForwarder video
          && video.source() == wish.source()) {
        video.selector().maxHeight(wish.maxHeight());
        serve(video, wish.onStage());
      }
    }
    run(nowNanos, true);
  }

  private void serve(VideoForwarder video, boolean onStage) {
    video.share().stage(onStage, video.stageLayer());
    order.add(video);
    shares.add(video.share());
  }

  void remove(Forwarder forwarder) {
    if (forwarder instanceof VideoForwarder video && order.remove(video)) {
      shares.remove(video.share());
    }
  }

  /** A packet of audio left. */
  void tookForAudio(long nowNanos, int rtpBytes) {
    audio.add(nowNanos, rtpBytes + Downlink.PACKET_OVERHEAD_BYTES);
  }

  /** A retransmission left. */
  void tookAgain(long nowNanos, int rtpBytes) {
    retransmissions.add(nowNanos, rtpBytes + Downlink.PACKET_OVERHEAD_BYTES);
  }

  /** The receiver may have said how much arrives. */
  void feedbackCame(long nowNanos) {
    if (loss.update(nowNanos, downlink)) {
      tellLoss(nowNanos);
    }
    if (enforcedFromNanos == NEVER && downlink.isHeard()) {
      enforcedFromNanos = nowNanos + GRACE_NANOS;
      nextNanos = enforcedFromNanos;
      wantMore();
    } else if (downlink.takeChange()) {
      run(nowNanos, false);
    }
  }

  private void tellLoss(long nowNanos) {
    for (int i = 0; i < forwarders.size(); i++) {
      forwarders.get(i).lossReported(nowNanos, loss.fraction());
    }
  }

  /** Until the first decision, all that is known of the wishes is that there are some. */
  private void wantMore() {
    downlink.want(order.isEmpty() ? 0 : Downlink.MAX_BPS);
  }

  /** Runs the estimate of the downlink, and decides anew if it is time. */
  void advance(long nowNanos) {
    downlink.advance(nowNanos);
    if (nowNanos >= nextNanos) {
      run(nowNanos, false);
    }
  }

  /**
   * Decides anew what of every source is sent.
   *
   * @param wishesChanged whether the receiver wants something else
   */
  private void run(long nowNanos, boolean wishesChanged) {
    decided |= wishesChanged;
    if (nowNanos < enforcedFromNanos) {
      return;
    }
    boolean changed = wishesChanged;
    for (int i = 0; i < order.size(); i++) {
      changed |= order.get(i).survey(nowNanos);
    }
    long besideBps = besideBps(nowNanos);
    long budgetBps = Math.max(0, downlink.targetBps() - besideBps);
    allocator.carried(downlink.isAllCarried());
    decided |= allocator.allocate(nowNanos, budgetBps, shares, changed);
    for (int i = 0; i < order.size(); i++) {
      order.get(i).follow(nowNanos);
    }
    long wantedBps = allocator.wantedBps(shares);
    downlink.want(wantedBps == 0 ? 0 : wantedBps + besideBps);
    nextNanos = nowNanos + INTERVAL_NANOS;
  }

  /** Whether it was decided anew since this last returned true. */
  boolean takeDecision() {
    boolean taken = decided;
    decided = false;
    return taken;
  }

  private long besideBps(long nowNanos) {
    long again =
        Math.clamp(
            retransmissions.bps(nowNanos), 0, (long) (downlink.targetBps() * RETRANSMISSIONS));
    return again + Math.max(audio.bps(nowNanos), hasAudio() ? VOICE_BPS : 0);
  }

  private boolean hasAudio() {
    for (int i = 0; i < forwarders.size(); i++) {
      if (forwarders.get(i) instanceof AudioForwarder) {
        return true;
      }
    }
    return false;
  }

  /** When {@link #advance} is due, or {@link Long#MAX_VALUE}. */
  long nextDeadlineNanos() {
    long decisionNanos = order.isEmpty() ? NEVER : nextNanos;
    return Math.min(decisionNanos, downlink.nextDeadlineNanos());
  }
}
