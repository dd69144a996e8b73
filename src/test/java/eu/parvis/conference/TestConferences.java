package eu.parvis.conference;

import eu.parvis.media.MediaBridge;
import eu.parvis.media.MediaEvent;
import eu.parvis.media.MediaSettings;
import eu.parvis.room.Policies;
import eu.parvis.room.RoomId;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Conferences on a real forwarding unit without a database: whoever was not removed is admitted.
 * Turns run on the calling thread; time passes when {@link #time} says so.
 */
public final class TestConferences implements AutoCloseable {

  private final MediaBridge bridge =
      MediaBridge.start(new MediaSettings(InetAddress.getLoopbackAddress(), 0, List.of(), 1));
  private final MemoryRegister register;
  private final VirtualTime time = new VirtualTime();
  private final Conferences conferences;

  public TestConferences(int participantLimit) {
    register = admitting(participantLimit);
    conferences =
        new Conferences(
            new Surroundings(
                register,
                register,
                room -> bridge.open(room.value().toString()),
                Runnable::run,
                time,
                time,
                (room, address) -> {},
                room -> {}));
  }

  /** Changes what may be done, as the room's own page does. */
  public void policies(RoomId room, Policies policies) {
    register.change(room, policies);
    conferences.settingsChanged(room);
  }

  /** Something else takes place in a room. */
  public void title(RoomId room, String title) {
    register.call(title);
    conferences.settingsChanged(room);
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

  /** Whoever has a grant has an admission, unless it was ended since. */
  private static MemoryRegister admitting(int participantLimit) {
    return new MemoryRegister(participantLimit) {
      @Override
      public Optional<Admission> find(StreamGrant grant) {
        admit(grant);
        return super.find(grant);
      }
    };
  }
}
