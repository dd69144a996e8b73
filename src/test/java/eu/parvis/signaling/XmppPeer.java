package eu.parvis.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.conference.ParticipantId;
import eu.parvis.conference.StreamGrant;
import eu.parvis.room.Role;
import eu.parvis.room.RoomId;
import eu.parvis.signaling.client.ClientStream;
import eu.parvis.signaling.client.FrameSink;
import eu.parvis.signaling.client.XmppClients;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import eu.parvis.signaling.stanza.XmlReader;
import eu.parvis.signaling.stanza.XmlRefused;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A client in memory: frames go straight into the server, answers are collected, whichever thread
 * they come from: what happens to media is told by its loop.
 */
final class XmppPeer implements FrameSink {

  final StreamGrant grant;
  private final XmppClients clients;
  private final List<XmlElement> received = new ArrayList<>();
  private final List<String> frames = new ArrayList<>();
  private int read;
  private long receivedChars;
  private volatile @Nullable Ending ending;
  ClientStream stream;
  String jid = "";

  XmppPeer(XmppClients clients, RoomId room, Role role, String name) {
    this(clients, new StreamGrant(new ParticipantId(UUID.randomUUID()), room, name, role, false));
  }

  XmppPeer(XmppClients clients, StreamGrant grant) {
    this.clients = clients;
    this.grant = grant;
    this.stream = clients.open(grant, URI.create("https://call.example.org"), this);
  }

  @Override
  public synchronized void send(String frame) {
    receivedChars += frame.length();
    frames.add(frame);
    try {
      received.add(new XmlReader().read(frame));
    } catch (XmlRefused e) {
      throw new AssertionError("the server sent what it would not read: " + frame, e);
    }
  }

  @Override
  public void close(Ending why) {
    if (ending == null) {
      ending = why;
    }
  }

  /** How many characters came since the first socket was opened. */
  synchronized long receivedChars() {
    return receivedChars;
  }

  @Nullable Ending ending() {
    return ending;
  }

  private synchronized List<XmlElement> received() {
    return List.copyOf(received);
  }

  /** Takes a new socket, as a client does after a break. */
  void reconnect() {
    ending = null;
    stream = clients.open(grant, URI.create("https://call.example.org"), this);
  }

  /** Takes a new socket that was opened with a token that can resume alone. */
  void reconnectToResume() {
    ending = null;
    stream = clients.openToResume(grant, URI.create("https://call.example.org"), this);
  }

  XmppPeer frame(String xml) {
    stream.frame(xml);
    return this;
  }

  XmppPeer bind() {
    openAndAuthenticate();
    frame(
        "<iq xmlns='jabber:client' id='_bind' type='set'>"
            + "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>");
    jid =
        next(element -> element.is(Ns.CLIENT, "iq"))
            .child(Ns.BIND, "bind")
            .orElseThrow()
            .child(Ns.BIND, "jid")
            .orElseThrow()
            .text();
    return this;
  }

  void openAndAuthenticate() {
    var open = "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='parvis' version='1.0'/>";
    frame(open);
    frame("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='ANONYMOUS'/>");
    frame(open);
  }

  /** Binds, joins and returns with everything unread from the join on. */
  XmppPeer join() {
    bind();
    return presence("<x xmlns='http://jabber.org/protocol/muc'/>");
  }

  XmppPeer presence(String children) {
    return frame(
        "<presence xmlns='jabber:client' to='"
            + room()
            + "/"
            + endpoint()
            + "'>"
            + children
            + "</presence>");
  }

  /** Accepts the last offer with one audio source and a camera of two layers. */
  XmppPeer accept(long firstSsrc) {
    var sid = sid();
    return frame(iq("accept-" + sid, room() + "/focus", Stanzas.accept(sid, firstSsrc)));
  }

  static String iq(String id, String to, String payload) {
    return "<iq xmlns='jabber:client' type='set' id='"
        + id
        + "' to='"
        + to
        + "'>"
        + payload
        + "</iq>";
  }

  String endpoint() {
    return jid.substring(0, 8);
  }

  String room() {
    return grant.room().value() + "@conference.parvis";
  }

  String participant() {
    return grant.participant().value().toString();
  }

  /** The next frame that matches; those before it count as read. */
  XmlElement next(Predicate<XmlElement> wanted) {
    return next(wanted, () -> "a frame that matches");
  }

  XmlElement next(Predicate<XmlElement> wanted, Supplier<String> description) {
    var start = read;
    var all = received();
    while (read < all.size()) {
      var element = all.get(read++);
      if (wanted.test(element)) {
        return element;
      }
    }
    read = start;
    throw new AssertionError(
        "expected "
            + description.get()
            + "\namong "
            + unread().stream().map(XmlElement::toXml).collect(Collectors.joining("\n")));
  }

  /** The condition of the next stanza that is an error. */
  String error() {
    return next(element -> "error".equals(element.attribute("type")))
        .child(Ns.CLIENT, "error")
        .orElseThrow()
        .firstChild()
        .orElseThrow()
        .name();
  }

  /** The last frame of all that matches. */
  XmlElement last(Predicate<XmlElement> wanted) {
    return received().reversed().stream().filter(wanted).findFirst().orElseThrow();
  }

  /** The last frame of all that matches, as it was written. */
  String lastFrame(Predicate<XmlElement> wanted) {
    var found = last(wanted);
    synchronized (this) {
      return frames.get(received.lastIndexOf(found));
    }
  }

  /** Everything that was not read yet. */
  List<XmlElement> unread() {
    var all = received();
    var unread = all.subList(read, all.size());
    read = all.size();
    return unread;
  }

  XmppPeer skip() {
    read = received().size();
    return this;
  }

  void assertEnded(String condition) {
    assertThat(unread().stream().filter(frame -> frame.is(Ns.STREAM, "error")))
        .singleElement()
        .satisfies(
            error -> assertThat(error.firstChild().orElseThrow().name()).isEqualTo(condition));
    assertThat(ending).isEqualTo(Ending.REFUSED);
  }

  void assertAlive() {
    skip();
    frame(
        "<iq xmlns='jabber:client' type='get' id='alive' to='parvis'>"
            + "<ping xmlns='urn:xmpp:ping'/></iq>");
    assertThat(next(element -> "alive".equals(element.attribute("id"))).attribute("type"))
        .isEqualTo("result");
    assertThat(ending).isNull();
  }

  static Predicate<XmlElement> answers(String id) {
    return element -> element.is(Ns.CLIENT, "iq") && id.equals(element.attribute("id"));
  }

  static boolean jingle(XmlElement element, String action) {
    return element
        .child(Ns.JINGLE, "jingle")
        .filter(jingle -> jingle.attribute("action", "").equals(action))
        .isPresent();
  }

  /** The id of the last media session that was offered. */
  String sid() {
    return last(element -> jingle(element, "session-initiate"))
        .firstChild()
        .orElseThrow()
        .attribute("sid", "");
  }

  /** How many stanzas came since stream management was enabled. */
  long stanzasSinceEnabled() {
    return received().stream()
        .dropWhile(element -> !element.is(Ns.SM, "enabled"))
        .filter(element -> element.namespace().equals(Ns.CLIENT))
        .count();
  }
}
