package eu.parvis.signaling.bridgechannel;

import eu.parvis.conference.JoinRefused;
import eu.parvis.conference.ParticipantId;
import eu.parvis.conference.StreamGrant;
import eu.parvis.conference.TestConferences;
import eu.parvis.room.Role;
import eu.parvis.room.RoomId;
import eu.parvis.signaling.client.FrameBudget;
import eu.parvis.signaling.client.FrameSink;
import eu.parvis.signaling.client.Seat;
import eu.parvis.signaling.client.StanzaHandler;
import eu.parvis.signaling.client.XmppClient;
import eu.parvis.signaling.client.XmppClients;
import eu.parvis.signaling.stanza.XmlElement;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Bridge channels of one room, in memory. */
abstract class BridgeTest {

  final TestConferences world = new TestConferences(4);
  final RoomId roomId = new RoomId(UUID.randomUUID());
  final BridgeChannels channels = new BridgeChannels();
  final BridgeRoom room = new BridgeRoom(channels);

  @AfterEach
  void closeWorld() {
    world.close();
  }

  Optional<BridgeChannel> find(String address) {
    var parts = address.split("\\?pwd=", -1);
    return channels.find(parts[0], parts[1]);
  }

  Member member(Role role) {
    return new Member(role, false);
  }

  Member member(boolean screen) {
    return new Member(Role.GUEST, screen);
  }

  final class Member implements FrameSink {
    final List<String> received = new ArrayList<>();
    final FrameBudget budget = new FrameBudget();
    final Seat seat;
    final String address;
    final BridgeChannel channel;
    @Nullable Ending ending;

    private Member(Role role, boolean screen) {
      seat = seat(role, screen);
      address = room.open(seat);
      channel = find(address).orElseThrow();
      channel.attach(this);
    }

    String endpointId() {
      return seat.endpointId();
    }

    void says(String text) {
      channel.received(this, budget, text);
    }

    @Override
    public void send(String frame) {
      received.add(frame);
    }

    @Override
    public void close(Ending why) {
      ending = why;
    }
  }

  /** Seats a client that came straight out of the registry of clients. */
  private Seat seat(Role role, boolean screen) {
    var participant = new ParticipantId(UUID.randomUUID());
    var grant = new StreamGrant(participant, roomId, "Name", role, screen);
    var seats = new ArrayList<Seat>();
    var clients =
        new XmppClients(
            world.conferences(),
            new StanzaHandler() {
              @Override
              public void acknowledged(XmppClient client) {}

              @Override
              public void handle(XmppClient client, XmlElement stanza) {
                try {
                  seats.add(
                      new Seat(
                          client,
                          client
                              .conference()
                              .join(
                                  new StreamGrant(participant, roomId, "Name", role, false),
                                  client.endpointId(),
                                  event -> {})));
                } catch (JoinRefused e) {
                  throw new AssertionError(e);
                }
              }

              @Override
              public boolean parked(XmppClient client) {
                return false;
              }

              @Override
              public void resumed(XmppClient client) {}

              @Override
              public void gone(XmppClient client) {}
            },
            world.time());
    var stream = clients.open(grant, URI.create("https://call.example.org"), new Nowhere());
    var open = "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='parvis' version='1.0'/>";
    stream.frame(open);
    stream.frame("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='ANONYMOUS'/>");
    stream.frame(open);
    stream.frame(
        "<iq xmlns='jabber:client' id='b' type='set'>"
            + "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>");
    stream.frame("<presence xmlns='jabber:client'/>");
    return seats.getFirst();
  }

  record Nowhere() implements FrameSink {
    @Override
    public void send(String frame) {}

    @Override
    public void close(Ending ending) {}
  }
}
