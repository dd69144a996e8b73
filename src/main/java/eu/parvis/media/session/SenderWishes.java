package eu.parvis.media.session;

import eu.parvis.media.MediaEvent;
import eu.parvis.media.forward.VideoSource;
import eu.parvis.media.forward.Wish;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * What the receivers of a conference want at most of each video source, told to its sender, so that
 * layers that nobody watches are not sent. More is told at once, less only after {@link
 * #LOWER_NANOS}: stopping a layer and starting it again costs a keyframe.
 */
final class SenderWishes {

  /** Longer than it takes to look at somebody else and back. */
  static final long LOWER_NANOS = 5_000_000_000L;

  private static final int EVERYTHING = Integer.MAX_VALUE;
  private static final long NEVER = Long.MAX_VALUE;

  private final IdentityHashMap<Publication, Demand> demands = new IdentityHashMap<>();
  private long nextNanos = NEVER;

  /** What is wanted of one source, and what its sender knows of it. */
  private static final class Demand {
    private int wanted;
    private int told = EVERYTHING;
    private long lowerNanos = NEVER;
  }

  /** The receivers' wishes may have changed. */
  void update(long nowNanos, List<Publication> publications, List<PeerSession> receivers) {
    demands.values().forEach(demand -> demand.wanted = 0);
    IdentityHashMap<VideoSource, Demand> bySource = new IdentityHashMap<>();
    for (Publication publication : publications) {
      if (publication.source() instanceof VideoSource video) {
        bySource.put(video, demands.computeIfAbsent(publication, _ -> new Demand()));
      }
    }
    for (PeerSession receiver : receivers) {
      for (Wish wish : receiver.media().wishes()) {
        Demand demand = bySource.get(wish.source());
        // A share is sent nothing, whatever it says that it wants.
        if (demand != null && receiver.spec().receives()) {
          demand.wanted = Math.max(demand.wanted, wish.maxHeight());
        }
      }
    }
    tellAll(nowNanos);
  }

  /** Tells senders what is to be told by now. */
  void advance(long nowNanos) {
    if (nowNanos >= nextNanos) {
      tellAll(nowNanos);
    }
  }

  private void tellAll(long nowNanos) {
    nextNanos = NEVER;
    demands.forEach((publication, demand) -> {
      if (demand.wanted >= demand.told) {
        demand.lowerNanos = NEVER;
      } else if (demand.lowerNanos == NEVER) {
        demand.lowerNanos = nowNanos + LOWER_NANOS;
      }
      if (demand.wanted > demand.told || nowNanos >= demand.lowerNanos) {
        tell(publication, demand);
      }
      nextNanos = Math.min(nextNanos, demand.lowerNanos);
    });
  }

  private static void tell(Publication publication, Demand demand) {
    demand.told = demand.wanted;
    demand.lowerNanos = NEVER;
    PeerSession owner = publication.owner();
    owner.raise(
        new MediaEvent.PictureWanted(
            owner.spec().endpointId(), publication.track().name(), demand.told));
  }

  void forget(Publication publication) {
    demands.remove(publication);
  }

  /** When {@link #advance} is due, or {@link Long#MAX_VALUE}. */
  long nextDeadlineNanos() {
    return nextNanos;
  }
}
