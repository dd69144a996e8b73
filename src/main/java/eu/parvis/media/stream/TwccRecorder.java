package eu.parvis.media.stream;

import eu.parvis.media.rtcp.TransportFeedbackWriter;
import eu.parvis.media.rtp.ExtendedSequence;
import java.nio.ByteBuffer;

/**
 * When the packets of one transport arrived, for transport-wide feedback to their sender
 * (draft-holmer-rmcat-transport-wide-cc-extensions-01).
 *
 * <p>Only packets that are kept may be recorded: a browser takes what is acknowledged out of its
 * history and cannot send it again. Remembers {@link #CAPACITY} packets; a jump that is longer
 * starts afresh.
 */
public final class TwccRecorder {

  /** Value of {@link #nextDeadlineNanos()} when there is nothing to tell. */
  public static final long NEVER = Long.MAX_VALUE;

  /** Sequence numbers that are remembered, a power of two. */
  public static final int CAPACITY = 4096;

  /** How far back a packet may come and still be told of. */
  static final int MAX_REORDER = 512;

  private static final long EMPTY = Long.MIN_VALUE;
  // What one more packet can add: its delta, chunks for a message full of losses, padding.
  private static final int MAX_GROWTH = 160;

  private final long intervalNanos;
  private final int packetsPerFeedback;
  private final long[] arrivals = new long[CAPACITY];
  private final ExtendedSequence sequences = new ExtendedSequence();
  private final TransportFeedbackWriter writer = new TransportFeedbackWriter();
  private long next = ExtendedSequence.NONE;
  private long deadlineNanos = NEVER;
  private int unreported;
  private int feedbackCount;

  /**
   * Creates an empty recorder.
   *
   * @param intervalNanos longest time from a packet to its feedback
   * @param packetsPerFeedback packets after which feedback is due at once
   */
  public TwccRecorder(long intervalNanos, int packetsPerFeedback) {
    this.intervalNanos = intervalNanos;
    this.packetsPerFeedback = packetsPerFeedback;
    clear();
  }

  /** A packet with this transport-wide sequence number, 0 to 65535, arrived and is kept. */
  public void record(long nowNanos, int transportSequence) {
    long before = sequences.highest();
    long sequence = sequences.extend(transportSequence);
    if (before == ExtendedSequence.NONE || sequence - before >= CAPACITY) {
      clear();
      next = sequence;
      deadlineNanos = NEVER;
      unreported = 0;
    } else if (sequence > before) {
      for (long i = before + 1; i < sequence; i++) {
        arrivals[slot(i)] = EMPTY;
      }
      next = Math.max(next, sequence - CAPACITY + 1);
    } else if (sequence <= before - MAX_REORDER || arrivals[slot(sequence)] != EMPTY) {
      return;
    }
    arrivals[slot(sequence)] = nowNanos;
    next = Math.min(next, sequence);
    unreported++;
    deadlineNanos =
        unreported >= packetsPerFeedback
            ? nowNanos
            : Math.min(deadlineNanos, nowNanos + intervalNanos);
  }

  /**
   * Writes one feedback message if it is due, and returns its length; 0 if it is not due or {@code
   * capacity} bytes are not enough for any. Call again until it returns 0.
   */
  public int writeFeedback(
      long nowNanos, ByteBuffer buffer, int offset, int capacity, int senderSsrc, int mediaSsrc) {
    if (nowNanos < deadlineNanos) {
      return 0;
    }
    writer.begin((int) next & 0xFFFF);
    long at = next;
    int acknowledged = 0;
    while (at <= sequences.highest() && writer.maxLength() + MAX_GROWTH <= capacity) {
      long arrival = arrivals[slot(at)];
      if (arrival == EMPTY ? !writer.lost() : !writer.received(arrival)) {
        break;
      }
      acknowledged += arrival == EMPTY ? 0 : 1;
      at++;
    }
    return finish(buffer, offset, senderSsrc, mediaSsrc, at, acknowledged);
  }

  private int finish(
      ByteBuffer buffer, int offset, int senderSsrc, int mediaSsrc, long end, int acknowledged) {
    int length = writer.finish(buffer, offset, senderSsrc, mediaSsrc, feedbackCount);
    if (length == 0) {
      // Nothing but losses fitted into the message: step over them, more packets follow.
      next = end;
      return 0;
    }
    feedbackCount = feedbackCount + 1 & 0xFF;
    next += writer.statuses();
    unreported = Math.max(0, unreported - acknowledged);
    if (next > sequences.highest()) {
      unreported = 0;
      deadlineNanos = NEVER;
    }
    return length;
  }

  /** Earliest moment at which feedback is due, or {@link #NEVER}. */
  public long nextDeadlineNanos() {
    return deadlineNanos;
  }

  private void clear() {
    for (int i = 0; i < CAPACITY; i++) {
      arrivals[i] = EMPTY;
    }
  }

  private static int slot(long sequence) {
    return (int) (sequence & (CAPACITY - 1));
  }
}
