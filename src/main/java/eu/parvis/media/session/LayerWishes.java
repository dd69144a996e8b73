package eu.parvis.media.session;

import eu.parvis.media.MediaKind;
import eu.parvis.media.ReceiverConstraints;
import eu.parvis.media.forward.VideoSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns what a receiver asks for into a largest height for each video source. Pure. */
final class LayerWishes {

  /** Takes the height of one source. */
  interface Sink {
    void maxHeight(VideoSource source, int pixels);
  }

  private LayerWishes() {}

  /**
   * Tells the height of every video source among {@code others}: what the receiver wants of it, and
   * 0 for those beyond its last-N. The ones that it wants largest come first, then the order of
   * {@code others}.
   */
  static void apply(ReceiverConstraints constraints, List<Publication> others, Sink sink) {
    List<Publication> videos = new ArrayList<>();
    for (Publication other : others) {
      if (other.track().kind() == MediaKind.VIDEO) {
        videos.add(other);
      }
    }
    videos.sort(
        Comparator.comparingInt(
            (Publication video) -> -constraints.maxHeight(video.track().name())));
    int left = constraints.lastN() < 0 ? Integer.MAX_VALUE : constraints.lastN();
    for (Publication video : videos) {
      int height = left > 0 ? constraints.maxHeight(video.track().name()) : 0;
      left -= height > 0 ? 1 : 0;
      sink.maxHeight((VideoSource) video.source(), height);
    }
  }
}
