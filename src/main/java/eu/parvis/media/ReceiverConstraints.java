package eu.parvis.media;

import java.util.Map;

/**
 * What a receiver wants to see.
 *
 * @param lastN number of video sources at most, or -1 for all
 * @param defaultMaxHeight largest height, in pixels, of sources that are not named; 0 for none
 * @param maxHeightBySource largest height by source name, in pixels; 0 for none
 */
public record ReceiverConstraints(
    int lastN, int defaultMaxHeight, Map<String, Integer> maxHeightBySource) {

  /** Largest number of source names in one set of constraints. */
  public static final int MAX_NAMED_SOURCES = 500;

  /** What a receiver gets before it said anything. */
  public static final ReceiverConstraints INITIAL = new ReceiverConstraints(-1, 180, Map.of());

  public ReceiverConstraints {
    maxHeightBySource = Map.copyOf(maxHeightBySource);
    if (lastN < -1 || defaultMaxHeight < 0 || maxHeightBySource.size() > MAX_NAMED_SOURCES) {
      throw new IllegalArgumentException("Constraints out of range");
    }
  }

  /** Returns the largest height, in pixels, at which the source may be sent; 0 for not at all. */
  public int maxHeight(String sourceName) {
    return Math.max(0, maxHeightBySource.getOrDefault(sourceName, defaultMaxHeight));
  }
}
