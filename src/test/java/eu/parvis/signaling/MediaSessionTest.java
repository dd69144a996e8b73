package eu.parvis.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jingle: what is accepted, what is refused, and what the others are told. */
class MediaSessionTest extends SignalingTest {

  private XmppPeer olga = owner();
  private XmppPeer gil = guest("Gil");

  @BeforeEach
  void join() {
    olga = owner().join().accept(1000);
    gil = guest("Gil").join();
    olga.skip();
    gil.skip();
  }

  @Test
  void theFirstOneIsInvitedAtOnce() {
    assertThat(olga.last(MediaSessionTest::isInvitation)).isNotNull();
  }

  @Test
  void aClientIsToldOfNothingBeforeItHasAccepted() {
    guest("Zoe").join().accept(3000);
    assertThat(gil.unread()).noneMatch(MediaSessionTest::isAddition);
    gil.accept(2000);
    assertThat(CallTest.json(gil.next(MediaSessionTest::isAddition)))
        .contains("\"s\":3000")
        .doesNotContain("1000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"passive", "actpass", "", "holdconn"})
  void aClientThatIsNotActiveInDtlsIsRefused(String setup) {
    gil.frame(focus(Stanzas.accept(gil.sid(), setup, Stanzas.source(2000), "")));
    assertThat(answer(gil)).isEqualTo("error");
    assertThat(olga.unread()).noneMatch(MediaSessionTest::isAddition);
    gil.accept(2000);
    assertThat(olga.next(MediaSessionTest::isAddition)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pwd='vqroxo/JJthyXsxs4rdHx4ud' | pwd='short'
          ufrag='Zpt4'                   | ufrag='x'
          sha-256                        | sha-1
          5C:40                          | 5C
          """)
  void aTransportThatIsNoneIsRefused(String part, String replacement) {
    gil.frame(focus(Stanzas.accept(gil.sid(), 2000)).replace(part, replacement));
    assertThat(answer(gil)).isEqualTo("error");
    assertThat(olga.unread()).noneMatch(MediaSessionTest::isAddition);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<source xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' ssrc='0'/>",
        "<source xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' ssrc='4294967296'/>",
        "<source xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' ssrc='-1'/>",
        "<source xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' ssrc='x'/>",
        "<source xmlns='urn:xmpp:jingle:apps:rtp:ssma:0'/>",
        "<source xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' ssrc='7'/>"
            + "<source xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' ssrc='7'/>",
        "<ssrc-group xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' semantics='FID'>"
            + "<source ssrc='8'/></ssrc-group>"
      })
  void sourcesThatAreNoneAreRefusedAndNothingOfThemIsKept(String sources) {
    var good = Stanzas.source(2000);
    gil.frame(focus(Stanzas.accept(gil.sid(), "active", good, sources)));
    assertThat(answer(gil)).isEqualTo("error");
    assertThat(olga.unread()).noneMatch(MediaSessionTest::isAddition);
  }

  @Test
  void anSsrcOfAnotherEndpointIsRefused() {
    gil.frame(focus(Stanzas.accept(gil.sid(), "active", Stanzas.source(1000), "")));
    assertThat(answer(gil)).isEqualTo("error");
    gil.accept(2000).skip();
    gil.frame(focus(Stanzas.sources("source-add", gil.sid(), "audio", Stanzas.source(1000))));
    assertThat(answer(gil)).isEqualTo("error");
  }

  @Test
  void sourcesComeAfterTheAcceptanceAndTheAcceptanceComesOnce() {
    gil.frame(focus(Stanzas.camera("source-add", gil.sid(), 2001)));
    assertThat(answer(gil)).isEqualTo("error");
    gil.accept(2000).skip();
    gil.frame(focus(Stanzas.accept(gil.sid(), 4000)));
    assertThat(answer(gil)).isEqualTo("error");
  }

  @Test
  void aSessionOfAnotherIdDoesNotExist() {
    gil.frame(focus(Stanzas.accept(olga.sid(), 2000)));
    assertThat(answer(gil)).isEqualTo("error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"session-initiate", "content-add", "transport-replace", "x"})
  void aClientMayNotAskForAnythingElse(String action) {
    gil.accept(2000).skip();
    gil.frame(
        focus(
            "<jingle xmlns='urn:xmpp:jingle:1' action='" + action + "' sid='" + gil.sid() + "'/>"));
    assertThat(answer(gil)).isEqualTo("error");
    gil.assertAlive();
  }

  @Test
  void aCameraThatComesBackHasAnotherMsid() {
    gil.accept(2000);
    var first = CallTest.json(olga.next(MediaSessionTest::isAddition));
    gil.frame(focus(Stanzas.camera("source-remove", gil.sid(), 2001)));
    assertThat(CallTest.json(olga.next(MediaSessionTest::isRemoval)))
        .contains("-v0-1")
        .doesNotContain("2000");
    gil.frame(focus(Stanzas.camera("source-add", gil.sid(), 2001)));
    var second = CallTest.json(olga.next(MediaSessionTest::isAddition));
    assertThat(first).contains("\"s\":2001", gil.endpoint() + "-v0-1");
    assertThat(second).contains("\"s\":2001", gil.endpoint() + "-v0-2");
  }

  @Test
  void aTransportThatFailedIsReplacedAndTheClientInvitedAgain() {
    gil.accept(2000);
    olga.skip();
    var sid = gil.sid();
    var failed = failed();
    gil.skip();
    gil.frame(failed);
    assertThat(gil.next(element -> XmppPeer.jingle(element, "session-terminate"))).isNotNull();
    assertThat(gil.next(MediaSessionTest::isInvitation)).isNotNull();
    assertThat(gil.sid()).isNotEqualTo(sid);
    assertThat(CallTest.json(olga.next(MediaSessionTest::isRemoval))).contains("2000", "2001");
    gil.accept(5000);
    assertThat(CallTest.json(olga.next(MediaSessionTest::isAddition))).contains("5000", "5001");
  }

  @Test
  void aClientThatKeepsFailingIsInvitedEachTimeAfterALongerPause() {
    for (var pause : new int[] {0, 1, 2, 4, 8}) {
      gil.skip();
      gil.frame(failed());
      if (pause > 0) {
        time.pass(Duration.ofSeconds(pause).minusMillis(1));
        assertThat(gil.unread()).noneMatch(MediaSessionTest::isInvitation);
        time.pass(Duration.ofMillis(1));
      }
      assertThat(gil.unread()).filteredOn(MediaSessionTest::isInvitation).hasSize(1);
    }
  }

  @Test
  void aClientThatEndsItsSessionToGetAnotherIsInvitedAtOnce() {
    gil.accept(2000).skip();
    gil.frame(
        focus(
            "<jingle xmlns='urn:xmpp:jingle:1' action='session-terminate' sid='"
                + gil.sid()
                + "'><bridge-session xmlns='http://jitsi.org/protocol/focus' restart='true'/></jingle>"));
    assertThat(gil.next(MediaSessionTest::isInvitation)).isNotNull();
    gil.accept(5000).skip();
    assertThat(CallTest.json(olga.last(MediaSessionTest::isAddition))).contains("5000");
  }

  @Test
  void aClientThatRefusesItsInvitationIsInvitedAgain() {
    var first = gil.sid();
    gil.frame(
        "<iq xmlns='jabber:client' type='error' id='"
            + gil.last(MediaSessionTest::isInvitation).attribute("id", "")
            + "' to='"
            + gil.room()
            + "/focus'/>");
    assertThat(gil.next(MediaSessionTest::isInvitation)).isNotNull();
    assertThat(gil.sid()).isNotEqualTo(first);
  }

  @Test
  void whoeverLeftBeforeTheNextInvitationIsNotInvited() {
    gil.frame(failed());
    gil.frame(failed());
    gil.skip();
    gil.frame(
        "<presence xmlns='jabber:client' type='unavailable' to='"
            + gil.room()
            + "/"
            + gil.endpoint()
            + "'/>");
    time.pass(Duration.ofSeconds(5));
    assertThat(gil.unread()).noneMatch(MediaSessionTest::isInvitation);
  }

  @Test
  void aShareIsShownAndSeesNothing() {
    gil.accept(2000);
    var share = shareOf(gil).join().accept(6000);
    assertThat(share.unread())
        .filteredOn(element -> element.name().equals("presence"))
        .extracting(element -> element.attribute("from"))
        .containsExactly(share.room() + "/focus", share.room() + "/" + share.endpoint());
    assertThat(CallTest.json(share.last(MediaSessionTest::isInvitation)))
        .startsWith("{\"sources\":{\"jvb\":")
        .doesNotContain(olga.endpoint(), gil.endpoint());
    var shown = olga.last(element -> element.name().equals("presence"));
    assertThat(shown.child(Ns.CLIENT, "jitsi_participant_parvis-screen-of").orElseThrow().text())
        .isEqualTo(gil.participant());
    guest("Zoe").join().accept(3000);
    assertThat(share.unread()).isEmpty();
    share.frame(
        "<message xmlns='jabber:client' type='groupchat' to='"
            + share.room()
            + "'><body>x</body></message>");
    assertThat(share.unread().getLast().attribute("type")).isEqualTo("error");
  }

  @Test
  void aShareGoesWithItsOwner() {
    var share = shareOf(gil).join();
    gil.stream.socketClosed(true);
    assertThat(share.last(element -> element.name().equals("presence")).attribute("type"))
        .isEqualTo("unavailable");
    assertThat(olga.unread().stream().filter(e -> "unavailable".equals(e.attribute("type"))))
        .hasSize(2);
  }

  private static boolean isInvitation(XmlElement element) {
    return XmppPeer.jingle(element, "session-initiate");
  }

  private static boolean isAddition(XmlElement element) {
    return XmppPeer.jingle(element, "source-add");
  }

  private static boolean isRemoval(XmlElement element) {
    return XmppPeer.jingle(element, "source-remove");
  }

  private String failed() {
    return focus(
        "<jingle xmlns='urn:xmpp:jingle:1' action='session-info' sid='"
            + gil.sid()
            + "'><ice-state xmlns='http://jitsi.org/protocol/focus'>failed</ice-state></jingle>");
  }

  private String focus(String payload) {
    return XmppPeer.iq("focus", gil.room() + "/focus", payload);
  }

  private static String answer(XmppPeer peer) {
    return peer.next(XmppPeer.answers("focus")).attribute("type", "");
  }
}
