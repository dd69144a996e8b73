package eu.parvis.signaling;

import eu.parvis.kernel.PublicUrl;
import eu.parvis.room.RoomId;
import eu.parvis.signaling.bridgechannel.BridgeChannels;
import eu.parvis.signaling.bridgechannel.BridgeRoom;
import eu.parvis.signaling.client.Seat;
import eu.parvis.signaling.client.XmppClient;
import eu.parvis.signaling.focus.Focus;
import eu.parvis.signaling.stanza.Jid;
import eu.parvis.signaling.xep0045muc.MucRoom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The calls that have seats. Each is touched inside turns of its conference alone. */
final class Calls {

  private final Map<RoomId, Call> calls = new ConcurrentHashMap<>();
  private final BridgeChannels channels;
  private final PublicUrl publicUrl;
  private final InstantSource clock;

  Calls(BridgeChannels channels, PublicUrl publicUrl, InstantSource clock) {
    this.channels = channels;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  /** The call that a client wants to join; it is forgotten when its last seat is gone. */
  Call of(XmppClient client) {
    return calls.computeIfAbsent(client.grant().room(), room -> open(client, room));
  }

  /** The call in which a client has taken a seat. */
  Optional<Call> joined(XmppClient client) {
    return Optional.ofNullable(calls.get(client.grant().room()))
        .filter(call -> call.seat(client).isPresent());
  }

  /** The seat that a client has taken. */
  Optional<Seat> seat(XmppClient client) {
    return joined(client).flatMap(call -> call.seat(client));
  }

  boolean isEmpty() {
    return calls.isEmpty();
  }

  private Call open(XmppClient client, RoomId room) {
    var address = new Jid(room.value().toString(), MucRoom.DOMAIN, null);
    var bridge = new BridgeRoom(channels);
    return new Call(
        client.conference(),
        new MucRoom(address, Focus.ADDRESS, clock),
        new Focus(
            address,
            seat -> publicUrl.socket(seat.client().requestBase(), bridge.open(seat)),
            clock),
        bridge,
        call -> calls.remove(room, call));
  }
}
