package eu.parvis.signaling.xep0045muc;

import eu.parvis.conference.Action;
import eu.parvis.conference.Occupant;
import eu.parvis.media.MediaKind;
import eu.parvis.signaling.client.Seat;
import eu.parvis.signaling.client.XmppClient;
import eu.parvis.signaling.stanza.Jid;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.StanzaError;
import eu.parvis.signaling.stanza.XmlElement;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A conference as a chat room: who sees which presence, and the chat. Used inside turns of the
 * conference. What is shown of an occupant comes from the conference, apart from the properties
 * that {@link ClientPresence} lets through. The client of a screen share sees itself and the focus
 * alone.
 */
public final class MucRoom {

  /** The domain of all rooms. */
  public static final String DOMAIN = "conference.parvis";

  /** The longest chat text, in UTF-16 units. */
  public static final int MAX_BODY = 2_000;

  private final Jid address;
  private final Jid focus;
  private final InstantSource clock;
  private final Map<String, View> views = new LinkedHashMap<>();
  private final Map<String, ClientPresence> presences = new HashMap<>();
  private final Map<String, PresencePace> paces = new HashMap<>();

  /** One occupant's view of the room: the presences that it was last sent, by nick. */
  private record View(Seat seat, Map<String, XmlElement> shown) {}

  /**
   * @param focus the bare real address of the focus occupant
   */
  public MucRoom(Jid address, Jid focus, InstantSource clock) {
    this.address = address;
    this.focus = focus;
    this.clock = clock;
  }

  public Jid address() {
    return address;
  }

  /** Notes the presence that a client wants to join with; before it joins the conference. */
  public void announce(XmppClient client, XmlElement presence) {
    presences.put(client.endpointId(), ClientPresence.parse(presence));
  }

  /** Forgets the presence of a client that may not join. */
  public void forget(XmppClient client) {
    presences.remove(client.endpointId());
  }

  /**
   * Shows the room to a newcomer: the focus, the others, itself, the subject (XEP-0045 section
   * 7.2). The others learn of it by the conference's event.
   */
  public void enter(Seat seat, Iterable<Occupant> occupants) {
    var view = new View(seat, new HashMap<>());
    views.put(seat.endpointId(), view);
    seat.client().send(Presences.focus(seat.client(), address, focus));
    for (var occupant : occupants) {
      if (!occupant.endpointId().equals(seat.endpointId())) {
        show(view, occupant);
      }
    }
    apply(seat);
    show(view, seat.occupant());
    seat.client()
        .send(
            XmlElement.of(Ns.CLIENT, "message", XmlElement.of(Ns.CLIENT, "subject"))
                .with("type", "groupchat")
                .with("from", address.toString())
                .with("to", seat.client().jid().toString()));
  }

  /** A client in the room changed its presence. The conference knows at once, the others soon. */
  public void update(Seat seat, XmlElement presence) {
    presences.put(seat.endpointId(), ClientPresence.parse(presence));
    apply(seat);
    changed(seat);
  }

  /** What is shown of an occupant may be different: everybody is shown it, at its pace. */
  public void changed(Seat seat) {
    var said = presences.get(seat.endpointId());
    if (said == null) {
      return;
    }
    var presence = Presences.of(address, seat.occupant(), said);
    var pace = paces.computeIfAbsent(seat.endpointId(), id -> new PresencePace());
    if (pace.needsNothing(presence)) {
      return;
    }
    var now = clock.instant();
    var delay = seat.client().isOverdrawn() ? PresencePace.BETWEEN : pace.delay(now);
    if (delay.isPositive()) {
      pace.await();
      seat.client().conference().executeAfter(delay, () -> showLatest(seat, pace));
    } else {
      pace.showing(presence, now);
      seat.client().caused(presence.toXml().length());
      views.values().forEach(view -> show(view, seat.occupant()));
    }
  }

  private void showLatest(Seat seat, PresencePace pace) {
    pace.awaited();
    if (paces.get(seat.endpointId()) == pace) {
      changed(seat);
    }
  }

  /** Tells one seat what an occupant looks like, unless it knows. */
  public void show(Seat to, Occupant occupant) {
    var view = views.get(to.endpointId());
    if (view != null) {
      show(view, occupant);
    }
  }

  /** Tells one seat that another occupant is gone. */
  public void hide(Seat from, Occupant occupant) {
    var view = views.get(from.endpointId());
    if (view != null && view.shown.remove(occupant.endpointId()) != null) {
      from.client().send(Presences.gone(from.client(), address, occupant.endpointId()));
    }
  }

  /** Forgets a seat without telling it. */
  public void vacate(Seat seat) {
    views.remove(seat.endpointId());
    presences.remove(seat.endpointId());
    paces.remove(seat.endpointId());
  }

  /** Lets a seat go and confirms it (XEP-0045 section 7.14). */
  public void leave(Seat seat) {
    vacate(seat);
    sendGone(seat, Presences.status(110));
  }

  /** Puts a seat out: status 307 (XEP-0045 section 8.2). */
  public void kick(Seat seat) {
    vacate(seat);
    sendGone(seat, Presences.status(110), Presences.status(307));
  }

  /** Tells a seat that the room is no more (XEP-0045 section 10.9). */
  public void destroy(Seat seat) {
    vacate(seat);
    sendGone(seat, XmlElement.of(Ns.MUC_USER, "destroy"), Presences.status(110));
  }

  /** Relays a chat text to everybody, with an id and the time. */
  public void say(Seat seat, XmlElement message) {
    var bodies = message.elements(Ns.CLIENT, "body").toList();
    if (bodies.size() != 1 || seat.screen() || !seat.membership().may(Action.CHAT)) {
      seat.client().send(StanzaError.NOT_ALLOWED.answerTo(message, seat.client().jid()));
      return;
    }
    var text = bodies.getFirst().text();
    if (text.isBlank() || text.length() > MAX_BODY) {
      seat.client().send(StanzaError.NOT_ACCEPTABLE.answerTo(message, seat.client().jid()));
      return;
    }
    var stamped =
        XmlElement.of(
                Ns.CLIENT,
                "message",
                XmlElement.text(Ns.CLIENT, "body", text),
                XmlElement.of(Ns.DELAY, "delay")
                    .with("from", address.toString())
                    .with("stamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString()))
            .with("type", "groupchat")
            .with("id", UUID.randomUUID().toString())
            .with("from", address.withResource(seat.endpointId()).toString());
    if (!seat.client().mayCause(stamped.toXml().length())) {
      seat.client().send(StanzaError.RESOURCE_CONSTRAINT.answerTo(message, seat.client().jid()));
      return;
    }
    for (var view : views.values()) {
      if (!view.seat.screen()) {
        view.seat.client().send(stamped.with("to", view.seat.client().jid().toString()));
      }
    }
  }

  /** The seats of the room, in the order of entering. */
  public Iterable<Seat> seats() {
    return views.values().stream().map(View::seat).toList();
  }

  private void show(View view, Occupant occupant) {
    var self = occupant.endpointId().equals(view.seat.endpointId());
    var said = presences.get(occupant.endpointId());
    if (said == null || (view.seat.screen() && !self)) {
      return;
    }
    var presence = Presences.of(address, occupant, said);
    if (!presence.equals(view.shown.put(occupant.endpointId(), presence))) {
      view.seat.client().send(Presences.shownTo(view.seat.client(), presence, occupant));
    }
  }

  private void apply(Seat seat) {
    var said = presences.get(seat.endpointId());
    if (said == null) {
      return;
    }
    if (said.audioMuted() != null) {
      seat.membership().muted(MediaKind.AUDIO, said.audioMuted());
    }
    if (said.videoMuted() != null) {
      seat.membership().muted(MediaKind.VIDEO, said.videoMuted());
    }
    seat.membership().hand(said.handRaised());
  }

  private void sendGone(Seat seat, XmlElement... details) {
    seat.client().send(Presences.gone(seat.client(), address, seat.endpointId(), details));
  }
}
