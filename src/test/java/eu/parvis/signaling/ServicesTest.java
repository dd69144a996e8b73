package eu.parvis.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import eu.parvis.room.Role;
import eu.parvis.signaling.stanza.XmlElement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0215: which TURN servers a client is told, and with which credentials. */
class ServicesTest extends SignalingTest {

  private static final Duration TTL = Duration.ofHours(2);
  private static final List<String> URIS =
      List.of(
          "turn:turn.example.org:3478?transport=udp",
          "turn:turn.example.org:3478?transport=tcp",
          "turns:[2001:db8::7]:443?transport=tcp");

  private final AtomicReference<String> secret =
      new AtomicReference<>("a shared secret of 32 characters");
  private final TurnServers turn = new TurnServers(URIS, TTL, secret::get);

  @ParameterizedTest
  @ValueSource(strings = {"urn:xmpp:extdisco:1", "urn:xmpp:extdisco:2"})
  void withoutTurnServersNothingIsOffered(String version) {
    assertThat(services(owner().bind(), version, "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"urn:xmpp:extdisco:1", "urn:xmpp:extdisco:2"})
  void everyServerIsOfferedInTheVersionThatWasAskedFor(String version) {
    var services = services(client().bind(), version, "");
    assertThat(services).extracting(XmlElement::namespace).containsOnly(version);
    assertThat(services)
        .extracting(
            each -> each.attribute("type"),
            each -> each.attribute("host"),
            each -> each.attribute("port"),
            each -> each.attribute("transport"))
        .containsExactly(
            tuple("turn", "turn.example.org", "3478", "udp"),
            tuple("turn", "turn.example.org", "3478", "tcp"),
            tuple("turns", "[2001:db8::7]", "443", "tcp"));
  }

  @Test
  void whoAsksForOneTypeIsToldOfNoOther() {
    assertThat(services(client().bind(), "urn:xmpp:extdisco:2", " type='turns'")).hasSize(1);
    assertThat(services(client().bind(), "urn:xmpp:extdisco:2", " type='stun'")).isEmpty();
  }

  @Test
  void credentialsEndAfterTheirTime() {
    var service = first(client().bind());
    var end = time.instant().plus(TTL);
    assertThat(service.attribute("username", "")).startsWith(end.getEpochSecond() + ":");
    assertThat(Instant.parse(service.attribute("expires", ""))).isEqualTo(end);
  }

  @Test
  void nothingInTheNameTellsWhoItIs() {
    var peer = client().bind();
    var one = first(peer).attribute("username", "");
    var other = first(peer).attribute("username", "");
    assertThat(one).matches("[0-9]+:[0-9a-f]{16}").isNotEqualTo(other);
    assertThat(one).doesNotContain(peer.participant(), peer.endpoint());
  }

  @Test
  void aReplacedSecretCountsFromTheNextAnswerOn() {
    var peer = client().bind();
    first(peer);
    secret.set("another secret of 32 characters!");
    var service = first(peer);

    var fromTheStart = client().bind();
    first(fromTheStart);
    var expected = first(fromTheStart);
    assertThat(service.attribute("username")).isEqualTo(expected.attribute("username"));
    assertThat(service.attribute("password")).isEqualTo(expected.attribute("password"));
  }

  @Test
  void aClientWhoseMediaFailsAfterTheEndOfItsCredentialsHasToComeAnew() {
    var peer = client().join().accept(1000);
    first(peer);
    time.pass(TTL.minusSeconds(1));
    fails(peer);
    assertThat(peer.unread()).anyMatch(frame -> XmppPeer.jingle(frame, "session-initiate"));

    time.pass(Duration.ofMinutes(1));
    fails(peer);
    peer.assertEnded("reset");
  }

  @Test
  void withoutTurnServersACallMayLastForever() {
    var peer = owner().join().accept(1000);
    services(peer, "urn:xmpp:extdisco:2", "");
    time.pass(Duration.ofDays(3));
    fails(peer);
    assertThat(peer.unread()).anyMatch(frame -> XmppPeer.jingle(frame, "session-initiate"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT14M", "P8D"})
  void refusesTimesThatAreOfNoUse(String ttl) {
    assertThatThrownBy(() -> new TurnServers(URIS, Duration.parse(ttl), secret::get))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("parvis.turn.ttl");
  }

  @Test
  void refusesAddressesThatAreNone() {
    assertThatThrownBy(() -> new TurnServers(List.of("turn.example.org"), TTL, secret::get))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("parvis.turn.uris: turn.example.org");
    assertThatThrownBy(
            () -> new TurnServers(Collections.nCopies(9, URIS.getFirst()), TTL, secret::get))
        .hasMessageContaining("more than 8");
  }

  private XmppPeer client() {
    return new XmppPeer(edge(turn), room, Role.OWNER, "Olga");
  }

  private static void fails(XmppPeer peer) {
    peer.skip();
    peer.frame(
        XmppPeer.iq(
            "f",
            peer.room() + "/focus",
            "<jingle xmlns='urn:xmpp:jingle:1' action='session-info' sid='"
                + peer.sid()
                + "'><ice-state xmlns='http://jitsi.org/protocol/focus'>failed</ice-state></jingle>"));
  }

  private static XmlElement first(XmppPeer peer) {
    return services(peer, "urn:xmpp:extdisco:2", "").getFirst();
  }

  private static List<XmlElement> services(XmppPeer peer, String version, String filter) {
    peer.skip();
    peer.frame(
        "<iq xmlns='jabber:client' type='get' id='services' to='parvis'><services xmlns='%s'%s/></iq>"
            .formatted(version, filter));
    return peer.next(XmppPeer.answers("services"))
        .child(version, "services")
        .orElseThrow()
        .elements(version, "service")
        .toList();
  }
}
