package eu.parvis.media.bwe;

import eu.parvis.media.rtp.SequenceNumber;

/**
 * The last packets of a transport by their transport-wide number: when each was sent, its size and
 * the probe that it belongs to. Remembers {@link #CAPACITY} packets.
 */
final class SentPackets {

  /** Packets that are remembered, a power of two. */
  static final int CAPACITY = 4096;

  /** Slot of a packet that is not known (any more). */
  static final int UNKNOWN = -1;

  /** What the receiver has said of a packet. */
  enum Fate {
    PENDING,
    LOST,
    ARRIVED
  }

  private final long[] numbers = new long[CAPACITY];
  private final long[] sentNanos = new long[CAPACITY];
  private final int[] bytes = new int[CAPACITY];
  private final int[] probes = new int[CAPACITY];
  private final Fate[] fates = new Fate[CAPACITY];
  private long next;

  SentPackets() {
    for (int i = 0; i < CAPACITY; i++) {
      numbers[i] = -1;
    }
  }

  /**
   * A packet was sent.
   *
   * @param transportSequence 0 to 65535; those between it and the one before are taken as not sent
   * @param size in bytes
   * @param probe number of the probe that it belongs to, or {@link Probes#NONE}
   */
  void add(long nowNanos, int transportSequence, int size, int probe) {
    int step = SequenceNumber.distance((int) next & 0xFFFF, transportSequence);
    long number = next + Math.max(0, step);
    next = number + 1;
    int slot = slot(number);
    numbers[slot] = number;
    sentNanos[slot] = nowNanos;
    bytes[slot] = size;
    probes[slot] = probe;
    fates[slot] = Fate.PENDING;
  }

  /** Where a number that the receiver names is found, or {@link #UNKNOWN}. */
  int find(int transportSequence) {
    int back = SequenceNumber.distance(transportSequence, (int) (next - 1) & 0xFFFF);
    long number = next - 1 - back;
    return back < 0 || back >= CAPACITY || number < 0 || numbers[slot(number)] != number
        ? UNKNOWN
        : slot(number);
  }

  long sentNanos(int slot) {
    return sentNanos[slot];
  }

  int bytes(int slot) {
    return bytes[slot];
  }

  int probe(int slot) {
    return probes[slot];
  }

  Fate fate(int slot) {
    return fates[slot];
  }

  void fate(int slot, Fate fate) {
    fates[slot] = fate;
  }

  private static int slot(long number) {
    return (int) (number & (CAPACITY - 1));
  }
}
