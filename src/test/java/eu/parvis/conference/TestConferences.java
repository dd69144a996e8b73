package eu.parvis.conference;

import eu.parvis.media.MediaBridge;
import eu.parvis.media.MediaEvent;
import eu.parvis.media.MediaSettings;
import eu.parvis.room.RoomId;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Conferences on a real forwarding unit without a database: whoever was not removed is admitted.
 * Turns run on the calling thread; time passes when {@link #time} says so.
 */
public final class TestConferences implements AutoCloseable {

  private final MediaBridge bridge =
      MediaBridge.start(new MediaSettings(InetAddress.getLoopbackAddress(), 0, List.of(), 1));
  private final Set<ParticipantId> removed = new HashSet<>();
  private final VirtualTime time = new VirtualTime();
  private final Conferences conferences;
  private boolean ended;

  public TestConferences(int participantLimit) {
    conferences =
        new Conferences(
            new Surroundings(
                new Admitted(participantLimit),
                room -> bridge.open(room.value().toString()),
                Runnable::run,
                time,
                time,
                (room, address) -> {},
                room -> {}));
  }

  public Conferences conferences() {
    return conferences;
  }

  public MediaBridge bridge() {
    return bridge;
  }

  public VirtualTime time() {
    return time;
  }

  /** The forwarding unit says that something happened to a stream. */
  public void media(RoomId room, Membership stream, MediaEvent event) {
    var conference = conferences.of(room);
    conference.execute(() -> conference.life().mediaHappened(stream, event));
  }

  @Override
  public void close() {
    bridge.close();
  }

  private final class Admitted implements Register {
    private final int limit;

    Admitted(int limit) {
      this.limit = limit;
    }

    @Override
    public Standing standing(RoomId room, ParticipantId participant) {
      return ended
          ? Standing.ENDED
          : removed.contains(participant) ? Standing.REMOVED : Standing.VALID;
    }

    @Override
    public void markRemoved(RoomId room, ParticipantId participant) {
      removed.add(participant);
    }

    @Override
    public void markEnded(RoomId room) {
      ended = true;
    }

    @Override
    public int participantLimit(RoomId room) {
      return limit;
    }
  }
}
