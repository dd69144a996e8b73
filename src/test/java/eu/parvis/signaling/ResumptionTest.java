package eu.parvis.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.signaling.client.FrameSink;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** XEP-0198: a broken stream comes back. */
class ResumptionTest extends SignalingTest {

  private XmppPeer olga = owner();
  private XmppPeer gil = guest("Gil");
  private String previousId = "";

  @BeforeEach
  void join() {
    olga = owner().join();
    gil = guest("Gil").bind();
    gil.frame("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
    previousId = gil.next(element -> element.is(Ns.SM, "enabled")).attribute("id", "");
    gil.presence("<x xmlns='http://jabber.org/protocol/muc'/>");
    olga.skip();
  }

  @Test
  void aResumedStreamGetsWhatItMissedOnce() {
    var known = gil.stanzasSinceEnabled();
    gil.skip();
    gil.stream.socketClosed(false);
    say("while you were away");
    resume(known);

    var resumed = gil.next(element -> element.is(Ns.SM, "resumed"));
    assertThat(resumed.attributes()).containsEntry("previd", previousId).containsEntry("h", "1");
    assertThat(gil.unread())
        .filteredOn(element -> element.name().equals("message"))
        .singleElement()
        .satisfies(message ->
            assertThat(message.child(Ns.CLIENT, "body").orElseThrow().text())
                .isEqualTo("while you were away"));
    assertThat(olga.unread()).noneMatch(element -> "unavailable".equals(element.attribute("type")));
    gil.presence("<jitsi_participant_region>1</jitsi_participant_region>");
    assertThat(olga.last(element -> element.name().equals("presence")).toXml())
        .contains("participant_region");
  }

  @Test
  void aStreamCanBeTakenOverBeforeTheServerNoticesTheBreak() {
    var old = gil.stream;
    var known = gil.stanzasSinceEnabled();
    resume(known);
    assertThat(gil.next(element -> element.is(Ns.SM, "resumed"))).isNotNull();
    old.socketClosed(false);
    say("still here");
    assertThat(gil.next(element -> element.name().equals("message"))).isNotNull();
  }

  @Test
  void aSocketThatWasTakenOverLeavesTheStreamResumableWhenItsTimeToBindIsOver() {
    var first = gil.stream;
    resume(gil.stanzasSinceEnabled());
    assertThat(gil.next(element -> element.is(Ns.SM, "resumed"))).isNotNull();
    first.endUnbound();
    assertThat(clients.isResumable(previousId)).isTrue();
  }

  @Test
  void aPageThatLeftOnPurposeIsNotResumed() {
    gil.stream.socketClosed(true);
    assertThat(olga.last(element -> element.name().equals("presence")).attribute("type"))
        .isEqualTo("unavailable");
    resume(0);
    assertThat(gil.next(element -> element.is(Ns.SM, "failed"))).isNotNull();
  }

  @Test
  void anotherParticipantCannotResumeTheStream() {
    gil.stream.socketClosed(false);
    var eve = guest("Eve");
    eve.openAndAuthenticate();
    eve.frame(resumption(0));
    assertThat(eve.next(element -> element.is(Ns.SM, "failed"))).isNotNull();
    resume(gil.stanzasSinceEnabled());
    assertThat(gil.next(element -> element.is(Ns.SM, "resumed"))).isNotNull();
  }

  @Test
  void aSocketThatMayOnlyResumeResumes() {
    gil.stream.socketClosed(false);
    gil.reconnectToResume();
    gil.openAndAuthenticate();
    gil.frame(resumption(gil.stanzasSinceEnabled()));
    assertThat(gil.next(element -> element.is(Ns.SM, "resumed"))).isNotNull();
    gil.assertAlive();
  }

  @Test
  void aSocketThatMayOnlyResumeNeverBinds() {
    gil.stream.socketClosed(false);
    gil.skip();
    gil.reconnectToResume();
    gil.openAndAuthenticate();
    gil.frame(
        "<iq xmlns='jabber:client' id='_bind' type='set'>"
            + "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>");
    gil.assertEnded("not-authorized");
    assertThat(clients.isResumable(previousId)).isTrue();
  }

  @Test
  void aSocketThatMayOnlyResumeIsClosedWhenThatFails() {
    gil.stream.socketClosed(false);
    gil.reconnectToResume();
    gil.openAndAuthenticate();
    gil.frame(resumption(4_000_000_000L));
    assertThat(gil.next(element -> element.is(Ns.SM, "failed"))).isNotNull();
    assertThat(gil.ending()).isEqualTo(FrameSink.Ending.REFUSED);
    gil.reconnectToResume();
    gil.openAndAuthenticate();
    gil.frame(resumption(gil.stanzasSinceEnabled()));
    assertThat(gil.next(element -> element.is(Ns.SM, "resumed"))).isNotNull();
  }

  @Test
  void aCountThatCannotBeTrueIsNotResumed() {
    gil.stream.socketClosed(false);
    resume(4_000_000_000L);
    assertThat(gil.next(element -> element.is(Ns.SM, "failed"))).isNotNull();
  }

  @Test
  void aStreamThatDoesNotComeBackIsGone() {
    gil.stream.socketClosed(false);
    assertThat(olga.unread()).noneMatch(element -> "unavailable".equals(element.attribute("type")));
    time.pass(Duration.ofSeconds(21));
    assertThat(olga.last(element -> element.name().equals("presence")).attribute("type"))
        .isEqualTo("unavailable");
    assertThat(clients.isResumable(previousId)).isFalse();
    resume(gil.stanzasSinceEnabled());
    assertThat(gil.next(element -> element.is(Ns.SM, "failed"))).isNotNull();
  }

  @Test
  void aParkedStreamThatIsPutOutIsForgotten() {
    gil.stream.socketClosed(false);
    olga.frame(
        XmppPeer.iq(
            "1",
            olga.room(),
            "<query xmlns='http://jabber.org/protocol/muc#admin'><item role='none' nick='"
                + gil.endpoint()
                + "'/></query>"));
    assertForgotten();
  }

  @Test
  void aParkedStreamOfARoomThatIsEndedIsForgotten() {
    gil.stream.socketClosed(false);
    olga.frame(
        XmppPeer.iq(
            "1",
            olga.room(),
            "<query xmlns='http://jabber.org/protocol/muc#owner'><destroy/></query>"));
    assertForgotten();
    assertThat(calls.isEmpty()).isTrue();
  }

  @Test
  void aParkedShareWhoseSharerLeftIsForgotten() {
    var share = shareOf(gil).bind();
    share.frame("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
    previousId = share.next(element -> element.is(Ns.SM, "enabled")).attribute("id", "");
    share.presence("<x xmlns='http://jabber.org/protocol/muc'/>");
    share.stream.socketClosed(false);
    assertThat(clients.isResumable(previousId)).isTrue();
    gil.stream.socketClosed(true);
    assertThat(clients.isResumable(previousId)).isFalse();
  }

  @Test
  void aCallWhoseLastSeatExpiredIsForgotten() {
    gil.stream.socketClosed(false);
    olga.stream.socketClosed(true);
    assertThat(calls.isEmpty()).isFalse();
    time.pass(Duration.ofSeconds(21));
    assertThat(calls.isEmpty()).isTrue();
  }

  @Test
  void whoeverHasNoSeatOpensNoCall() {
    olga.stream.socketClosed(true);
    gil.stream.socketClosed(true);
    var zoe = guest("Zoe").bind();
    zoe.frame(
        XmppPeer.iq(
            "1",
            zoe.room(),
            "<query xmlns='http://jabber.org/protocol/muc#owner'><destroy/></query>"));
    assertThat(calls.isEmpty()).isTrue();
    zoe.stream.socketClosed(true);
    assertThat(calls.isEmpty()).isTrue();
  }

  private void assertForgotten() {
    assertThat(clients.isResumable(previousId)).isFalse();
    resume(gil.stanzasSinceEnabled());
    assertThat(gil.next(element -> element.is(Ns.SM, "failed"))).isNotNull();
  }

  @Test
  void aStreamWithoutManagementIsGoneWhenItsSocketBreaks() {
    var zoe = guest("Zoe").join();
    zoe.stream.socketClosed(false);
    XmlElement last = olga.last(element -> element.name().equals("presence"));
    assertThat(last.attributes())
        .containsEntry("from", zoe.room() + "/" + zoe.endpoint())
        .containsEntry("type", "unavailable");
  }

  @Test
  void aStreamThatHasLeftTheRoomIsNotKept() {
    gil.frame(
        "<presence xmlns='jabber:client' type='unavailable' to='"
            + gil.room()
            + "/"
            + gil.endpoint()
            + "'/>");
    gil.stream.socketClosed(false);
    assertThat(clients.isResumable(previousId)).isFalse();
  }

  @Test
  void aClientThatAcknowledgesNothingLosesItsStream() {
    var zoe = guest("Zoe").join();
    var max = guest("Max").join();
    for (var i = 0; i < 340; i++) {
      time.pass(Duration.ofMillis(250));
      say("x");
      zoe.presence("<jitsi_participant_region>" + i + "</jitsi_participant_region>");
      max.presence("<jitsi_participant_region>" + i + "</jitsi_participant_region>");
    }
    gil.assertEnded("resource-constraint");
    assertThat(clients.isResumable(previousId)).isFalse();
    olga.assertAlive();
  }

  private void resume(long handled) {
    gil.reconnect();
    gil.openAndAuthenticate();
    gil.frame(resumption(handled));
  }

  private String resumption(long handled) {
    return "<resume xmlns='urn:xmpp:sm:3' h='" + handled + "' previd='" + previousId + "'/>";
  }

  private void say(String text) {
    olga.frame(
        "<message xmlns='jabber:client' type='groupchat' to='"
            + olga.room()
            + "'><body>"
            + text
            + "</body></message>");
  }
}
