package eu.parvis.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.conference.Occupant;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much one client can make the others receive. */
class BurstTest extends SignalingTest {

  private static final int PRESENCE = 5_000;
  private static final Duration SHORT = Duration.ofMillis(250);

  private XmppPeer olga = owner();
  private XmppPeer eve = guest("Eve");

  @BeforeEach
  void join() {
    olga = owner().join();
    eve = guest("Eve").join();
    time.pass(Duration.ofSeconds(1));
    olga.skip();
  }

  @Test
  void aBurstOfLargePresencesIsShownOnceAndShort() {
    var before = olga.receivedChars();
    for (var i = 0; i < 80; i++) {
      eve.presence(hand(i) + large());
    }
    assertThat(olga.receivedChars() - before).isLessThan(PRESENCE);
    time.pass(SHORT);
    assertThat(olga.receivedChars() - before).isLessThan(2 * PRESENCE);
    assertThat(texts(shown(), "jitsi_participant_region")).containsExactly("79");
    eve.assertAlive();
    olga.assertAlive();
  }

  @Test
  void ofTheChangesWithinAQuarterSecondTheLastIsShown() {
    eve.presence(hand(1));
    assertThat(texts(shown(), "jitsi_participant_region")).containsExactly("1");
    olga.skip();
    eve.presence(hand(2));
    eve.presence(hand(3));
    assertThat(olga.unread()).isEmpty();
    time.pass(SHORT);
    assertThat(olga.unread())
        .singleElement()
        .satisfies(it -> assertThat(texts(it, "jitsi_participant_region")).containsExactly("3"));
    time.pass(SHORT);
    assertThat(olga.unread()).isEmpty();
  }

  @Test
  void aMuteIsInTheConferenceAtOnceAndShownSoon() {
    eve.presence("<audiomuted>false</audiomuted>");
    eve.presence("<audiomuted>true</audiomuted>");
    assertThat(occupants())
        .filteredOn(occupant -> occupant.name().equals("Eve"))
        .extracting(Occupant::audioMuted)
        .containsExactly(true);
    assertThat(texts(shown(), "audiomuted")).containsExactly("false");
    time.pass(SHORT);
    assertThat(texts(shown(), "audiomuted")).containsExactly("true");
  }

  @Test
  void switchingAMuteWithoutEndIsShownFourTimesASecond() {
    olga.skip();
    for (var i = 0; i < 300; i++) {
      eve.presence("<audiomuted>" + (i % 2 == 0) + "</audiomuted>");
      time.pass(Duration.ofMillis(10));
    }
    assertThat(olga.unread()).hasSizeBetween(10, 13);
  }

  @Test
  void aNewcomerSeesTheLatestAtOnce() {
    eve.presence(hand(1));
    eve.presence(hand(2));
    var zoe = guest("Zoe").join();
    var presence = zoe.next(it -> (eve.room() + "/" + eve.endpoint()).equals(it.attribute("from")));
    assertThat(texts(presence, "jitsi_participant_region")).containsExactly("2");
  }

  @Test
  void whoeverLeftIsNotShownLater() {
    eve.presence(hand(1));
    eve.presence(hand(2));
    eve.stream.socketClosed(true);
    olga.skip();
    time.pass(SHORT);
    assertThat(olga.unread()).isEmpty();
  }

  @Test
  void aFloodOfChatIsRefusedAndItsSenderMaySpeakAgainLater() {
    var before = olga.receivedChars();
    for (var i = 0; i < 100; i++) {
      say("&amp;".repeat(2_000));
    }
    assertThat(olga.receivedChars() - before).isBetween(10_000L, 50_000L);
    assertThat(eve.last(it -> it.name().equals("message")).toXml()).contains("resource-constraint");
    eve.assertAlive();
    olga.skip();
    time.pass(Duration.ofSeconds(10));
    say("sorry");
    assertThat(olga.next(it -> it.name().equals("message")).toXml()).contains("sorry");
  }

  @Test
  void aFloodOfSourcesIsRefused() {
    olga.accept(1000);
    eve.accept(2000);
    var before = olga.receivedChars();
    var focus = eve.room() + "/focus";
    for (var i = 0; i < 150; i++) {
      eve.frame(XmppPeer.iq("r", focus, Stanzas.camera("source-remove", eve.sid(), 2001)));
      eve.frame(XmppPeer.iq("a", focus, Stanzas.camera("source-add", eve.sid(), 2001)));
    }
    assertThat(olga.receivedChars() - before).isBetween(2_000L, 60_000L);
    assertThat(eve.unread()).anyMatch(it -> it.toXml().contains("resource-constraint"));
    eve.assertAlive();
  }

  @Test
  void aFloodIsStillRefusedAfterASocketBreaks() {
    var known = eve.stanzasSinceEnabled();
    assertThat(known).isZero();
    var gil = guest("Gil").bind();
    gil.frame("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
    var previd = gil.next(element -> element.is(Ns.SM, "enabled")).attribute("id", "");
    gil.presence("<x xmlns='http://jabber.org/protocol/muc'/>");
    for (var i = 0; i < 50; i++) {
      gil.frame(chat("x".repeat(2_000)));
    }
    gil.stream.socketClosed(false);
    gil.reconnect();
    gil.openAndAuthenticate();
    gil.frame(
        "<resume xmlns='urn:xmpp:sm:3' previd='"
            + previd
            + "' h='"
            + gil.stanzasSinceEnabled()
            + "'/>");
    olga.skip();
    gil.frame(chat("x".repeat(2_000)));
    assertThat(olga.unread()).noneMatch(it -> it.name().equals("message"));
  }

  private List<Occupant> occupants() {
    var found = new ArrayList<Occupant>();
    var conference = world.conferences().of(room);
    conference.execute(() -> found.addAll(conference.occupants()));
    return found;
  }

  private XmlElement shown() {
    return olga.last(it -> (eve.room() + "/" + eve.endpoint()).equals(it.attribute("from")));
  }

  private static List<String> texts(XmlElement presence, String name) {
    return presence.elements(Ns.CLIENT, name).map(XmlElement::text).toList();
  }

  private void say(String text) {
    eve.frame(chat(text));
  }

  private String chat(String text) {
    return "<message xmlns='jabber:client' type='groupchat' to='"
        + eve.room()
        + "'><body>"
        + text
        + "</body></message>";
  }

  private static String hand(int number) {
    return "<jitsi_participant_region>" + number + "</jitsi_participant_region>";
  }

  /** Twenty properties of 256 characters that grow fivefold when they are escaped. */
  private static String large() {
    var all = new StringBuilder();
    for (var i = 0; i < 20; i++) {
      var name = "jitsi_participant_p" + i;
      all.append('<').append(name).append('>').append("&amp;".repeat(256));
      all.append("</").append(name).append('>');
    }
    return all.toString();
  }
}
