package eu.parvis.media.forward;

import eu.parvis.media.codec.Vp8Descriptor;
import eu.parvis.media.rtp.RtpView;
import eu.parvis.media.rtp.SequenceNumber;
import eu.parvis.media.stream.SenderClock;
import eu.parvis.media.stream.SequenceWindow;
import org.jspecify.annotations.Nullable;

/**
 * Makes one continuous stream out of pieces of several: sequence number, timestamp, PictureID and
 * TL0PICIDX go on where the previous piece ended.
 *
 * <p>A piece is a stretch of one layer, shifted by constants. The last {@link #PIECES} are
 * remembered, so that what a receiver asks for again is found in the layer it came from, and so
 * that a packet that was reordered across a switch still finds its place. No number is given out
 * twice: SRTP must never seal two packets under one index (RFC 3711 section 9.1).
 */
final class RtpRewriter {

  /** Returned for a packet that has no place in the stream. */
  static final long DROP = -1;

  /** Pieces that are remembered: some seconds, where every other frame is left out. */
  static final int PIECES = 64;

  /** Gap in packets after which a stream does not just go on. */
  static final int MAX_JUMP = 1000;

  private static final long FIRST_CYCLE = 1L << Short.SIZE;
  // RFC 3711 section 3.3.1 estimates the cycle from the first number: it must not be about to wrap.
  private static final int FIRST_SEQUENCE_MASK = 0x7FFF;
  private static final long NANOS_PER_MICRO = 1000;
  private static final long MICROS_PER_SECOND = 1_000_000;

  private final int clockRateHz;
  private final int[] layers = new int[PIECES];
  private final long[] firstSequences = new long[PIECES];
  private final long[] sequenceShifts = new long[PIECES];
  private final int[] timestampShifts = new int[PIECES];
  private final int[] pictureShifts = new int[PIECES];
  private final int[] baseLayerShifts = new int[PIECES];
  private final SequenceWindow sent = new SequenceWindow();
  private int pieces;
  private boolean open;
  private @Nullable SenderClock clock;
  private long highestSequence;
  private long highestNanos;
  private int highestTimestamp;
  private int highestPicture = Vp8Descriptor.ABSENT;
  private int highestBaseLayer = Vp8Descriptor.ABSENT;

  RtpRewriter(int clockRateHz) {
    this.clockRateHz = clockRateHz;
  }

  /**
   * Starts a piece with the given packet, which must be one that a decoder can start with.
   *
   * @param sequence extended, in its layer
   * @param clock what is known of the layer's clock
   * @param descriptor the packet's, or null if it has none
   */
  void begin(
      long nowNanos,
      int layer,
      long sequence,
      int timestamp,
      SenderClock clock,
      @Nullable Vp8Descriptor descriptor) {
    begin(
        layer, sequence, aligned(nowNanos, layer, timestamp, clock) - timestamp, clock, descriptor);
  }

  private int aligned(long nowNanos, int layer, int timestamp, SenderClock next) {
    return pieces == 0 ? timestamp : alignedTimestamp(nowNanos, layer, timestamp, next);
  }

  /**
   * As {@link #begin}, with frames that came some time ago and are sent all at once. Their times
   * are brought close together, so that the receiver shows the newest one at once.
   *
   * @param timestamp of the first frame
   * @param newest timestamp of the newest frame
   * @param leadTicks what lies between them for the receiver
   */
  void beginLate(
      long nowNanos,
      int layer,
      long sequence,
      int timestamp,
      int newest,
      int leadTicks,
      SenderClock clock,
      @Nullable Vp8Descriptor descriptor) {
    int start = aligned(nowNanos, layer, newest, clock) - leadTicks;
    boolean later = pieces == 0 || start - highestTimestamp > 0;
    int outgoing = later ? start : highestTimestamp + 1;
    begin(layer, sequence, outgoing - timestamp, clock, descriptor);
  }

  /** Goes on in a piece of its own with a frame that follows the last one after so many ticks. */
  void followClosely(long sequence, int timestamp, int ticks) {
    int piece = split(sequence + sequenceShifts[current()]);
    timestampShifts[piece] = highestTimestamp + ticks - timestamp;
  }

  /** Goes on in a new piece that is shifted like the latest one. */
  private int split(long firstSequence) {
    int from = current();
    int piece = pieces % PIECES;
    layers[piece] = layers[from];
    firstSequences[piece] = firstSequence;
    sequenceShifts[piece] = sequenceShifts[from];
    timestampShifts[piece] = timestampShifts[from];
    pictureShifts[piece] = pictureShifts[from];
    baseLayerShifts[piece] = baseLayerShifts[from];
    pieces++;
    return piece;
  }

  /**
   * Leaves a packet out that {@link #isAhead}: what follows takes its number.
   *
   * @param wholeFrame whether it is the first of its frame that is left out, so that the next
   *     picture takes that one's number
   */
  void skip(long sequence, boolean wholeFrame) {
    long place = sequence + sequenceShifts[current()];
    boolean unused = firstSequences[current()] == place && highestSequence < place;
    int piece = unused ? current() : split(place);
    sequenceShifts[piece]--;
    pictureShifts[piece] -= wholeFrame ? 1 : 0;
  }

  /** Whether an outgoing number is beyond all that were sent, and in the latest piece. */
  boolean isAhead(long outgoing) {
    return outgoing > highestSequence && outgoing >= firstSequences[current()];
  }

  private void begin(
      int layer,
      long sequence,
      int timestampShift,
      SenderClock pieceClock,
      @Nullable Vp8Descriptor descriptor) {
    long start = pieces == 0 ? FIRST_CYCLE + (sequence & FIRST_SEQUENCE_MASK) : highestSequence + 1;
    int piece = pieces % PIECES;
    layers[piece] = layer;
    firstSequences[piece] = start;
    sequenceShifts[piece] = start - sequence;
    timestampShifts[piece] = timestampShift;
    pictureShifts[piece] = 0;
    baseLayerShifts[piece] = 0;
    if (descriptor != null) {
      pictureShifts[piece] = shift(highestPicture, descriptor.pictureId());
      baseLayerShifts[piece] = shift(highestBaseLayer, descriptor.baseLayerIndex());
    }
    clock = pieceClock;
    pieces++;
    open = true;
  }

  private static int shift(int highest, int value) {
    return highest == Vp8Descriptor.ABSENT || value == Vp8Descriptor.ABSENT
        ? 0
        : highest + 1 - value;
  }

  /**
   * The outgoing timestamp for a frame of another layer: where the sender reports of both layers
   * place it, or else by the time that has passed; always after the previous one.
   */
  private int alignedTimestamp(long nowNanos, int layer, int timestamp, SenderClock next) {
    long elapsedMicros = (nowNanos - highestNanos) / NANOS_PER_MICRO;
    int byArrival = highestTimestamp + (int) (elapsedMicros * clockRateHz / MICROS_PER_SECOND);
    int candidate = byArrival;
    int current = current();
    SenderClock previous = clock;
    if (layers[current] == layer) {
      candidate = timestamp + timestampShifts[current];
    } else if (previous != null && previous.isKnown() && next.isKnown()) {
      candidate = previous.timestampOf(next.ntpOf(timestamp)) + timestampShifts[current];
    }
    // A report that contradicts the time of arrival by more than a second is not believed.
    int aligned = Math.abs((long) (candidate - byArrival)) <= clockRateHz ? candidate : byArrival;
    return aligned - highestTimestamp > 0 ? aligned : highestTimestamp + 1;
  }

  /** Ends the piece: nothing newer than what was forwarded has a place until {@link #begin}. */
  void pause() {
    open = false;
  }

  /** Whether packets of {@code layer} go on with the latest piece. */
  boolean continues(int layer) {
    return open && layers[current()] == layer;
  }

  /** Whether a packet of the latest piece's layer is too far ahead to just go on. */
  boolean jumps(long sequence) {
    return sequence + sequenceShifts[current()] > highestSequence + MAX_JUMP;
  }

  /** The outgoing extended sequence number of a packet, or {@link #DROP}. */
  long map(int layer, long sequence) {
    long end = open ? Long.MAX_VALUE : highestSequence + 1;
    for (int i = pieces - 1; i >= 0 && i >= pieces - PIECES; i--) {
      int piece = i % PIECES;
      long outgoing = sequence + sequenceShifts[piece];
      if (layers[piece] == layer && outgoing >= firstSequences[piece] && outgoing < end) {
        return isFree(outgoing) ? outgoing : DROP;
      }
      end = Math.min(end, firstSequences[piece]);
    }
    return DROP;
  }

  private boolean isFree(long outgoing) {
    return outgoing > highestSequence - SequenceWindow.SIZE && !sent.contains(outgoing);
  }

  /** Gives a receiver's copy of a packet its outgoing numbers; descriptor null if it has none. */
  void rewrite(long outgoing, RtpView copy, @Nullable Vp8Descriptor descriptor) {
    int piece = pieceOf(outgoing);
    copy.sequence((int) outgoing & 0xFFFF);
    copy.timestamp(copy.timestamp() + timestampShifts[piece]);
    if (descriptor != null) {
      descriptor.pictureId(descriptor.pictureId() + pictureShifts[piece]);
      descriptor.baseLayerIndex(descriptor.baseLayerIndex() + baseLayerShifts[piece]);
    }
  }

  /** A rewritten packet is sent, not as a retransmission. */
  void sent(long nowNanos, long outgoing, RtpView copy, @Nullable Vp8Descriptor descriptor) {
    sent.mark(outgoing);
    if (outgoing <= highestSequence) {
      return;
    }
    highestSequence = outgoing;
    if (highestTimestamp != copy.timestamp()) {
      highestTimestamp = copy.timestamp();
      highestNanos = nowNanos;
    }
    if (descriptor != null) {
      highestPicture = descriptor.pictureId();
      highestBaseLayer = descriptor.baseLayerIndex();
    }
  }

  /** The outgoing extended number that a receiver means by 16 bits, or {@link #DROP}. */
  long sentSequence(int sequence) {
    long outgoing =
        highestSequence + SequenceNumber.distance((int) highestSequence & 0xFFFF, sequence);
    return pieces == 0
            || outgoing > highestSequence
            || outgoing <= highestSequence - SequenceWindow.SIZE
            || outgoing < firstSequences[oldest() % PIECES]
        ? DROP
        : outgoing;
  }

  /** The layer that an outgoing number came from. */
  int layerOf(long outgoing) {
    return layers[pieceOf(outgoing)];
  }

  /** The extended number, in its layer, that became an outgoing one. */
  long sourceSequence(long outgoing) {
    return outgoing - sequenceShifts[pieceOf(outgoing)];
  }

  /** The timestamp of the newest frame that was sent. */
  int latestTimestamp() {
    return highestTimestamp;
  }

  /** What the latest piece adds to timestamps. */
  int timestampShift() {
    return timestampShifts[current()];
  }

  private int pieceOf(long outgoing) {
    int i = pieces - 1;
    while (i > oldest() && firstSequences[i % PIECES] > outgoing) {
      i--;
    }
    return i % PIECES;
  }

  private int oldest() {
    return Math.max(0, pieces - PIECES);
  }

  private int current() {
    return Math.max(0, pieces - 1) % PIECES;
  }
}
