package eu.parvis.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallTest extends SignalingTest {

  @Test
  void theFirstTwoSeeEachOtherAndAreToldOfEachOthersSources() {
    var olga = owner().join();
    olga.skip();
    olga.accept(1000);
    var gil = guest("Gil").join();

    var offer = gil.next(element -> XmppPeer.jingle(element, "session-initiate"));
    assertThat(json(offer)).contains("\"s\":1000", "\"s\":1001", "[\"f\",1001,1003]");
    assertThat(json(offer)).contains("\"n\":\"" + olga.endpoint() + "-a0\"");
    gil.accept(2000);

    var told = olga.next(element -> XmppPeer.jingle(element, "source-add"));
    assertThat(json(told))
        .contains("\"" + gil.endpoint() + "\"", "\"s\":2000", "[\"f\",2001,2003]")
        .contains("\"n\":\"" + gil.endpoint() + "-v0\"")
        .doesNotContain("2002", "2004");
  }

  @Test
  void theRoomIsShownInOrder() {
    var olga = owner().join();
    var gil = guest("Gil").join();
    assertThat(gil.unread())
        .filteredOn(element -> !element.name().equals("iq"))
        .extracting(element -> element.attribute("from"))
        .containsExactly(
            gil.room() + "/focus",
            gil.room() + "/" + olga.endpoint(),
            gil.room() + "/" + gil.endpoint(),
            gil.room(),
            gil.room());
  }

  @Test
  void nameRoleAndIdentityComeFromTheServer() {
    var olga = owner().join().skip();
    guest("Gil")
        .join()
        .presence(
            "<nick xmlns='http://jabber.org/protocol/nick'>Olga</nick>"
                + "<jitsi_participant_parvis-role>owner</jitsi_participant_parvis-role>"
                + "<jitsi_participant_parvis-id>forged</jitsi_participant_parvis-id>"
                + "<jitsi_participant_parvis-picture>17</jitsi_participant_parvis-picture>"
                + "<jitsi_participant_raisedHand>1</jitsi_participant_raisedHand>"
                + "<email>gil@example.org</email>"
                + "<x xmlns='http://jabber.org/protocol/muc#user'><item role='moderator'/></x>");
    var shown = olga.last(element -> element.name().equals("presence"));
    assertThat(shown.child(Ns.NICK, "nick").orElseThrow().text()).isEqualTo("Gil");
    assertThat(texts(shown, "jitsi_participant_parvis-role")).containsExactly("guest");
    assertThat(texts(shown, "jitsi_participant_parvis-id")).hasSize(1).doesNotContain("forged");
    assertThat(texts(shown, "jitsi_participant_parvis-picture")).containsExactly("");
    assertThat(texts(shown, "jitsi_participant_raisedHand"))
        .containsExactly(String.valueOf(time.instant().toEpochMilli()));
    assertThat(shown.child(Ns.CLIENT, "email")).isEmpty();
    var items = shown.child(Ns.MUC_USER, "x").orElseThrow().elements(Ns.MUC_USER, "item").toList();
    assertThat(items)
        .singleElement()
        .satisfies(item ->
            assertThat(item.attributes())
                .containsEntry("role", "participant")
                .containsEntry("affiliation", "none")
                .doesNotContainKey("jid"));
  }

  @Test
  void leavingIsTold() {
    var olga = owner().join().skip();
    var gil = guest("Gil").join();
    gil.frame(
        "<presence xmlns='jabber:client' type='unavailable' to='"
            + gil.room()
            + "/"
            + gil.endpoint()
            + "'/>");
    var gone = olga.last(element -> element.name().equals("presence"));
    assertThat(gone.attributes())
        .containsEntry("type", "unavailable")
        .containsEntry("from", gil.room() + "/" + gil.endpoint());
    assertThat(gil.last(element -> element.name().equals("presence")).attribute("type"))
        .isEqualTo("unavailable");
  }

  @Test
  void aPageThatIsGoneLeavesAtOnce() {
    var olga = owner().join().skip();
    var gil = guest("Gil").join();
    gil.stream.socketClosed(true);
    assertThat(olga.last(element -> element.name().equals("presence")).attributes())
        .containsEntry("type", "unavailable");
  }

  private static List<String> texts(XmlElement presence, String name) {
    return presence.elements(Ns.CLIENT, name).map(XmlElement::text).toList();
  }

  static String json(XmlElement iq) {
    return iq.child(Ns.JINGLE, "jingle")
        .orElseThrow()
        .child(Ns.JITMEET, "json-message")
        .orElseThrow()
        .text();
  }
}
