package eu.parvis.media.bwe;

import eu.parvis.media.rtcp.RtcpCompound;
import eu.parvis.media.rtcp.TransportFeedback;

/**
 * Reads transport-wide feedback and believes what can be true: packets that were sent, each once,
 * at times that go with our clock, in no more than {@link #MESSAGES_PER_SECOND} messages.
 */
final class FeedbackReader {

  /** Told of each packet, in the order of sending. */
  interface Listener {
    /**
     * A packet arrived.
     *
     * @param slot in {@link SentPackets}
     * @param arrivalNanos by a clock of the receiver's, comparable with other arrivals only
     * @param saidLost whether it was said to be lost before
     */
    void arrived(int slot, long arrivalNanos, boolean saidLost);

    void lost(int slot);

    /** Arrivals cannot be compared with those before. */
    void clockChanged();
  }

  /** Messages that are read in a second; browsers send at most 20. */
  static final int MESSAGES_PER_SECOND = 50;

  /** Messages that may come at once, after a jam. */
  static final int BURST = 100;

  /** How far an arrival may be from where the clocks of both sides place it. */
  static final long MAX_STRAY_NANOS = 5_000_000_000L;

  /** Messages with impossible times after which the receiver is taken to have set its clock. */
  static final int STRAYS_UNTIL_RESET = 3;

  private static final long NANOS_PER_MESSAGE = 1_000_000_000L / MESSAGES_PER_SECOND;
  private static final long BURST_NANOS = BURST * NANOS_PER_MESSAGE;
  private static final int STRAY_WEIGHT = 256;

  private final SentPackets packets;
  private final Listener listener;
  private final TransportFeedback.StatusSink status = this::status;
  private long paidUntilNanos = Long.MIN_VALUE;
  private boolean started;
  private int lastTicks;
  private long ticks;
  private long offsetNanos;
  private long readNanos;
  private int strayMessages;
  private boolean refused;
  private boolean strayed;
  private boolean useful;

  FeedbackReader(SentPackets packets, Listener listener) {
    this.packets = packets;
    this.listener = listener;
  }

  /**
   * Reads a message. Returns false if a part of it cannot be true, or it is malformed, or there
   * were too many; {@link #wasUseful} says whether anything was learnt.
   */
  boolean read(long nowNanos, RtcpCompound compound) {
    useful = false;
    refused = false;
    strayed = false;
    paidUntilNanos = Math.max(paidUntilNanos, nowNanos);
    if (paidUntilNanos - nowNanos > BURST_NANOS) {
      return false;
    }
    paidUntilNanos += NANOS_PER_MESSAGE;
    readNanos = nowNanos;
    boolean wellFormed = TransportFeedback.forEach(compound, status);
    strayMessages = strayed ? strayMessages + 1 : 0;
    if (strayMessages >= STRAYS_UNTIL_RESET) {
      started = false;
      strayMessages = 0;
    }
    return wellFormed && !refused && !strayed;
  }

  boolean wasUseful() {
    return useful;
  }

  private void status(int sequence, long arrivalTicks) {
    int slot = packets.find(sequence);
    if (slot == SentPackets.UNKNOWN) {
      refused = true;
    } else if (arrivalTicks == TransportFeedback.LOST) {
      lost(slot);
    } else if (packets.fate(slot) != SentPackets.Fate.ARRIVED) {
      arrived(slot, (int) arrivalTicks);
    }
  }

  private void lost(int slot) {
    if (packets.fate(slot) == SentPackets.Fate.PENDING) {
      packets.fate(slot, SentPackets.Fate.LOST);
      useful = true;
      listener.lost(slot);
    }
  }

  /** The reference time of 24 bits in 64 ms wraps, in ticks, with an int. */
  private void arrived(int slot, int arrivalTicks) {
    if (!started) {
      started = true;
      lastTicks = arrivalTicks;
      offsetNanos = ticks * TransportFeedback.TICK_NANOS - readNanos;
      listener.clockChanged();
    }
    long arrival = ticks + (arrivalTicks - lastTicks);
    long arrivalNanos = arrival * TransportFeedback.TICK_NANOS;
    long strayNanos = arrivalNanos - readNanos - offsetNanos;
    if (Math.abs(strayNanos) > MAX_STRAY_NANOS) {
      strayed = true;
      return;
    }
    // The offset follows the clocks as they drift; delay makes it waver, far below the limit.
    offsetNanos += strayNanos / STRAY_WEIGHT;
    lastTicks = arrivalTicks;
    ticks = arrival;
    boolean saidLost = packets.fate(slot) == SentPackets.Fate.LOST;
    packets.fate(slot, SentPackets.Fate.ARRIVED);
    useful = true;
    listener.arrived(slot, arrivalNanos, saidLost);
  }
}
