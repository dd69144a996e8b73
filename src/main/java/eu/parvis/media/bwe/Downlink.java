package eu.parvis.media.bwe;

import eu.parvis.media.rtcp.RtcpCompound;
import eu.parvis.media.stream.DropCounters;
import eu.parvis.media.stream.DropReason;

/**
 * How much one receiver's downlink carries: Google congestion control as its sender sees it, after
 * draft-ietf-rmcat-gcc-02, from transport-wide feedback. {@code docs/media/bwe.md} says what is
 * mirrored and what is not.
 *
 * <p>Rates are in bits per second and count what a packet takes on the wire: its bytes before SRTP
 * and {@link #PACKET_OVERHEAD_BYTES}. Belongs to one loop; allocates nothing for a packet.
 */
public final class Downlink {

  /** What a packet takes besides its RTP: tag of SRTP, UDP and IPv4 headers. */
  public static final int PACKET_OVERHEAD_BYTES = 16 + 8 + 20;

  /** The first estimate. */
  public static final long START_BPS = 300_000;

  /** The target is never below: one voice, and a picture that hardly moves. */
  public static final long MIN_BPS = 50_000;

  /** The target is never above. */
  public static final long MAX_BPS = 50_000_000;

  /** Feedback that fails for longer, while packets are sent, lowers the target. */
  static final long SILENCE_NANOS = 1_500_000_000L;

  private static final long FADE_INTERVAL_NANOS = 500_000_000L;
  private static final double FADE = 0.2;
  private static final int MIN_UNHEARD_PACKETS = 10;
  private static final double FAR_FALL = 0.67;
  private static final double NOTABLE_CHANGE = 0.05;
  private static final long POSTPONE_NANOS = 500_000_000L;
  private static final long DEFAULT_ROUND_TRIP_NANOS = 200_000_000L;
  private static final int ROUND_TRIP_WEIGHT = 16;
  private static final long NEVER = Long.MAX_VALUE;

  private final DropCounters drops;
  private final SentPackets packets = new SentPackets();
  private final FeedbackReader reader = new FeedbackReader(packets, new Learning());
  private final DelayControl delay = new DelayControl(START_BPS, MIN_BPS, MAX_BPS);
  private final LossControl loss = new LossControl(MIN_BPS);
  private final StandingQueue queue = new StandingQueue();
  private final AcknowledgedRate acknowledged = new AcknowledgedRate();
  private final SentRate sentRate = new SentRate();
  private final Probes probes = new Probes(MAX_BPS);
  private long receiverLimitBps = MAX_BPS;
  private long roundTripNanos = DEFAULT_ROUND_TRIP_NANOS;
  private long latestSentNanos;
  private boolean heard;
  private boolean faded;
  private int unheardPackets;
  private long fadeNanos = NEVER;
  private long targetBps = START_BPS;
  private long takenBps;
  private long arrivedPackets;
  private long lostPackets;

  /** Creates the estimate of a downlink over which nothing was sent yet. */
  public Downlink(DropCounters drops) {
    this.drops = drops;
  }

  /**
   * A packet that carries a transport-wide number was sent.
   *
   * @param transportSequence 0 to 65535, one more than that of the packet before
   * @param rtpBytes of the packet before SRTP
   */
  public void sent(long nowNanos, int transportSequence, int rtpBytes) {
    int bytes = rtpBytes + PACKET_OVERHEAD_BYTES;
    sentRate.add(nowNanos, bytes);
    packets.add(nowNanos, transportSequence, bytes, probes.sent(nowNanos, bytes, roundTripNanos));
    unheardPackets++;
    if (heard && unheardPackets == MIN_UNHEARD_PACKETS) {
      fadeNanos = nowNanos + SILENCE_NANOS;
    }
  }

  /** Takes transport-wide feedback of the receiver, on which {@code compound} stands. */
  public void feedback(long nowNanos, RtcpCompound compound) {
    latestSentNanos = Long.MIN_VALUE;
    if (!reader.read(nowNanos, compound)) {
      drops.count(DropReason.FEEDBACK_REFUSED);
    }
    if (reader.wasUseful()) {
      heard = true;
      if (faded) {
        faded = false;
        probes.heardAgain(nowNanos);
      }
      unheardPackets = 0;
      fadeNanos = NEVER;
      measureRoundTrip(nowNanos);
      update(nowNanos);
    }
  }

  private void measureRoundTrip(long nowNanos) {
    if (latestSentNanos != Long.MIN_VALUE) {
      long sample = nowNanos - latestSentNanos;
      // The receiver waits before it reports, so the shortest is the truest.
      roundTripNanos +=
          sample < roundTripNanos
              ? sample - roundTripNanos
              : (sample - roundTripNanos) / ROUND_TRIP_WEIGHT;
    }
  }

  private void update(long nowNanos) {
    long beforeBps = targetBps;
    queue.messageEnds();
    boolean lowered =
        delay.update(nowNanos, queue, acknowledged, sentRate.bps(nowNanos), roundTripNanos);
    loss.update(nowNanos, Math.min(delay.bps(), receiverLimitBps));
    if (delay.use() == LinkUse.OVER) {
      probes.postpone(nowNanos, POSTPONE_NANOS);
    }
    long probed = probes.takeResult(nowNanos);
    if (probed > targetBps && !lowered) {
      delay.probed(probed);
      loss.probed(probed);
    }
    retarget();
    if (targetBps < beforeBps * FAR_FALL) {
      probes.fell(nowNanos, beforeBps);
    }
  }

  private void retarget() {
    long lowest = Math.min(Math.min(delay.bps(), loss.bps()), receiverLimitBps);
    targetBps = Math.clamp(lowest, MIN_BPS, MAX_BPS);
  }

  /** The receiver says how much it can take (REMB): an upper bound. */
  public void receiverLimit(long bps) {
    receiverLimitBps = bps;
    retarget();
  }

  /** Runs what is due: without feedback the target is lowered step by step. */
  public void advance(long nowNanos) {
    if (nowNanos >= fadeNanos) {
      long beforeBps = targetBps;
      faded = true;
      delay.fade(FADE);
      retarget();
      probes.fell(nowNanos, beforeBps);
      fadeNanos = nowNanos + FADE_INTERVAL_NANOS;
    }
  }

  /** How much may be sent in all, audio, retransmissions and headers included. */
  public long targetBps() {
    return targetBps;
  }

  /** Whether the receiver has sent feedback, so that the target is more than a guess. */
  public boolean isHeard() {
    return heard;
  }

  /**
   * Whether all that is sent arrives without waiting, so that the link carries it, even if the
   * target is lower: a queue that has passed may have lowered that. False while losses, a silence
   * or the receiver's own limit lower it.
   */
  public boolean isAllCarried() {
    return heard
        && !faded
        && !queue.isStanding()
        && delay.bps() <= Math.min(loss.bps(), receiverLimitBps);
  }

  /** Whether the target has moved by 5 % or more since this last returned true. */
  public boolean takeChange() {
    boolean changed = Math.abs(targetBps - takenBps) >= takenBps * NOTABLE_CHANGE;
    takenBps = changed ? targetBps : takenBps;
    return changed;
  }

  /**
   * Somebody could use this much in all, for example all that is sent now and one layer more: while
   * the target is lower, it is tried from time to time whether the link carries more. 0 ends that.
   */
  public void want(long bps) {
    probes.want(bps);
  }

  /**
   * Whether a packet of padding is to be sent now to try what the link carries. Ask again after
   * {@link #sent}. Only whoever can send padding may ask.
   */
  public boolean isPaddingDue(long nowNanos) {
    return mayProbe() && probes.isDue(nowNanos, targetBps);
  }

  /** The first probes may come before the first feedback; without any, they are the last. */
  private boolean mayProbe() {
    return heard || !probes.hasSentFirst();
  }

  /** The rate at which a probe is sent at present, 0 without one. */
  public long probingBps() {
    return probes.sendingBps();
  }

  /** When {@link #advance} is due, or {@link Long#MAX_VALUE}. */
  public long nextDeadlineNanos() {
    return fadeNanos;
  }

  /** When {@link #isPaddingDue} may become true, or {@link Long#MAX_VALUE}. */
  public long nextPaddingNanos() {
    return mayProbe() ? probes.nextDeadlineNanos(targetBps) : NEVER;
  }

  /** What the receiver got lately in bits per second, or -1 if that is not known. */
  public long acknowledgedBps() {
    return acknowledged.bps();
  }

  /** Packets of which feedback said that they arrived. */
  public long arrivedPackets() {
    return arrivedPackets;
  }

  /** Packets of which feedback said that they were lost, and nothing else since. */
  public long lostPackets() {
    return lostPackets;
  }

  /** From the sending of a packet to the feedback on it, in nanoseconds. */
  public long roundTripNanos() {
    return roundTripNanos;
  }

  /** What the reader of feedback tells. */
  private final class Learning implements FeedbackReader.Listener {

    @Override
    public void arrived(int slot, long arrivalNanos, boolean saidLost) {
      long sentNanos = packets.sentNanos(slot);
      int bytes = packets.bytes(slot);
      latestSentNanos = Math.max(latestSentNanos, sentNanos);
      acknowledged.add(sentNanos, arrivalNanos, bytes);
      queue.arrived(sentNanos, arrivalNanos);
      probes.arrived(packets.probe(slot), sentNanos, arrivalNanos, queue.leastNanos(), bytes);
      if (packets.probe(slot) == Probes.NONE) {
        // A probe makes a queue of its own, which says nothing of what is sent otherwise.
        delay.arrived(sentNanos, arrivalNanos);
      }
      arrivedPackets++;
      if (saidLost) {
        lostPackets--;
        loss.arrivedLate();
      } else {
        loss.arrived();
      }
    }

    @Override
    public void lost(int slot) {
      lostPackets++;
      loss.lost();
    }

    @Override
    public void clockChanged() {
      acknowledged.reset();
      queue.reset();
      delay.reset();
    }
  }
}
