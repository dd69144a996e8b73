package eu.parvis.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rooms are set up outside of calls; what a client gets that wants to do it here, a password too.
 */
class RoomSettingsTest extends SignalingTest {

  private static final String QUERY = "<query xmlns='http://jabber.org/protocol/muc#owner'";

  private final XmppPeer olga = owner().join();
  private final XmppPeer gil = guest("Gil").join();

  @Test
  void theFormOfARoomHasNoFieldForAPassword() {
    ask(olga, "get", QUERY + "/>");
    var answer = answer(olga);
    assertThat(answer.attribute("type")).isEqualTo("result");
    assertThat(answer.child(Ns.MUC_OWNER, "query").orElseThrow().elements()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "set"})
  void aGuestHasNoForm(String type) {
    ask(gil, type, QUERY + "><x xmlns='jabber:x:data' type='submit'/></query>");
    assertThat(condition(answer(gil))).isEqualTo("forbidden");
  }

  @Test
  void aPasswordIsRefusedAndTheRoomStaysOpen() {
    ask(
        olga,
        "set",
        QUERY
            + "><x xmlns='jabber:x:data' type='submit'><field var='muc#roomconfig_roomsecret'>"
            + "<value>pw1</value></field></x></query>");
    assertThat(condition(answer(olga))).isEqualTo("not-acceptable");
    ask(olga, "get", "<query xmlns='http://jabber.org/protocol/disco#info'/>");
    assertThat(answer(olga).child(Ns.DISCO_INFO, "query").orElseThrow().elements())
        .extracting(element -> element.attribute("var", ""))
        .contains("muc_unsecured")
        .doesNotContain("muc_passwordprotected");
    guest("Zoe").join().next(element -> XmppPeer.jingle(element, "session-initiate"));
  }

  @Test
  void nobodyIsMadeOwnerInACall() {
    ask(
        olga,
        "set",
        "<query xmlns='http://jabber.org/protocol/muc#admin'><item affiliation='owner' nick='"
            + gil.endpoint()
            + "'/></query>");
    assertThat(condition(answer(olga))).isEqualTo("not-allowed");
  }

  private static void ask(XmppPeer peer, String type, String payload) {
    peer.frame(
        XmppPeer.iq("ask", peer.room(), payload).replace("type='set'", "type='" + type + "'"));
  }

  private static XmlElement answer(XmppPeer peer) {
    return peer.next(XmppPeer.answers("ask"));
  }

  private static String condition(XmlElement answer) {
    return answer.child(Ns.CLIENT, "error").orElseThrow().firstChild().orElseThrow().name();
  }
}
