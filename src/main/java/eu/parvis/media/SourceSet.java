package eu.parvis.media;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that one endpoint sends.
 *
 * @param sources at most {@link #MAX_SOURCES}, each SSRC once
 * @param groups groups of these SSRCs only
 */
public record SourceSet(List<Source> sources, List<SourceGroup> groups) {

  /** Largest number of SSRCs that one endpoint may announce. */
  public static final int MAX_SOURCES = 20;

  /** Set of an endpoint that sends nothing. */
  public static final SourceSet EMPTY = new SourceSet(List.of(), List.of());

  public SourceSet {
    sources = List.copyOf(sources);
    groups = List.copyOf(groups);
    if (sources.size() > MAX_SOURCES || groups.size() > MAX_SOURCES) {
      throw new IllegalArgumentException("More than " + MAX_SOURCES + " sources or groups");
    }
    Set<Long> known = new HashSet<>();
    for (Source source : sources) {
      if (!known.add(source.ssrc())) {
        throw new IllegalArgumentException("An SSRC is announced twice");
      }
    }
    for (SourceGroup group : groups) {
      if (!known.containsAll(group.ssrcs())) {
        throw new IllegalArgumentException("A group names an SSRC that no source has");
      }
    }
  }
}
