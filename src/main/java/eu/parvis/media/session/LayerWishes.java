package eu.parvis.media.session;

import eu.parvis.media.MediaKind;
import eu.parvis.media.ReceiverConstraints;
import eu.parvis.media.forward.VideoSource;
import eu.parvis.media.forward.Wish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns what a receiver asks for into a wish for each video source. Pure. */
final class LayerWishes {

  /** Who names nothing on stage has there what it wants so many times as high as all else. */
  private static final int STAGE_FACTOR = 2;

  private LayerWishes() {}

  /**
   * The wishes for every video source among {@code others}, most important first: what the receiver
   * names, then what it wants largest, then the order of {@code others}. Nothing is wanted of those
   * beyond its last-N, in which what is silenced takes no place.
   */
  static List<Wish> of(ReceiverConstraints constraints, List<Publication> others) {
    List<Publication> videos = new ArrayList<>();
    for (Publication other : others) {
      if (other.track().kind() == MediaKind.VIDEO) {
        videos.add(other);
      }
    }
    videos.sort(
        Comparator.comparingInt((Publication video) -> constraints.rank(video.track().name()))
            .thenComparingInt(video -> -constraints.maxHeight(video.track().name())));
    int left = constraints.lastN() < 0 ? Integer.MAX_VALUE : constraints.lastN();
    List<Wish> wishes = new ArrayList<>(videos.size());
    for (int i = 0; i < videos.size(); i++) {
      String name = videos.get(i).track().name();
      int height = left > 0 ? constraints.maxHeight(name) : 0;
      left -= height > 0 && !videos.get(i).source().isSilenced() ? 1 : 0;
      boolean stage = constraints.isOnStage(name) || (i == 0 && towers(constraints, videos));
      wishes.add(new Wish((VideoSource) videos.get(i).source(), height, stage));
    }
    return wishes;
  }

  private static boolean towers(ReceiverConstraints constraints, List<Publication> videos) {
    int first = constraints.maxHeight(videos.getFirst().track().name());
    return constraints.onStage().isEmpty()
        && videos.stream()
            .skip(1)
            .allMatch(video -> constraints.maxHeight(video.track().name()) * STAGE_FACTOR <= first);
  }
}
