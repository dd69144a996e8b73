package eu.parvis.load;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** What all participants of a load counted since it began. Thread-safe. */
final class Tally {

  /** Delays from this on count as this one. */
  static final int LONGEST_MILLIS = 5_000;

  final LongAdder connected = new LongAdder();
  final LongAdder packetsSent = new LongAdder();
  final LongAdder packetsReceived = new LongAdder();
  final LongAdder firstHand = new LongAdder();
  final LongAdder packetsLost = new LongAdder();
  final LongAdder packetsRecovered = new LongAdder();
  final LongAdder packetsDisordered = new LongAdder();
  final LongAdder packetsRefused = new LongAdder();
  final LongAdder pictures = new LongAdder();
  final LongAdder undecodablePictures = new LongAdder();
  final LongAdder layerSwitches = new LongAdder();
  final LongAdder keyframeRequests = new LongAdder();
  final LongAdder keyframesAsked = new LongAdder();
  final LongAdder voicePackets = new LongAdder();
  final LongAdder voiceLost = new LongAdder();
  final LongAdder failures = new LongAdder();
  private final AtomicLongArray delays = new AtomicLongArray(LONGEST_MILLIS + 1);

  /** A frame came {@code nanos} after it was sent. */
  void delay(long nanos) {
    delays.incrementAndGet(Math.clamp(nanos / 1_000_000, 0, LONGEST_MILLIS));
  }

  long[] delays() {
    long[] counts = new long[LONGEST_MILLIS + 1];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = delays.get(i);
    }
    return counts;
  }
}
