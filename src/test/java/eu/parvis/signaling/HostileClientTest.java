package eu.parvis.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a disobedient client gets, and that nobody else notices. */
class HostileClientTest extends SignalingTest {

  private XmppPeer olga = owner();
  private XmppPeer eve = guest("Eve");

  @BeforeEach
  void join() {
    olga = owner().join();
    eve = guest("Eve").join();
    olga.skip();
    eve.skip();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <!DOCTYPE a><message xmlns='jabber:client'/>                    | restricted-xml
          <!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>                        | restricted-xml
          <message xmlns='jabber:client'><!-- --></message>               | restricted-xml
          <message xmlns='jabber:client'><?x y?></message>                | restricted-xml
          <message xmlns='jabber:client'>&x;</message>                    | not-well-formed
          <message xmlns='jabber:client'>                                 | not-well-formed
          <open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='parvis' version='1.0'/> | unsupported-stanza-type
          <auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='ANONYMOUS'/> | unsupported-stanza-type
          <message xmlns='jabber:client' from='focus@auth.parvis/focus'/> | invalid-from
          <message xmlns='jabber:server'/>                                | unsupported-stanza-type
          <a xmlns='urn:xmpp:sm:3' h='7'/>                                | undefined-condition
          <resume xmlns='urn:xmpp:sm:3' h='0' previd='x'/>                | policy-violation
          """)
  void aBadFrameCostsItsSenderTheStream(String frame, String condition) {
    eve.frame(frame);
    eve.assertEnded(condition);
    olga.assertAlive();
    assertThat(olga.last(element -> element.name().equals("presence")).attributes())
        .containsEntry("type", "unavailable")
        .containsEntry("from", eve.room() + "/" + eve.endpoint());
  }

  /** The switch is the limits of {@code XmlReader}. */
  @Tag("asvs-17.3.2")
  @Test
  void aFrameThatIsTooDeepOrTooLongCostsTheStream() {
    eve.frame("<a>".repeat(40) + "</a>".repeat(40));
    eve.assertEnded("policy-violation");
    var mallory = guest("Mallory").join().skip();
    mallory.frame("<message xmlns='jabber:client'>" + "x".repeat(70_000) + "</message>");
    mallory.assertEnded("policy-violation");
    olga.assertAlive();
  }

  /** The switch is {@code budget.take} in {@code ClientStream}. */
  @Tag("asvs-17.3.1")
  @Test
  void aFloodOfFramesCostsItsSenderTheStreamAndNobodyElseWaits() {
    for (var i = 0; i < 10_000 && eve.ending() == null; i++) {
      eve.frame(XmppPeer.iq("p" + i, "parvis", "<ping xmlns='urn:xmpp:ping'/>"));
    }
    eve.assertEnded("policy-violation");
    olga.assertAlive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"focus", "ffffffff", "Eve"})
  void anyOtherNickIsRefused(String nick) {
    var mallory = guest("Mallory").bind().skip();
    mallory.frame(
        "<presence xmlns='jabber:client' to='"
            + mallory.room()
            + "/"
            + nick
            + "'><x xmlns='http://jabber.org/protocol/muc'/></presence>");
    assertThat(mallory.next(element -> element.name().equals("presence")).attribute("type"))
        .isEqualTo("error");
    assertThat(olga.unread()).isEmpty();
  }

  @Test
  void aNickIsNotChangedInTheRoomEither() {
    eve.frame("<presence xmlns='jabber:client' to='" + eve.room() + "/focus'/>");
    assertThat(eve.next(element -> element.name().equals("presence")).attribute("type"))
        .isEqualTo("error");
    assertThat(olga.unread()).isEmpty();
  }

  @Test
  void anotherRoomDoesNotExist() {
    var mallory = guest("Mallory").bind().skip();
    mallory.frame(
        "<presence xmlns='jabber:client' to='other@conference.parvis/"
            + mallory.endpoint()
            + "'><x xmlns='http://jabber.org/protocol/muc'/></presence>");
    assertThat(mallory.error()).isEqualTo("item-not-found");
    mallory.frame(
        XmppPeer.iq(
            "1",
            "focus.parvis",
            "<conference xmlns='http://jitsi.org/protocol/focus' room='other@conference.parvis'/>"));
    assertThat(mallory.error()).isEqualTo("item-not-found");
  }

  @Test
  void noRequestReachesAnotherOccupant() {
    for (var to : new String[] {olga.room() + "/" + olga.endpoint(), olga.jid}) {
      eve.frame(XmppPeer.iq("1", to, Stanzas.accept("sid", 3000)));
      assertThat(eve.error()).isEqualTo("service-unavailable");
      eve.frame(
          "<iq xmlns='jabber:client' type='result' id='1' to='" + to + "'><x xmlns='urn:x'/></iq>");
    }
    assertThat(olga.unread()).isEmpty();
  }

  @Test
  void noPrivateMessageIsRelayed() {
    eve.frame(
        "<message xmlns='jabber:client' type='chat' to='"
            + olga.room()
            + "/"
            + olga.endpoint()
            + "'><body>psst</body></message>");
    assertThat(eve.error()).isEqualTo("not-allowed");
    assertThat(olga.unread()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<subject>mine</subject>",
        "<json-message xmlns='http://jitsi.org/jitmeet'>{\"type\":\"parvis\"}</json-message>",
        "<body>a</body><body>b</body>",
        "<body> </body>",
        ""
      })
  void aMessageWithoutExactlyOneTextIsRefused(String children) {
    say(eve, children);
    assertThat(eve.error()).isNotEmpty();
    assertThat(olga.unread()).isEmpty();
  }

  @Test
  void ofAMessageTheTextAloneIsRelayed() {
    say(
        eve,
        "<body>hello</body><json-message xmlns='http://jitsi.org/jitmeet'>{}</json-message>"
            + "<delay xmlns='urn:xmpp:delay' stamp='1970-01-01T00:00:00Z'/>");
    var message = olga.next(element -> element.name().equals("message"));
    assertThat(message.elements()).extracting(XmlElement::name).containsExactly("body", "delay");
    assertThat(message.attribute("from")).isEqualTo(eve.room() + "/" + eve.endpoint());
    assertThat(message.child(Ns.DELAY, "delay").orElseThrow().attribute("stamp", ""))
        .doesNotStartWith("1970");
  }

  @Test
  void aTextThatIsTooLongIsRefused() {
    say(eve, "<body>" + "x".repeat(2_000) + "</body>");
    assertThat(olga.next(element -> element.name().equals("message"))).isNotNull();
    say(eve, "<body>" + "x".repeat(2_001) + "</body>");
    assertThat(eve.error()).isEqualTo("not-acceptable");
    assertThat(olga.unread()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<iq xmlns='jabber:client' type='get'><ping xmlns='urn:xmpp:ping'/></iq>",
        "<iq xmlns='jabber:client' id='1'><ping xmlns='urn:xmpp:ping'/></iq>",
        "<iq xmlns='jabber:client' id='1' type='get'/>",
        "<iq xmlns='jabber:client' id='1' type='get'><a xmlns='x'/><b xmlns='x'/></iq>",
        "<iq xmlns='jabber:client' id='1' type='get' to='@'><a xmlns='x'/></iq>"
      })
  void anIqThatBreaksTheRulesGetsAnError(String iq) {
    eve.frame(iq);
    assertThat(eve.error()).isEqualTo("bad-request");
    eve.assertAlive();
  }

  @Test
  void aGuestMayNotModerate() {
    eve.frame(
        XmppPeer.iq(
            "1",
            eve.room() + "/focus",
            "<mute xmlns='http://jitsi.org/jitmeet/audio' jid='"
                + olga.room()
                + "/"
                + olga.endpoint()
                + "'>true</mute>"));
    assertThat(eve.error()).isEqualTo("forbidden");
    eve.frame(
        XmppPeer.iq(
            "2",
            eve.room(),
            "<query xmlns='http://jabber.org/protocol/muc#admin'><item role='none' nick='"
                + olga.endpoint()
                + "'/></query>"));
    assertThat(eve.error()).isEqualTo("forbidden");
    eve.frame(
        XmppPeer.iq(
            "3",
            eve.room(),
            "<query xmlns='http://jabber.org/protocol/muc#owner'><destroy/></query>"));
    assertThat(eve.error()).isEqualTo("forbidden");
    olga.assertAlive();
  }

  @Test
  void aFullRoomSaysSo() {
    guest("Third").join();
    guest("Fourth").join();
    var fifth = guest("Fifth").join();
    assertThat(fifth.error()).isEqualTo("service-unavailable");
    fifth.assertAlive();
  }

  private static void say(XmppPeer peer, String children) {
    peer.frame(
        "<message xmlns='jabber:client' type='groupchat' to='"
            + peer.room()
            + "'>"
            + children
            + "</message>");
  }
}
