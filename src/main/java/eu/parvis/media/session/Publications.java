package eu.parvis.media.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Everything that the peers of a conference send; no SSRC belongs to two of them. */
final class Publications {

  private final List<Publication> all = new ArrayList<>();
  private final Set<Integer> ssrcs = new HashSet<>();

  List<Publication> all() {
    return List.copyOf(all);
  }

  /** Returns what a peer sends; a copy. */
  List<Publication> of(PeerSession owner) {
    return all.stream().filter(publication -> publication.owner() == owner).toList();
  }

  /** Returns whether nobody uses any of the track's SSRCs. */
  boolean isFree(Track track) {
    return track.allSsrcs().stream().noneMatch(ssrcs::contains);
  }

  void add(Publication publication) {
    all.add(publication);
    ssrcs.addAll(publication.track().allSsrcs());
  }

  void remove(Publication publication) {
    if (all.remove(publication)) {
      publication.track().allSsrcs().forEach(ssrcs::remove);
    }
  }
}
