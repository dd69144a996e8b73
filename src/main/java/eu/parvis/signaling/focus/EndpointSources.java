package eu.parvis.signaling.focus;

import eu.parvis.media.MediaKind;
import eu.parvis.media.Source;
import eu.parvis.media.SourceGroup;
import eu.parvis.media.SourceSet;
import eu.parvis.signaling.xep0166jingle.AnnouncedSources;
import eu.parvis.signaling.xep0166jingle.JingleRefused;
import eu.parvis.signaling.xep0166jingle.JingleRefused.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What one endpoint sends, immutable. Names and msids are the server's: {@code <endpoint>-a0} and
 * {@code <endpoint>-v0}, and as media stream {@code <endpoint>-0-<n>}, so that browsers play a
 * microphone and the camera of the same number in time with each other: they do so within a stream
 * alone (W3C Media Capture and Streams, section 4). What comes back, or in place of what is there,
 * has another {@code n}, because receivers fail on a track that goes and comes back under the msid
 * it had ("Duplicate a=msid lines").
 *
 * @param set in the order in which they were announced
 * @param renewals how often sources were taken away, or announced under a name that was there
 * @param used every SSRC that was ever announced
 */
record EndpointSources(String endpointId, SourceSet set, int renewals, Set<Long> used) {

  /**
   * SSRCs that one endpoint announces in its life; each receiver keeps numbers of each for ever.
   */
  static final int MOST_SSRCS = 200;

  private static final Pattern OWN_NAME = Pattern.compile("-[av][0-9]");

  static EndpointSources none(String endpointId) {
    return new EndpointSources(endpointId, SourceSet.EMPTY, 0, Set.of());
  }

  /** Nothing is sent any more; what was counted stays. */
  EndpointSources cleared() {
    return set.sources().isEmpty()
        ? this
        : new EndpointSources(endpointId, SourceSet.EMPTY, renewals + 1, used);
  }

  /**
   * The sources with others added.
   *
   * @throws JingleRefused if one is there already, there are too many, or a group is of unknown or
   *     of mixed sources
   */
  EndpointSources plus(AnnouncedSources added) throws JingleRefused {
    if (added.sources().isEmpty()) {
      return this;
    }
    var sources = new LinkedHashMap<Long, Source>();
    var names = new HashSet<String>();
    for (var source : set.sources()) {
      sources.put(source.ssrc(), source);
      names.add(source.name());
    }
    var replaces = added.sources().values().stream().map(this::name).anyMatch(names::contains);
    var renewed = replaces ? renewals + 1 : renewals;
    for (Map.Entry<Long, AnnouncedSources.Announced> entry : added.sources().entrySet()) {
      var source = named(entry.getKey(), entry.getValue(), renewed);
      if (CompactSources.isPlaceholder(source.ssrc())
          || sources.put(source.ssrc(), source) != null) {
        throw new JingleRefused(Reason.SSRC_IN_USE);
      }
    }
    var ever = new HashSet<>(used);
    ever.addAll(sources.keySet());
    if (sources.size() > SourceSet.MAX_SOURCES || ever.size() > MOST_SSRCS) {
      throw new JingleRefused(Reason.TOO_MANY_SOURCES);
    }
    var groups = new ArrayList<>(set.groups());
    groups.addAll(added.groups());
    for (var group : added.groups()) {
      requireOneTrack(group, sources);
    }
    return new EndpointSources(endpointId, set(sources, groups), renewed, ever);
  }

  /**
   * The sources without some of them; groups that lose a member go.
   *
   * @throws JingleRefused if one is not there
   */
  EndpointSources minus(AnnouncedSources removed) throws JingleRefused {
    var sources = new LinkedHashMap<Long, Source>();
    set.sources().forEach(source -> sources.put(source.ssrc(), source));
    for (var ssrc : removed.sources().keySet()) {
      if (sources.remove(ssrc) == null) {
        throw new JingleRefused(Reason.UNKNOWN_SSRC);
      }
    }
    var groups =
        set.groups().stream().filter(group -> sources.keySet().containsAll(group.ssrcs())).toList();
    return new EndpointSources(endpointId, set(sources, groups), renewals + 1, used);
  }

  /**
   * What receivers are told, by track name: of each video track the first SSRC and its
   * retransmission, because the forwarding unit hides the layers; of each audio track one SSRC.
   */
  Map<String, VisibleTrack> visible() {
    var layers = new HashSet<Long>();
    var repairs = new LinkedHashMap<Long, Long>();
    for (var group : set.groups()) {
      switch (group.semantics()) {
        case SIM -> layers.addAll(group.ssrcs().subList(1, group.ssrcs().size()));
        case FID -> repairs.put(group.ssrcs().getFirst(), group.ssrcs().getLast());
      }
    }
    var tracks = new LinkedHashMap<String, VisibleTrack>();
    for (var source : set.sources()) {
      if (!layers.contains(source.ssrc()) && !repairs.containsValue(source.ssrc())) {
        var repair = repairs.getOrDefault(source.ssrc(), 0L);
        tracks.putIfAbsent(
            source.name(),
            new VisibleTrack(
                endpointId, source.kind(), source.name(), source.msid(), source.ssrc(), repair));
      }
    }
    return tracks;
  }

  private Source named(long ssrc, AnnouncedSources.Announced announced, int renewed) {
    var name = name(announced);
    var number = name.charAt(name.length() - 1);
    var msid = "%s-%c-%d %s-%3$d".formatted(endpointId, number, renewed + 1, name);
    return new Source(ssrc, announced.kind(), name, msid);
  }

  /** The name that was claimed, if it is the endpoint's own. */
  private String name(AnnouncedSources.Announced announced) {
    var letter = announced.kind() == MediaKind.AUDIO ? "-a" : "-v";
    var claimed = announced.name();
    var own =
        claimed.startsWith(endpointId + letter)
            && OWN_NAME.matcher(claimed.substring(endpointId.length())).matches();
    return own ? claimed : endpointId + letter + "0";
  }

  private static void requireOneTrack(SourceGroup group, Map<Long, Source> sources)
      throws JingleRefused {
    var names = new HashSet<String>();
    for (var ssrc : group.ssrcs()) {
      var source = sources.get(ssrc);
      if (source == null || source.kind() != MediaKind.VIDEO) {
        throw new JingleRefused(Reason.BAD_GROUP);
      }
      names.add(source.name());
    }
    var repeated = new HashSet<>(group.ssrcs()).size() < group.ssrcs().size();
    if (names.size() != 1 || repeated) {
      throw new JingleRefused(Reason.BAD_GROUP);
    }
  }

  private static SourceSet set(Map<Long, Source> sources, List<SourceGroup> groups)
      throws JingleRefused {
    try {
      return new SourceSet(List.copyOf(sources.values()), groups);
    } catch (IllegalArgumentException e) {
      throw new JingleRefused(Reason.TOO_MANY_SOURCES);
    }
  }
}
