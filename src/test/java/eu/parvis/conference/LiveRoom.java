package eu.parvis.conference;

import eu.parvis.media.MediaBridge;
import eu.parvis.media.MediaEvent;
import eu.parvis.media.MediaSettings;
import eu.parvis.room.Role;
import eu.parvis.room.RoomId;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A conference with a real forwarding unit on loopback, a register in memory and virtual time.
 * Turns run on the test's own thread.
 */
final class LiveRoom implements Register, AutoCloseable {

  final RoomId id = new RoomId(UUID.randomUUID());
  final VirtualTime time = new VirtualTime();
  final List<InetAddress> connectedThrough = new ArrayList<>();
  final Conference conference;
  private final MediaBridge bridge;
  private final Map<ParticipantId, Standing> standings = new HashMap<>();
  private final int limit;
  private int endpoints;
  private boolean registerFails;

  LiveRoom(int limit) {
    this.limit = limit;
    var loopback = InetAddress.getLoopbackAddress();
    this.bridge = MediaBridge.start(new MediaSettings(loopback, 0, List.of(loopback), 1));
    this.conference =
        new Conference(
            id,
            new Surroundings(
                this,
                room -> bridge.open(room.value().toString()),
                Runnable::run,
                time,
                time,
                (room, address) -> connectedThrough.add(address),
                room -> {}));
  }

  /** Somebody who was admitted. */
  ParticipantId admit() {
    var participant = ParticipantId.random();
    standings.put(participant, Standing.VALID);
    return participant;
  }

  /** A stream that joined, and everything that it heard. */
  static final class Stream {
    final List<ConferenceEvent> heard = new ArrayList<>();
    @Nullable Membership membership;

    Membership membership() {
      if (membership == null) {
        throw new IllegalStateException("did not join");
      }
      return membership;
    }

    String endpoint() {
      return membership().endpointId();
    }

    List<ConferenceEvent> take() {
      var taken = List.copyOf(heard);
      heard.clear();
      return taken;
    }
  }

  Stream join(ParticipantId participant, Role role) throws JoinRefused {
    return join(new StreamGrant(participant, id, "Name", role, false));
  }

  Stream share(ParticipantId participant) throws JoinRefused {
    return join(new StreamGrant(participant, id, "Name", Role.GUEST, true));
  }

  Stream join(StreamGrant grant) throws JoinRefused {
    var stream = new Stream();
    join(stream, grant, stream.heard::add);
    return stream;
  }

  void join(Stream stream, ParticipantId participant, Consumer<ConferenceEvent> listener)
      throws JoinRefused {
    join(stream, new StreamGrant(participant, id, "Name", Role.GUEST, false), listener);
  }

  private void join(Stream stream, StreamGrant grant, Consumer<ConferenceEvent> listener)
      throws JoinRefused {
    var endpoint = "%08x".formatted(++endpoints);
    var refusal = new ArrayList<JoinRefused>();
    turn(() -> {
      try {
        stream.membership = conference.join(grant, endpoint, listener);
      } catch (JoinRefused e) {
        refusal.add(e);
      }
    });
    if (!refusal.isEmpty()) {
      throw refusal.getFirst();
    }
  }

  /** From here on nobody can be marked as removed. */
  void failRegister() {
    registerFails = true;
  }

  void turn(Runnable task) {
    conference.execute(task);
  }

  void media(Stream stream, MediaEvent event) {
    turn(() -> conference.life().mediaHappened(stream.membership(), event));
  }

  List<Occupant> occupants() {
    var result = new ArrayList<Occupant>();
    turn(() -> result.addAll(conference.occupants()));
    return result;
  }

  @Override
  public Standing standing(RoomId room, ParticipantId participant) {
    return standings.getOrDefault(participant, Standing.UNKNOWN);
  }

  @Override
  public void markRemoved(RoomId room, ParticipantId participant) {
    if (registerFails) {
      throw new IllegalStateException("the register fails");
    }
    standings.put(participant, Standing.REMOVED);
  }

  @Override
  public void markEnded(RoomId room) {
    standings.replaceAll((participant, standing) -> Standing.ENDED);
  }

  @Override
  public int participantLimit(RoomId room) {
    return limit;
  }

  @Override
  public void close() {
    bridge.close();
  }
}
