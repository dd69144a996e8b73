package eu.parvis.signaling;

import eu.parvis.conference.ParticipantId;
import eu.parvis.conference.StreamGrant;
import eu.parvis.conference.TestConferences;
import eu.parvis.conference.VirtualTime;
import eu.parvis.kernel.PublicUrl;
import eu.parvis.room.Role;
import eu.parvis.room.RoomId;
import eu.parvis.signaling.bridgechannel.BridgeChannels;
import eu.parvis.signaling.client.XmppClients;
import eu.parvis.signaling.xep0215services.ExternalServices;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** The whole edge in memory, on a real conference and a real forwarding unit. */
abstract class SignalingTest {

  static final int PARTICIPANT_LIMIT = 4;

  final TestConferences world = new TestConferences(PARTICIPANT_LIMIT);
  final VirtualTime time = world.time();
  final BridgeChannels channels = new BridgeChannels();
  final RoomId room = new RoomId(UUID.randomUUID());
  final Calls calls = new Calls(channels, new PublicUrl(null), time);
  final XmppClients clients = edge(TurnServers.NONE);

  @AfterEach
  void closeWorld() {
    world.close();
  }

  /** The edge of an installation with these TURN servers. */
  XmppClients edge(TurnServers turn) {
    var services =
        new ExternalServices(turn.servers(), turn.ttl(), turn.secret(), new Random(215), time);
    return new XmppClients(world.conferences(), new StanzaRouter(calls, services), time);
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
