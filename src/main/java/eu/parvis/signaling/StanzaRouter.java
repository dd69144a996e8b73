package eu.parvis.signaling;

import eu.parvis.conference.Action;
import eu.parvis.conference.JoinRefused;
import eu.parvis.kernel.SecurityEvent;
import eu.parvis.media.MediaKind;
import eu.parvis.signaling.client.StanzaHandler;
import eu.parvis.signaling.client.XmppClient;
import eu.parvis.signaling.client.XmppClients;
import eu.parvis.signaling.focus.Focus;
import eu.parvis.signaling.stanza.Iq;
import eu.parvis.signaling.stanza.Jid;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.StanzaError;
import eu.parvis.signaling.stanza.XmlElement;
import eu.parvis.signaling.xep0030disco.Disco;
import eu.parvis.signaling.xep0045muc.MucRoom;
import eu.parvis.signaling.xep0215services.ExternalServices;
import java.util.function.Consumer;

/**
 * Takes each stanza to whom it is addressed: the server, the conference focus, a room or its focus
 * occupant. Nothing goes from one client to another, apart from chat and presence through the room.
 */
final class StanzaRouter implements StanzaHandler {

  /** What others are shown of somebody who comes and goes. */
  private static final int CHARS_OF_VISIT = 2_000;

  private static final Jid FOCUS_COMPONENT = new Jid(null, "focus.parvis", null);

  private final Calls calls;
  private final Orders orders;
  private final ExternalServices services;
  private final Consumer<SecurityEvent> refused;

  /**
   * @param refused hears of stanzas that ask for what their sender may not
   */
  StanzaRouter(Calls calls, ExternalServices services, Consumer<SecurityEvent> refused) {
    this.calls = calls;
    this.orders = new Orders(calls, refused);
    this.services = services;
    this.refused = refused;
  }

  @Override
  public void handle(XmppClient client, XmlElement stanza) {
    heard(client);
    switch (stanza.name()) {
      case "iq" -> iq(client, stanza);
      case "presence" -> presence(client, stanza);
      default -> message(client, stanza);
    }
  }

  @Override
  public void acknowledged(XmppClient client) {
    heard(client);
  }

  private void heard(XmppClient client) {
    calls
        .seat(client)
        .ifPresent(seat -> {
          seat.membership().heard();
          calls.of(client).focus().signalled(seat);
        });
  }

  @Override
  public boolean parked(XmppClient client) {
    var seat = calls.seat(client);
    seat.ifPresent(taken -> taken.membership().park());
    return seat.isPresent();
  }

  @Override
  public void resumed(XmppClient client) {
    calls.seat(client).ifPresent(seat -> seat.membership().resume());
  }

  @Override
  public void gone(XmppClient client) {
    calls.joined(client).ifPresent(call -> call.seat(client).ifPresent(call::gone));
  }

  private void iq(XmppClient client, XmlElement stanza) {
    var parsed = Iq.parse(stanza, XmppClients.SERVER);
    if (parsed.isEmpty()) {
      client.send(StanzaError.BAD_REQUEST.answerTo(stanza, client.jid()));
      return;
    }
    var iq = parsed.get();
    var room = roomOf(client);
    if (!iq.isRequest()) {
      if (iq.type() == Iq.Type.ERROR) {
        calls.seat(client).ifPresent(seat -> calls.of(client).focus().handleError(seat, iq));
      }
    } else if (iq.to().equals(XmppClients.SERVER)) {
      client.send(server(client, iq));
    } else if (iq.to().equals(FOCUS_COMPONENT)) {
      client.send(conferenceRequest(client, iq));
    } else if (iq.to().equals(room)) {
      client.send(room(client, iq));
    } else if (iq.to().equals(room.withResource(Focus.NICK))) {
      focus(client, iq);
    } else {
      client.send(iq.error(client.jid(), StanzaError.SERVICE_UNAVAILABLE));
    }
  }

  private XmlElement server(XmppClient client, Iq iq) {
    var me = client.jid();
    if (iq.is(Iq.Type.GET, Ns.PING, "ping") || iq.is(Iq.Type.SET, Ns.SESSION, "session")) {
      return iq.result(me);
    }
    if (iq.is(Iq.Type.GET, Ns.DISCO_INFO, "query")) {
      return iq.result(me, Disco.server());
    }
    if (iq.is(Iq.Type.GET, Ns.DISCO_ITEMS, "query")) {
      return iq.result(me, Disco.noItems());
    }
    return services
        .answer(client, iq)
        .map(payload -> iq.result(me, payload))
        .orElseGet(() -> iq.error(me, StanzaError.SERVICE_UNAVAILABLE));
  }

  /** Jitsi's request for a conference: the room of the client's grant is always ready. */
  private static XmlElement conferenceRequest(XmppClient client, Iq iq) {
    if (!iq.is(Iq.Type.SET, Ns.FOCUS, "conference")) {
      return iq.error(client.jid(), StanzaError.SERVICE_UNAVAILABLE);
    }
    if (!roomOf(client).toString().equals(iq.payload().attribute("room"))) {
      return iq.error(client.jid(), StanzaError.ITEM_NOT_FOUND);
    }
    return iq.result(
        client.jid(),
        XmlElement.of(
                Ns.FOCUS,
                "conference",
                XmlElement.of(Ns.FOCUS, "property")
                    .with("name", "authentication")
                    .with("value", "false"))
            .with("ready", "true")
            .with("focusjid", Focus.ADDRESS.toString())
            .with("room", roomOf(client).toString()));
  }

  private XmlElement room(XmppClient client, Iq iq) {
    if (iq.is(Iq.Type.GET, Ns.DISCO_INFO, "query")) {
      return iq.result(client.jid(), Disco.room(roomOf(client)));
    }
    if (iq.is(Iq.Type.GET, Ns.DISCO_ITEMS, "query")) {
      return iq.result(client.jid(), Disco.noItems());
    }
    if (iq.is(Iq.Type.SET, Ns.MUC_ADMIN, "query")) {
      return orders.admin(client, iq);
    }
    if (iq.payload().is(Ns.MUC_OWNER, "query")) {
      return orders.owner(client, iq);
    }
    return iq.error(client.jid(), StanzaError.SERVICE_UNAVAILABLE);
  }

  private void focus(XmppClient client, Iq iq) {
    var seat = calls.seat(client);
    if (seat.isEmpty()) {
      client.send(iq.error(client.jid(), StanzaError.ITEM_NOT_FOUND));
    } else if (iq.is(Iq.Type.SET, Ns.JINGLE, "jingle")) {
      calls.of(client).focus().handle(seat.get(), iq);
    } else if (iq.is(Iq.Type.SET, Ns.JITMEET_AUDIO, "mute")) {
      client.send(orders.mute(client, iq, MediaKind.AUDIO));
    } else if (iq.is(Iq.Type.SET, Ns.JITMEET_VIDEO, "mute")) {
      client.send(orders.mute(client, iq, MediaKind.VIDEO));
    } else {
      client.send(iq.error(client.jid(), StanzaError.SERVICE_UNAVAILABLE));
    }
  }

  private void presence(XmppClient client, XmlElement stanza) {
    var to = Jid.parse(stanza.attribute("to"));
    var type = stanza.attribute("type", "");
    var seat = calls.seat(client);
    if (to.isEmpty()) {
      if (type.equals("unavailable")) {
        seat.ifPresent(taken -> calls.of(client).leave(taken));
      }
      return;
    }
    if (!to.get().bare().equals(roomOf(client))) {
      client.send(refusal(client, stanza, StanzaError.ITEM_NOT_FOUND));
    } else if (type.equals("unavailable")) {
      seat.ifPresent(taken -> calls.of(client).leave(taken));
    } else if (!type.isEmpty()) {
      client.send(refusal(client, stanza, StanzaError.BAD_REQUEST));
    } else if (!client.endpointId().equals(to.get().resource())) {
      var taken = Focus.NICK.equals(to.get().resource());
      client.send(
          refusal(client, stanza, taken ? StanzaError.CONFLICT : StanzaError.NOT_ACCEPTABLE));
    } else if (seat.isPresent()) {
      calls.of(client).muc().update(seat.get(), stanza);
    } else {
      join(client, stanza);
    }
  }

  private void join(XmppClient client, XmlElement stanza) {
    if (stanza.child(Ns.MUC, "x").isEmpty()) {
      client.send(refusal(client, stanza, StanzaError.NOT_ALLOWED));
      return;
    }
    if (!client.mayCause(CHARS_OF_VISIT)) {
      client.send(refusal(client, stanza, StanzaError.RESOURCE_CONSTRAINT));
      return;
    }
    try {
      calls.of(client).join(client, stanza);
    } catch (JoinRefused e) {
      if (e.reason() != JoinRefused.Reason.FULL) {
        refused.accept(SecurityEvent.authorization("xmpp: join"));
      }
      var error =
          switch (e.reason()) {
            case FULL -> StanzaError.SERVICE_UNAVAILABLE; // XEP-0045, 7.2.9
            case REMOVED -> StanzaError.FORBIDDEN; // XEP-0045, 7.2.7
            case ENDED, OWNER_ABSENT, NOT_ALLOWED, LOCKED -> StanzaError.NOT_ALLOWED;
          };
      client.send(refusal(client, stanza, error));
    }
  }

  private void message(XmppClient client, XmlElement stanza) {
    var to = Jid.parse(stanza.attribute("to"));
    var seat = calls.seat(client);
    if (stanza.attribute("type", "").equals("error")) {
      return;
    }
    var toRoom = to.filter(roomOf(client)::equals).isPresent();
    if (seat.isEmpty() || !toRoom || !stanza.attribute("type", "").equals("groupchat")) {
      client.send(StanzaError.NOT_ALLOWED.answerTo(stanza, client.jid()));
    } else {
      if (!seat.get().membership().may(Action.CHAT)) {
        refused.accept(SecurityEvent.authorization("xmpp: chat"));
      }
      calls.of(client).muc().say(seat.get(), stanza);
    }
  }

  private static XmlElement refusal(XmppClient client, XmlElement stanza, StanzaError error) {
    return error.answerTo(stanza, client.jid());
  }

  private static Jid roomOf(XmppClient client) {
    return new Jid(client.grant().room().value().toString(), MucRoom.DOMAIN, null);
  }
}
