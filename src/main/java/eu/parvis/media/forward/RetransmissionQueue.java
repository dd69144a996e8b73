package eu.parvis.media.forward;

import eu.parvis.media.bwe.Downlink;
import eu.parvis.media.stream.DropCounters;
import eu.parvis.media.stream.DropReason;
import eu.parvis.media.stream.RoundTrip;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver asked for again and has not got yet. Bounded in number, and in rate: a receiver
 * that asks for everything again and again costs {@link #PACKETS_PER_SECOND} packets, no more, and
 * no more than {@link #SHARE} of what its downlink carries. The same packet goes again only after
 * the time in which it can have been missed.
 */
final class RetransmissionQueue {

  /** Requests that wait. */
  static final int CAPACITY = 512;

  /** Packets that are sent again in a second, on average. */
  static final int PACKETS_PER_SECOND = 1000;

  /** The part of a downlink that retransmissions may take, once it is known. */
  static final double SHARE = 0.5;

  /** The same packet is not sent again within half a round trip, and this at most. */
  static final long MAX_REPEAT_NANOS = 100_000_000;

  private static final long NANOS_PER_PACKET = 1_000_000_000L / PACKETS_PER_SECOND;
  private static final long BURST_NANOS = CAPACITY * NANOS_PER_PACKET;

  /** A keyframe that was lost as a whole may be sent again at once. */
  private static final long SHARE_BURST_NANOS = 2_000_000_000L;

  private static final double TYPICAL_BITS = 1_200 * 8;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int SENT_LATELY = 512;

  private final DropCounters drops;
  private final Downlink downlink;
  private final RoundTrip roundTrip;
  // Who asks for the packets of a slot by turns gets both: that is bounded by the rate.
  private final @Nullable Forwarder[] sentOf = new Forwarder[SENT_LATELY];
  private final int[] sentSequences = new int[SENT_LATELY];
  private final long[] sentNanos = new long[SENT_LATELY];
  private final @Nullable Forwarder[] forwarders = new Forwarder[CAPACITY];
  private final int[] sequences = new int[CAPACITY];
  private int head;
  private int size;
  private int polledSequence;
  private boolean started;
  private long paidUntilNanos;
  private long shareUntilNanos;

  RetransmissionQueue(DropCounters drops, Downlink downlink, RoundTrip roundTrip) {
    this.drops = drops;
    this.downlink = downlink;
    this.roundTrip = roundTrip;
  }

  /** Adds a request; it is dropped if too many wait. */
  void add(Forwarder forwarder, int sequence) {
    if (size == CAPACITY) {
      drops.count(DropReason.RTX_OVERLOAD);
      return;
    }
    int slot = (head + size) % CAPACITY;
    forwarders[slot] = forwarder;
    sequences[slot] = sequence;
    size++;
  }

  /**
   * Takes the next request, whose number is then {@link #polledSequence}; null if there is none.
   */
  @Nullable Forwarder poll(long nowNanos) {
    while (size > 0) {
      Forwarder forwarder = forwarders[head];
      polledSequence = sequences[head];
      forwarders[head] = null;
      head = (head + 1) % CAPACITY;
      size--;
      if (forwarder != null && !isRepeated(nowNanos, forwarder) && pay(nowNanos)) {
        note(nowNanos, forwarder);
        return forwarder;
      }
    }
    return null;
  }

  private int slot() {
    return polledSequence & SENT_LATELY - 1;
  }

  private boolean isRepeated(long nowNanos, Forwarder forwarder) {
    long withinNanos = Math.min(roundTrip.nanos() / 2, MAX_REPEAT_NANOS);
    boolean repeated =
        sentOf[slot()] == forwarder
            && sentSequences[slot()] == polledSequence
            && nowNanos - sentNanos[slot()] < withinNanos;
    if (repeated) {
      drops.count(DropReason.RTX_REPEATED);
    }
    return repeated;
  }

  private void note(long nowNanos, Forwarder forwarder) {
    sentOf[slot()] = forwarder;
    sentSequences[slot()] = polledSequence;
    sentNanos[slot()] = nowNanos;
  }

  private boolean pay(long nowNanos) {
    if (!started) {
      started = true;
      paidUntilNanos = nowNanos;
      shareUntilNanos = nowNanos;
    }
    paidUntilNanos = Math.max(paidUntilNanos, nowNanos);
    shareUntilNanos = Math.max(shareUntilNanos, nowNanos);
    if (paidUntilNanos - nowNanos >= BURST_NANOS
        || shareUntilNanos - nowNanos >= SHARE_BURST_NANOS) {
      drops.count(DropReason.RTX_OVERLOAD);
      return false;
    }
    paidUntilNanos += NANOS_PER_PACKET;
    if (downlink.isHeard()) {
      double bps = downlink.targetBps() * SHARE;
      shareUntilNanos += (long) (TYPICAL_BITS * NANOS_PER_SECOND / bps);
    }
    return true;
  }

  /** The sequence number that was asked for, 0 to 65535. */
  int polledSequence() {
    return polledSequence;
  }

  /** Forgets the requests for a forwarder. */
  void remove(Forwarder forwarder) {
    for (int i = 0; i < CAPACITY; i++) {
      if (forwarders[i] == forwarder) {
        forwarders[i] = null;
      }
    }
    for (int i = 0; i < SENT_LATELY; i++) {
      if (sentOf[i] == forwarder) {
        sentOf[i] = null;
      }
    }
  }
}
