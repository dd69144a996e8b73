package eu.parvis.media;

import java.util.List;
import java.util.Map;

/**
 * What a receiver wants to see.
 *
 * @param lastN number of video sources at most, or -1 for all
 * @param defaultMaxHeight largest height, in pixels, of sources that are not named; 0 for none
 * @param maxHeightBySource largest height by source name, in pixels; 0 for none
 * @param onStage names of the sources that it looks at above all, most important first
 * @param selected names of those that come next
 */
public record ReceiverConstraints(
    int lastN,
    int defaultMaxHeight,
    Map<String, Integer> maxHeightBySource,
    List<String> onStage,
    List<String> selected) {

  /** Largest number of source names in one set of constraints. */
  public static final int MAX_NAMED_SOURCES = 500;

  /** Largest number of names on stage, and of selected ones. */
  public static final int MAX_PREFERRED_SOURCES = 50;

  /** What a receiver gets before it said anything. */
  public static final ReceiverConstraints INITIAL = new ReceiverConstraints(-1, 180, Map.of());

  public ReceiverConstraints {
    maxHeightBySource = Map.copyOf(maxHeightBySource);
    onStage = List.copyOf(onStage);
    selected = List.copyOf(selected);
    if (lastN < -1
        || defaultMaxHeight < 0
        || maxHeightBySource.size() > MAX_NAMED_SOURCES
        || onStage.size() > MAX_PREFERRED_SOURCES
        || selected.size() > MAX_PREFERRED_SOURCES) {
      throw new IllegalArgumentException("Constraints out of range");
    }
  }

  /** Constraints that prefer no source to another. */
  public ReceiverConstraints(
      int lastN, int defaultMaxHeight, Map<String, Integer> maxHeightBySource) {
    this(lastN, defaultMaxHeight, maxHeightBySource, List.of(), List.of());
  }

  /** Returns the largest height, in pixels, at which the source may be sent; 0 for not at all. */
  public int maxHeight(String sourceName) {
    return Math.max(0, maxHeightBySource.getOrDefault(sourceName, defaultMaxHeight));
  }

  /** Returns whether the receiver says that it looks at this source above all. */
  public boolean isOnStage(String sourceName) {
    return onStage.contains(sourceName);
  }

  /** Returns the place of a source among those that are preferred; all others have the last. */
  public int rank(String sourceName) {
    int stage = onStage.indexOf(sourceName);
    int select = selected.indexOf(sourceName);
    return stage >= 0 ? stage : select >= 0 ? onStage.size() + select : Integer.MAX_VALUE;
  }
}
