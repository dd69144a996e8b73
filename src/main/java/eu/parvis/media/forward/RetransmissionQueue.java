package eu.parvis.media.forward;

import eu.parvis.media.stream.DropCounters;
import eu.parvis.media.stream.DropReason;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver asked for again and has not got yet. Bounded in number, and in rate: a receiver
 * that asks for everything again and again costs {@link #PACKETS_PER_SECOND} packets, no more.
 */
final class RetransmissionQueue {

  /** Requests that wait. */
  static final int CAPACITY = 512;

  /** Packets that are sent again in a second, on average. */
  static final int PACKETS_PER_SECOND = 1000;

  private static final long NANOS_PER_PACKET = 1_000_000_000L / PACKETS_PER_SECOND;
  private static final long BURST_NANOS = CAPACITY * NANOS_PER_PACKET;

  private final DropCounters drops;
  private final @Nullable Forwarder[] forwarders = new Forwarder[CAPACITY];
  private final int[] sequences = new int[CAPACITY];
  private int head;
  private int size;
  private int polledSequence;
  private boolean started;
  private long paidUntilNanos;

  RetransmissionQueue(DropCounters drops) {
    this.drops = drops;
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
      if (forwarder != null && pay(nowNanos)) {
        return forwarder;
      }
    }
    return null;
  }

  private boolean pay(long nowNanos) {
    if (!started || paidUntilNanos < nowNanos) {
      started = true;
      paidUntilNanos = nowNanos;
    }
    if (paidUntilNanos - nowNanos >= BURST_NANOS) {
      drops.count(DropReason.RTX_OVERLOAD);
      return false;
    }
    paidUntilNanos += NANOS_PER_PACKET;
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
  }
}
