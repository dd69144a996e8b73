package eu.parvis.signaling;

import eu.parvis.conference.ParticipantId;
import eu.parvis.conference.StreamGrant;
import eu.parvis.conference.TestConferences;
import eu.parvis.conference.VirtualTime;
import eu.parvis.kernel.PublicUrl;
import eu.parvis.kernel.SecurityEvent;
import eu.parvis.media.MediaEvent;
import eu.parvis.room.Role;
import eu.parvis.room.RoomId;
import eu.parvis.signaling.bridgechannel.BridgeChannels;
import eu.parvis.signaling.client.StanzaHandler;
import eu.parvis.signaling.client.XmppClient;
import eu.parvis.signaling.client.XmppClients;
import eu.parvis.signaling.stanza.XmlElement;
import eu.parvis.signaling.xep0215services.ExternalServices;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;

/** The whole edge in memory, on a real conference and a real forwarding unit. */
abstract class SignalingTest {

  static final int PARTICIPANT_LIMIT = 4;

  final TestConferences world = new TestConferences(PARTICIPANT_LIMIT);
  final VirtualTime time = world.time();
  final BridgeChannels channels = new BridgeChannels();
  final RoomId room = new RoomId(UUID.randomUUID());
  final Calls calls = new Calls(channels, new PublicUrl(null), time);
  final List<SecurityEvent> refused = new CopyOnWriteArrayList<>();
  private final Map<String, XmppClient> seen = new ConcurrentHashMap<>();
  final XmppClients clients = edge(TurnServers.NONE);

  @AfterEach
  void closeWorld() {
    world.close();
  }

  /** The edge of an installation with these TURN servers. */
  XmppClients edge(TurnServers turn) {
    var services =
        new ExternalServices(turn.servers(), turn.ttl(), turn.secret(), new Random(215), time);
    return new XmppClients(
        world.conferences(),
        new Noting(new StanzaRouter(calls, services, refused::add), seen),
        time);
  }

  /** The forwarding unit says that something happened to a client's media. */
  void media(XmppPeer peer, Function<String, MediaEvent> event) {
    var client = Objects.requireNonNull(seen.get(peer.endpoint()));
    var membership = calls.seat(client).orElseThrow().membership();
    world.media(room, membership, event.apply(peer.endpoint()));
  }

  /** Notes by endpoint id who sends stanzas. */
  private record Noting(StanzaHandler handler, Map<String, XmppClient> seen)
      implements StanzaHandler {

    @Override
    public void handle(XmppClient client, XmlElement stanza) {
      seen.put(client.endpointId(), client);
      handler.handle(client, stanza);
    }

    @Override
    public void acknowledged(XmppClient client) {
      handler.acknowledged(client);
    }

    @Override
    public boolean parked(XmppClient client) {
      return handler.parked(client);
    }

    @Override
    public void resumed(XmppClient client) {
      handler.resumed(client);
    }

    @Override
    public void gone(XmppClient client) {
      handler.gone(client);
    }
  }

  XmppPeer owner() {
    return new XmppPeer(clients, room, Role.OWNER, "Olga");
  }

  XmppPeer guest(String name) {
    return new XmppPeer(clients, room, Role.GUEST, name);
  }

  XmppPeer shareOf(XmppPeer sharer) {
    var grant = sharer.grant;
    return new XmppPeer(
        clients,
        new StreamGrant(grant.participant(), grant.room(), grant.name(), grant.role(), true));
  }

  XmppPeer again(ParticipantId participant) {
    return new XmppPeer(clients, new StreamGrant(participant, room, "Again", Role.GUEST, false));
  }
}
