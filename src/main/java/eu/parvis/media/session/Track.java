package eu.parvis.media.session;

import eu.parvis.media.MediaKind;
import eu.parvis.media.Source;
import eu.parvis.media.SourceGroup;
import eu.parvis.media.SourceGroup.Semantics;
import eu.parvis.media.SourceSet;
import eu.parvis.media.forward.AudioSource;
import eu.parvis.media.forward.MediaSource;
import eu.parvis.media.forward.VideoSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A microphone, camera or screen as signalling describes it.
 *
 * @param kind what it carries
 * @param name how receivers name it in their constraints
 * @param ssrcs one a layer, lowest resolution first
 * @param rtxSsrcs retransmissions of each layer in the same order, 0 for none
 */
record Track(MediaKind kind, String name, List<Integer> ssrcs, List<Integer> rtxSsrcs) {

  /** Returns the tracks of a set; video of more layers than can be forwarded is left out. */
  static List<Track> of(SourceSet set) {
    Map<Long, Long> rtxByPrimary = new HashMap<>();
    Set<Long> used = new HashSet<>();
    for (SourceGroup group : set.groups()) {
      if (group.semantics() == Semantics.FID) {
        rtxByPrimary.put(group.ssrcs().get(0), group.ssrcs().get(1));
        used.add(group.ssrcs().get(1));
      }
    }
    List<Track> tracks = new ArrayList<>();
    for (Source source : set.sources()) {
      List<Long> layers = layers(set, source);
      if (used.add(source.ssrc()) && layers.size() <= VideoSource.MAX_LAYERS) {
        used.addAll(layers);
        tracks.add(track(source, layers, rtxByPrimary));
      }
    }
    return tracks;
  }

  private static List<Long> layers(SourceSet set, Source source) {
    for (SourceGroup group : set.groups()) {
      if (group.semantics() == Semantics.SIM && group.ssrcs().contains(source.ssrc())) {
        return group.ssrcs();
      }
    }
    return List.of(source.ssrc());
  }

  private static Track track(Source source, List<Long> layers, Map<Long, Long> rtxByPrimary) {
    List<Integer> ssrcs = layers.stream().map(Long::intValue).toList();
    List<Integer> rtx =
        layers.stream().map(ssrc -> rtxByPrimary.getOrDefault(ssrc, 0L).intValue()).toList();
    return new Track(source.kind(), source.name(), ssrcs, rtx);
  }

  /** Returns every SSRC of the track. */
  List<Integer> allSsrcs() {
    List<Integer> all = new ArrayList<>(ssrcs);
    rtxSsrcs.stream().filter(ssrc -> ssrc != 0).forEach(all::add);
    return all;
  }

  MediaSource newSource() {
    return switch (kind) {
      case AUDIO -> new AudioSource(ssrcs.getFirst());
      case VIDEO ->
          new VideoSource(
              ssrcs.stream().mapToInt(Integer::intValue).toArray(),
              rtxSsrcs.stream().mapToInt(Integer::intValue).toArray());
    };
  }
}
