package eu.parvis.conference;

import eu.parvis.media.MediaBridge;
import eu.parvis.media.MediaEvent;
import eu.parvis.media.MediaSettings;
import eu.parvis.room.Role;
import eu.parvis.room.RoomId;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A conference with a real forwarding unit on loopback, a register in memory and virtual time.
 * Turns run on the test's own thread.
 */
final class LiveRoom implements AutoCloseable {

  final RoomId id = new RoomId(UUID.randomUUID());
  final VirtualTime time = new VirtualTime();
  final List<InetAddress> connectedThrough = new ArrayList<>();
  Conference conference;
  private final MediaBridge bridge;
  final MemoryRegister register;
  private final Set<ParticipantId> admitted = new HashSet<>();
  private int endpoints;

  LiveRoom(int limit) {
    this.register = new MemoryRegister(limit);
    var loopback = InetAddress.getLoopbackAddress();
    this.bridge = MediaBridge.start(new MediaSettings(loopback, 0, List.of(loopback), 1));
    this.conference = open();
  }

  private Conference open() {
    return new Conference(
        id,
        new Surroundings(
            register,
            register,
            room -> bridge.open(UUID.randomUUID().toString()),
            Runnable::run,
            time,
            time,
            (room, address) -> connectedThrough.add(address),
            room -> {}));
  }

  /** As after a restart of the server: what is durable is known, and nobody is in yet. */
  void restart() {
    conference = open();
  }

  /** Somebody who was admitted. */
  ParticipantId admit() {
    var participant = ParticipantId.random();
    admitted.add(participant);
    return participant;
  }

  /** A stream that joined, and everything that it heard. */
  static final class Stream {
    final List<ConferenceEvent> heard = new ArrayList<>();

    /** Apart from the rest, since everybody is told on joining. */
    final List<ConferenceEvent.PermissionsChanged> permissions = new ArrayList<>();

    void hear(ConferenceEvent event) {
      if (event instanceof ConferenceEvent.PermissionsChanged changed) {
        permissions.add(changed);
      } else {
        heard.add(event);
      }
    }

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
    join(stream, grant, stream::hear);
    return stream;
  }

  void join(Stream stream, ParticipantId participant, Consumer<ConferenceEvent> listener)
      throws JoinRefused {
    join(stream, new StreamGrant(participant, id, "Name", Role.GUEST, false), listener);
  }

  private void join(Stream stream, StreamGrant grant, Consumer<ConferenceEvent> listener)
      throws JoinRefused {
    if (admitted.contains(grant.participant())) {
      register.admit(grant);
    }
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
    register.fail();
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
  public void close() {
    bridge.close();
  }
}
