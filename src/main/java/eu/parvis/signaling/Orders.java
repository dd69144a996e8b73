package eu.parvis.signaling;

import eu.parvis.conference.Forbidden;
import eu.parvis.conference.Moderation;
import eu.parvis.conference.ParticipantId;
import eu.parvis.kernel.SecurityEvent;
import eu.parvis.media.MediaKind;
import eu.parvis.signaling.client.XmppClient;
import eu.parvis.signaling.stanza.Iq;
import eu.parvis.signaling.stanza.Jid;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.StanzaError;
import eu.parvis.signaling.stanza.XmlElement;
import eu.parvis.signaling.xep0045muc.MucOrder;
import java.util.function.Consumer;

/** What clients ask to be done to others: each request ends in one command of the conference. */
final class Orders {

  private final Calls calls;
  private final Consumer<SecurityEvent> refused;

  Orders(Calls calls, Consumer<SecurityEvent> refused) {
    this.calls = calls;
    this.refused = refused;
  }

  /** Answers a {@code muc#admin} request (XEP-0045 sections 8 and 9). */
  XmlElement admin(XmppClient client, Iq iq) {
    return MucOrder.parse(iq)
        .map(order -> obey(client, iq, order))
        .orElseGet(() -> iq.error(client.jid(), StanzaError.NOT_ALLOWED));
  }

  private XmlElement obey(XmppClient client, Iq iq, MucOrder order) {
    return give(
        client,
        iq,
        order.nick(),
        switch (order.what()) {
          case KICK -> (moderation, by, target) -> moderation.remove(by, target, false);
          case BAN -> (moderation, by, target) -> moderation.remove(by, target, true);
          case GRANT_MODERATOR ->
              (moderation, by, target) -> moderation.moderator(by, target, true);
          case REVOKE_MODERATOR ->
              (moderation, by, target) -> moderation.moderator(by, target, false);
        });
  }

  /** Rooms are set up outside of calls: here, not even a password (XEP-0045, 10.1.3 and 10.2). */
  XmlElement owner(XmppClient client, Iq iq) {
    if (iq.type() == Iq.Type.SET && iq.payload().child(Ns.MUC_OWNER, "destroy").isPresent()) {
      return give(client, iq, client.endpointId(), (moderation, by, _) -> moderation.end(by));
    }
    var moderates =
        calls.seat(client).filter(seat -> seat.occupant().role().moderates()).isPresent();
    if (!moderates) {
      return forbidden(client, iq);
    }
    return iq.type() == Iq.Type.GET
        ? iq.result(client.jid(), XmlElement.of(Ns.MUC_OWNER, "query"))
        : iq.error(client.jid(), StanzaError.NOT_ACCEPTABLE);
  }

  /** Answers Jitsi's request to mute somebody; nobody can be unmuted. */
  XmlElement mute(XmppClient client, Iq iq, MediaKind kind) {
    var target =
        Jid.parse(iq.payload().attribute("jid"))
            .filter(jid -> jid.bare().equals(iq.to().bare()))
            .map(Jid::resource);
    return target.isPresent() && iq.payload().text().trim().equals("true")
        ? give(client, iq, target.get(), (moderation, by, whom) -> moderation.mute(by, whom, kind))
        : iq.error(client.jid(), StanzaError.BAD_REQUEST);
  }

  private interface Command {
    void run(Moderation moderation, ParticipantId by, ParticipantId target) throws Forbidden;
  }

  private XmlElement give(XmppClient client, Iq iq, String nick, Command command) {
    var target =
        calls
            .joined(client)
            .flatMap(call -> call.seat(nick))
            .map(seat -> seat.client().grant().participant());
    if (target.isEmpty()) {
      return iq.error(client.jid(), StanzaError.ITEM_NOT_FOUND);
    }
    try {
      command.run(client.conference().moderation(), client.grant().participant(), target.get());
      return iq.result(client.jid());
    } catch (Forbidden e) {
      return forbidden(client, iq);
    }
  }

  private XmlElement forbidden(XmppClient client, Iq iq) {
    refused.accept(SecurityEvent.authorization("xmpp: order"));
    return iq.error(client.jid(), StanzaError.FORBIDDEN);
  }
}
