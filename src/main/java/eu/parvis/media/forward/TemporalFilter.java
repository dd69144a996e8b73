package eu.parvis.media.forward;

/**
 * Which frames of a layer one receiver gets, by their temporal layer (RFC 7741 section 4.2, TID and
 * Y). Frames above the limit are left out from one frame to the next; they come back where a frame
 * needs nothing but the base layer.
 */
final class TemporalFilter {

  private static final int REMEMBERED = 64; // two seconds of frames, at least

  private int limit = LayerRates.TEMPORAL_LAYERS - 1;
  private int current = limit;
  private boolean decided;
  private int timestamp;
  private boolean admitted;
  private final int[] leftOut = new int[REMEMBERED];
  private int leftOutCount;

  /** Sets the highest temporal layer that is wanted. */
  void limit(int temporal) {
    limit = temporal;
  }

  /** A frame begins that needs nothing before it. */
  void restart() {
    current = limit;
    decided = false;
  }

  /**
   * Whether a packet newer than all before is to be sent. Packets of one frame are treated alike.
   *
   * @param temporal layer of its frame, less than 0 if it does not tell
   * @param synced whether its frame needs the base layer only
   */
  boolean admits(int frameTimestamp, int temporal, boolean synced) {
    if (decided && frameTimestamp == timestamp) {
      return admitted;
    }
    current = Math.min(current, limit);
    if (synced && temporal == current + 1 && temporal <= limit) {
      current = temporal;
    }
    decided = true;
    timestamp = frameTimestamp;
    admitted = temporal <= current;
    if (!admitted) {
      leftOut[leftOutCount++ % REMEMBERED] = frameTimestamp;
    }
    return admitted;
  }

  /** Whether packets of this frame were left out. */
  boolean leftOut(int frameTimestamp) {
    for (int i = 0; i < Math.min(leftOutCount, REMEMBERED); i++) {
      if (leftOut[i] == frameTimestamp) {
        return true;
      }
    }
    return false;
  }
}
