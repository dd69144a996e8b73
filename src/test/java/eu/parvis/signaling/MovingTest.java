package eu.parvis.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.signaling.client.Seat;
import eu.parvis.signaling.focus.Focus;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client moves to another network: its transport is restarted, its media session goes on. */
class MovingTest extends SignalingTest {

  private static final Duration GRACE = Duration.ofMillis(300);

  private XmppPeer olga = owner();
  private XmppPeer gil = guest("Gil");
  private String sid = "";

  @BeforeEach
  void join() {
    olga = owner().join().accept(1000);
    gil = guest("Gil").bind();
    gil.frame("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
    gil.presence("<x xmlns='http://jabber.org/protocol/muc'/>");
    gil.accept(2000);
    sid = gil.sid();
    focus().connected(seat());
    olga.skip();
    gil.skip();
  }

  private Seat seat() {
    var id = gil.last(element -> element.is(Ns.SM, "enabled")).attribute("id", "");
    return clients.resumable(id, gil.grant).flatMap(calls::seat).orElseThrow();
  }

  private Focus focus() {
    return calls.of(seat().client()).focus();
  }

  private void movesTheOldWay() {
    focus().silent(seat());
    gil.frame("<a xmlns='urn:xmpp:sm:3' h='" + gil.stanzasSinceEnabled() + "'/>");
    time.pass(GRACE);
  }

  private String send(String payload) {
    gil.frame(XmppPeer.iq("m", gil.room() + "/focus", payload));
    var answer = gil.next(XmppPeer.answers("m"));
    return answer
        .child(Ns.CLIENT, "error")
        .flatMap(XmlElement::firstChild)
        .map(XmlElement::name)
        .orElse(answer.attribute("type", ""));
  }

  private String request(String session) {
    return "<jingle xmlns='urn:xmpp:jingle:1' action='session-info' initiator='focus@auth.parvis'"
        + " sid='%s'><bridge-session xmlns='http://jitsi.org/protocol/focus'".formatted(sid)
        + " ice-restart='true' id='%s'/></jingle>".formatted(session);
  }

  private String accepts() {
    return Stanzas.transport("transport-accept", sid, "");
  }

  private String informs(String generation) {
    return Stanzas.transport("transport-info", sid, " ice-generation='%s'".formatted(generation));
  }

  private static boolean isReplacement(XmlElement element) {
    return XmppPeer.jingle(element, "transport-replace");
  }

  private static boolean isRestart(XmlElement element) {
    return XmppPeer.jingle(element, "transport-info");
  }

  private static XmlElement transport(XmlElement stanza) {
    return stanza
        .child(Ns.JINGLE, "jingle")
        .flatMap(jingle -> jingle.child(Ns.JINGLE, "content"))
        .flatMap(content -> content.child(Ns.JINGLE_ICE_UDP, "transport"))
        .orElseThrow();
  }

  private XmlElement offered() {
    return transport(gil.last(element -> XmppPeer.jingle(element, "session-initiate")));
  }

  @Test
  void transportIsReplacedOnceSignallingIsHeardAndMediaIsNot() {
    focus().silent(seat());
    assertThat(gil.next(element -> element.is(Ns.SM, "r"))).isNotNull();
    time.pass(Duration.ofSeconds(5));
    assertThat(gil.unread()).as("its network may be gone").noneMatch(MovingTest::isReplacement);
    gil.frame("<a xmlns='urn:xmpp:sm:3' h='" + gil.stanzasSinceEnabled() + "'/>");
    time.pass(GRACE.minusMillis(1));
    assertThat(gil.unread()).noneMatch(MovingTest::isReplacement);
    time.pass(Duration.ofMillis(1));
    var replacement = gil.next(MovingTest::isReplacement);
    assertThat(transport(replacement).attribute("ufrag"))
        .isNotBlank()
        .isNotEqualTo(offered().attribute("ufrag"));
    assertThat(transport(replacement).child(Ns.COLIBRI, "web-socket")).isPresent();
    assertThat(CallTest.json(replacement)).contains("\"s\":1000", "-a0-1");
    assertThat(send(accepts())).isEqualTo("result");
    assertThat(olga.unread()).as("nobody else is told").isEmpty();
    assertThat(gil.sid()).isEqualTo(sid);
  }

  @Test
  void whatComesLaterIsToldAsBefore() {
    movesTheOldWay();
    send(accepts());
    guest("Zoe").join().accept(3000);
    assertThat(CallTest.json(gil.next(element -> XmppPeer.jingle(element, "source-add"))))
        .contains("\"s\":3000")
        .doesNotContain("\"s\":1000");
  }

  @Test
  void mediaThatIsHeardAgainInTimeIsLeftAlone() {
    focus().silent(seat());
    gil.frame("<a xmlns='urn:xmpp:sm:3' h='" + gil.stanzasSinceEnabled() + "'/>");
    focus().heard(seat());
    time.pass(Duration.ofSeconds(10));
    assertThat(gil.unread()).noneMatch(MovingTest::isReplacement);
  }

  @Test
  void replacementsAreNotEndless() {
    for (int i = 0; i < 10; i++) {
      movesTheOldWay();
      focus().connected(seat());
    }
    assertThat(gil.unread()).filteredOn(MovingTest::isReplacement).hasSize(3);
    time.pass(Duration.ofSeconds(20));
    movesTheOldWay();
    focus().connected(seat());
    movesTheOldWay();
    assertThat(gil.unread()).filteredOn(MovingTest::isReplacement).hasSize(1);
  }

  @Test
  void restartThatIsUnderWayIsNotBrokenOffByAnother() {
    movesTheOldWay();
    movesTheOldWay();
    time.pass(Duration.ofSeconds(4));
    assertThat(gil.unread()).filteredOn(MovingTest::isReplacement).hasSize(1);
    time.pass(Duration.ofSeconds(1));
    gil.assertAlive();
    time.pass(GRACE);
    assertThat(gil.unread()).as("it did not help").anyMatch(MovingTest::isReplacement);
  }

  @Test
  void acceptanceOfWhatWasNotAskedForIsRefused() {
    assertThat(send(accepts())).isEqualTo("not-acceptable");
    movesTheOldWay();
    assertThat(send(accepts())).isEqualTo("result");
    assertThat(send(accepts())).isEqualTo("not-acceptable");
    assertThat(send(Stanzas.transport("transport-reject", sid, ""))).isEqualTo("not-acceptable");
    gil.assertAlive();
  }

  @Test
  void acceptanceUnderAnotherCertificateIsRefused() {
    movesTheOldWay();
    assertThat(send(accepts().replace("5C:40", "5C:41"))).isEqualTo("not-acceptable");
    assertThat(send(accepts().replace("5C:40", "5c:40"))).isEqualTo("result");
  }

  @Test
  void clientThatCannotReplaceItsTransportIsInvitedAgain() {
    movesTheOldWay();
    assertThat(send(Stanzas.transport("transport-reject", sid, ""))).isEqualTo("result");
    assertThat(gil.sid()).isNotEqualTo(sid);
  }

  @Test
  void clientThatKnowsNoReplacementIsRestartedInPlace() {
    movesTheOldWay();
    var id = gil.next(MovingTest::isReplacement).attribute("id", "");
    gil.frame(
        "<iq xmlns='jabber:client' type='error' id='%s' to='%s/focus'/>".formatted(id, gil.room()));
    assertThat(transport(gil.next(MovingTest::isRestart)).attribute("ice-generation"))
        .isEqualTo("1");
    assertThat(send(informs("1"))).isEqualTo("result");
    focus().connected(seat());
    movesTheOldWay();
    assertThat(transport(gil.next(MovingTest::isRestart)).attribute("ice-generation"))
        .isEqualTo("2");
  }

  /** As the official client of August 2026 asks, is told, and answers. */
  @Test
  void clientThatAsksIsRestartedInPlace() {
    assertThat(send(request(sid))).isEqualTo("result");
    var restarted = transport(gil.next(MovingTest::isRestart));
    assertThat(restarted.attribute("ice-generation")).isEqualTo("1");
    assertThat(restarted.attribute("ufrag")).isNotEqualTo(offered().attribute("ufrag"));
    assertThat(restarted.attribute("pwd")).isNotEqualTo(offered().attribute("pwd"));
    assertThat(restarted.child(Ns.JINGLE_ICE_UDP, "candidate")).isPresent();
    assertThat(restarted.child(Ns.JINGLE_DTLS, "fingerprint").orElseThrow().text())
        .isEqualTo(offered().child(Ns.JINGLE_DTLS, "fingerprint").orElseThrow().text());
    assertThat(send(informs("1"))).isEqualTo("result");
    assertThat(olga.unread()).isEmpty();
    assertThat(gil.sid()).isEqualTo(sid);
  }

  @Test
  void requestForAnotherSessionIsRefused() {
    assertThat(send(request("another"))).isEqualTo("item-not-found");
    assertThat(gil.unread()).noneMatch(MovingTest::isRestart);
  }

  @Test
  void clientThatAsksInALoopIsPaced() {
    for (int i = 0; i < 3; i++) {
      assertThat(send(request(sid))).isEqualTo("result");
      assertThat(gil.unread()).filteredOn(MovingTest::isRestart).hasSize(1);
    }
    for (int i = 0; i < 20; i++) {
      assertThat(send(request(sid))).isEqualTo("resource-constraint");
    }
    assertThat(gil.unread()).filteredOn(MovingTest::isRestart).isEmpty();
    time.pass(Duration.ofSeconds(20));
    assertThat(send(request(sid))).isEqualTo("result");
    assertThat(send(request(sid))).isEqualTo("resource-constraint");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "3", "-2", "99999999999", "x"})
  void answerToAnotherRestartIsRefused(String generation) {
    send(request(sid));
    send(request(sid));
    assertThat(send(informs(generation))).isEqualTo("not-acceptable");
    assertThat(send(informs("2").replace("5C:40", "5C:41"))).isEqualTo("not-acceptable");
    assertThat(send(informs("2"))).isEqualTo("result");
  }

  @Test
  void candidatesOfTheClientAreTakenAndNotNeeded() {
    assertThat(send(Stanzas.transport("transport-info", sid, ""))).isEqualTo("result");
  }

  @Test
  void transportThatIsNotUpYetIsNotRestarted() {
    var zoe = guest("Zoe").join().accept(3000);
    zoe.skip();
    zoe.frame(XmppPeer.iq("m", zoe.room() + "/focus", request(zoe.sid()).replace(sid, zoe.sid())));
    assertThat(zoe.next(XmppPeer.answers("m")).attribute("type")).isEqualTo("result");
    assertThat(zoe.unread()).noneMatch(MovingTest::isRestart);
  }
}
