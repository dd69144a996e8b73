package eu.parvis.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.conference.Forbidden;
import eu.parvis.kernel.SecurityEvent;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ModerationTest extends SignalingTest {

  private XmppPeer olga = owner();
  private XmppPeer gil = guest("Gil");
  private XmppPeer zoe = guest("Zoe");

  @BeforeEach
  void join() {
    olga = owner().join();
    gil = guest("Gil").join().presence("<audiomuted>false</audiomuted>");
    zoe = guest("Zoe").join();
    time.pass(Duration.ofSeconds(1));
    olga.skip();
    gil.skip();
    zoe.skip();
  }

  @Test
  void aMuteIsToldToEverybodyAndTheTargetIsAskedByTheFocus() {
    olga.frame(
        XmppPeer.iq(
            "1",
            olga.room() + "/focus",
            "<mute xmlns='http://jitsi.org/jitmeet/audio' jid='"
                + gil.room()
                + "/"
                + gil.endpoint()
                + "'>true</mute>"));
    assertThat(olga.next(XmppPeer.answers("1")).attribute("type")).isEqualTo("result");
    var asked = gil.last(element -> element.child(Ns.JITMEET_AUDIO, "mute").isPresent());
    assertThat(asked.attribute("from")).isEqualTo(gil.room() + "/focus");
    assertThat(asked.firstChild().orElseThrow().attribute("actor"))
        .isEqualTo(olga.room() + "/" + olga.endpoint());
    for (var peer : new XmppPeer[] {olga, gil, zoe}) {
      assertThat(news(peer)).contains("\"event\":\"muted\"", "\"kind\":\"audio\"");
      assertThat(shown(peer, gil).child(Ns.CLIENT, "audiomuted").orElseThrow().text())
          .isEqualTo("true");
    }
  }

  /** The switch is {@code CallMemory}. */
  @Test
  void whoeverDidNotSeeThatTheyWereMutedIsAskedAgainWhenTheyJoinAnew() {
    olga.frame(
        XmppPeer.iq(
            "1",
            olga.room() + "/focus",
            "<mute xmlns='http://jitsi.org/jitmeet/audio' jid='"
                + gil.room()
                + "/"
                + gil.endpoint()
                + "'>true</mute>"));

    var anew = again(gil.grant.participant()).join().presence("<audiomuted>false</audiomuted>");

    assertThat(anew.last(element -> element.child(Ns.JITMEET_AUDIO, "mute").isPresent()))
        .isNotNull();
    time.pass(Duration.ofSeconds(1));
    assertThat(shown(zoe, anew).child(Ns.CLIENT, "audiomuted").orElseThrow().text())
        .isEqualTo("true");
  }

  @Test
  void aRemovedPersonIsToldAndTheOthersSeeItGo() {
    olga.frame(
        XmppPeer.iq(
            "1",
            olga.room(),
            "<query xmlns='http://jabber.org/protocol/muc#admin'><item role='none' nick='"
                + gil.endpoint()
                + "'><reason>bye</reason></item></query>"));
    assertThat(news(gil))
        .contains("\"event\":\"removed\"", "\"by\":\"" + olga.participant() + "\"");
    assertThat(statuses(shown(gil, gil))).containsExactlyInAnyOrder("110", "307");
    assertThat(shown(zoe, gil).attribute("type")).isEqualTo("unavailable");
    var again = again(gil.grant.participant()).join();
    assertThat(again.last(element -> element.name().equals("presence")).attribute("type"))
        .isEqualTo("error");
  }

  /** The switch is {@code refused} in {@code Orders.forbidden}. */
  @Tag("asvs-16.3.2")
  @Test
  void whatAGuestMayNotOrderIsCounted() {
    admin(gil, "role='none' nick='" + zoe.endpoint() + "'");
    assertThat(refused).containsExactly(SecurityEvent.authorization("xmpp: order"));
  }

  @Test
  void whoIsBannedIsToldSoAndDoesNotComeBack() {
    admin(olga, "affiliation='outcast' jid='" + gil.room() + "/" + gil.endpoint() + "'");

    assertThat(news(gil)).contains("\"event\":\"removed\"", "\"banned\":true");
    var again = again(gil.grant.participant()).join();
    assertThat(again.last(element -> element.name().equals("presence")).toXml())
        .contains("forbidden");
  }

  @Test
  void aModeratorWhoIsMadeInTheRoomIsOneForEverybodyAtOnce() {
    admin(olga, "role='moderator' nick='" + gil.endpoint() + "'");

    assertThat(shown(zoe, gil).toXml())
        .contains("<jitsi_participant_parvis-role>moderator<", "role=\"moderator\"");
    assertThat(news(gil)).contains("\"event\":\"permissions\"", "\"give-role\"");
    admin(gil, "role='none' nick='" + zoe.endpoint() + "'");
    assertThat(shown(olga, zoe).attribute("type")).isEqualTo("unavailable");
  }

  @Test
  void everybodyIsToldOnJoiningWhatTheyMay() {
    var max = guest("Max").join();

    assertThat(news(max))
        .contains("\"event\":\"permissions\"", "\"speak\"", "\"locked\":false")
        .doesNotContain("\"mute\"");
  }

  /** As text, whatever is in it. */
  @Test
  void everybodyIsToldWhatTakesPlace() {
    world.title(room, "Rock & <b>\"roll\"</b>\uFFFF");

    for (var peer : new XmppPeer[] {olga, gil, zoe}) {
      assertThat(news(peer))
          .contains("\"event\":\"permissions\"")
          .contains("\"title\":\"Rock & <b>\\\"roll\\\"</b>\uFFFD\"");
    }
  }

  @Test
  void aHandIsShownByTheServersClockUntilItIsLowered() {
    gil.presence("<jitsi_participant_raisedHand>12</jitsi_participant_raisedHand>");
    time.pass(Duration.ofSeconds(1));
    var since = hand(shown(zoe, gil));
    assertThat(since).isNotEqualTo("0").isNotEqualTo("12");

    world.conferences().of(room).execute(() -> lowerHands());
    time.pass(Duration.ofSeconds(1));
    gil.presence("<jitsi_participant_raisedHand>13</jitsi_participant_raisedHand>");
    time.pass(Duration.ofSeconds(1));

    assertThat(hand(shown(zoe, gil))).isEqualTo("0");
    assertThat(gil.last(element -> element.toXml().contains("hand-lowered"))).isNotNull();
  }

  private void lowerHands() {
    try {
      world.conferences().of(room).moderation().lowerHands(olga.grant.participant());
    } catch (Forbidden e) {
      throw new AssertionError(e);
    }
  }

  private static String hand(XmlElement presence) {
    return presence.child(Ns.CLIENT, "jitsi_participant_raisedHand").orElseThrow().text();
  }

  private static void admin(XmppPeer by, String item) {
    by.frame(
        XmppPeer.iq(
            "admin",
            by.room(),
            "<query xmlns='http://jabber.org/protocol/muc#admin'><item " + item + "/></query>"));
  }

  @Test
  void endingForAllDestroysTheRoom() {
    olga.frame(
        XmppPeer.iq(
            "1",
            olga.room(),
            "<query xmlns='http://jabber.org/protocol/muc#owner'><destroy/></query>"));
    for (var peer : new XmppPeer[] {olga, gil, zoe}) {
      assertThat(news(peer)).contains("\"event\":\"ended\"");
      var user = shown(peer, peer).child(Ns.MUC_USER, "x").orElseThrow();
      assertThat(user.child(Ns.MUC_USER, "destroy")).isPresent();
    }
  }

  @Test
  void aNewerStreamOfTheSameParticipantReplacesTheOlder() {
    var reloaded = again(gil.grant.participant()).join();
    assertThat(news(gil)).contains("\"event\":\"replaced\"");
    gil.assertEnded("conflict");
    assertThat(shown(olga, gil).attribute("type")).isEqualTo("unavailable");
    assertThat(shown(olga, reloaded).attribute("type")).isNull();
  }

  private static XmlElement shown(XmppPeer viewer, XmppPeer about) {
    return viewer.last(element ->
        element.name().equals("presence")
            && (about.room() + "/" + about.endpoint()).equals(element.attribute("from")));
  }

  private static String news(XmppPeer peer) {
    return peer.last(element -> element.child(Ns.JITMEET, "json-message").isPresent())
        .child(Ns.JITMEET, "json-message")
        .orElseThrow()
        .text();
  }

  private static List<String> statuses(XmlElement presence) {
    return presence
        .child(Ns.MUC_USER, "x")
        .orElseThrow()
        .elements(Ns.MUC_USER, "status")
        .map(status -> status.attribute("code", ""))
        .toList();
  }
}
