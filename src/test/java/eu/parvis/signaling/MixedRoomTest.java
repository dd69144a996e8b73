package eu.parvis.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.MediaEvent;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client of 2021 and one of today in one room: each is spoken to in its own words. */
class MixedRoomTest extends SignalingTest {

  private final XmppPeer older = owner();
  private final XmppPeer newer = guest("Gil");
  private BridgeEnd olderBridge;
  private BridgeEnd newerBridge;

  @BeforeEach
  void join() {
    older.join();
    older.presence("<audiomuted>false</audiomuted><videomuted>false</videomuted>");
    olderBridge = BridgeEnd.of(older, channels);
    older.accept(1000);
    newer.bind();
    newer.presence("<x xmlns='http://jabber.org/protocol/muc'/>" + sourceInfo("{}"));
    newerBridge = BridgeEnd.of(newer, channels);
    acceptWithNames();
    newer.presence(muted(false, false));
    time.pass(Duration.ofSeconds(1));
  }

  /** As the client of today: every source has a name, cameras say what they are. */
  private void acceptWithNames() {
    var audio = named(2000, newer.endpoint() + "-a0", "");
    var name = newer.endpoint() + "-v0";
    var video =
        named(2001, name, " videoType='camera'")
            + named(2002, name, " videoType='camera'")
            + Stanzas.group("FID", 2001, 2002);
    var sid = newer.sid();
    newer.frame(
        XmppPeer.iq(
            "accept", newer.room() + "/focus", Stanzas.accept(sid, "active", audio, video)));
  }

  private static String named(long ssrc, String name, String more) {
    return Stanzas.source(ssrc)
        .replace("ssrc='" + ssrc + "'", "ssrc='" + ssrc + "' name='" + name + "'" + more);
  }

  private static String sourceInfo(String json) {
    return "<SourceInfo>" + json.replace("\"", "&quot;") + "</SourceInfo>";
  }

  private String muted(boolean audio, boolean video) {
    return sourceInfo(
        "{\"%1$s-a0\":{\"muted\":%2$s},\"%1$s-v0\":{\"muted\":%3$s}}"
            .formatted(newer.endpoint(), audio, video));
  }

  @Test
  void eachIsOfferedTheSourcesOfTheOtherByName() {
    var offered = CallTest.json(newer.last(MixedRoomTest::isOffer));
    assertThat(offered)
        .contains("\"s\":1000,\"n\":\"" + older.endpoint() + "-a0\"")
        .contains("\"s\":1001,\"n\":\"" + older.endpoint() + "-v0\"", "[\"f\",1001,1003]");
    var told = CallTest.json(older.last(stanza -> XmppPeer.jingle(stanza, "source-add")));
    assertThat(told)
        .contains("\"s\":2000,\"n\":\"" + newer.endpoint() + "-a0\"")
        .contains("\"s\":2001,\"n\":\"" + newer.endpoint() + "-v0\"", "[\"f\",2001,2002]");
  }

  @Test
  void whatTheNewerMutesTheOlderReads() {
    newer.presence(muted(true, false));
    assertShown(older, newer, true, false);
    time.pass(Duration.ofSeconds(1));
    newer.presence(muted(false, true));
    assertShown(older, newer, false, true);
  }

  @Test
  void whatTheOlderMutesTheNewerReads() {
    older.presence("<audiomuted>true</audiomuted><videomuted>false</videomuted>");
    assertShown(newer, older, true, false);
    time.pass(Duration.ofSeconds(1));
    older.presence("<audiomuted>false</audiomuted><videomuted>true</videomuted>");
    assertShown(newer, older, false, true);
  }

  @Test
  void whatTheOwnerMutesBothRead() {
    older.frame(
        XmppPeer.iq(
            "mute",
            older.room() + "/focus",
            "<mute xmlns='http://jitsi.org/jitmeet/audio' jid='"
                + older.room()
                + "/"
                + newer.endpoint()
                + "'>true</mute>"));
    assertShown(older, newer, true, false);
    assertShown(newer, newer, true, false);
    assertThat(
            newer.last(stanza -> stanza.child(Ns.JITMEET_AUDIO, "mute").isPresent()).attributes())
        .containsEntry("from", newer.room() + "/focus");
  }

  private static void assertShown(XmppPeer to, XmppPeer of, boolean audio, boolean video) {
    var shown = to.last(stanza -> isPresenceOf(stanza, of));
    assertThat(text(shown, "audiomuted")).isEqualTo(Boolean.toString(audio));
    assertThat(text(shown, "videomuted")).isEqualTo(Boolean.toString(video));
    assertThat(text(shown, "SourceInfo"))
        .contains("\"" + of.endpoint() + "-a0\":{\"muted\":" + audio + "}")
        .contains("\"" + of.endpoint() + "-v0\":{\"muted\":" + video + ",");
  }

  @Test
  void eachIsToldInItsWordsWhatIsWantedOfIt() {
    for (var peer : List.of(older, newer)) {
      media(peer, id -> new MediaEvent.PictureWanted(id, id + "-v0", 360));
    }
    olderBridge.expect(
        "{\"colibriClass\":\"SenderVideoConstraints\",\"videoConstraints\":{\"idealHeight\":360}}");
    newerBridge.expect(
        "{\"colibriClass\":\"SenderSourceConstraints\",\"sourceName\":\""
            + newer.endpoint()
            + "-v0\",\"maxHeight\":360}");
  }

  @Test
  void eachIsToldInItsWordsWhatItIsSent() {
    media(older, id -> forwarding(id, newer));
    media(newer, id -> forwarding(id, older));
    olderBridge.expect(
        "{\"colibriClass\":\"LastNEndpointsChangeEvent\",\"lastNEndpoints\":[\""
            + newer.endpoint()
            + "\"]}");
    newerBridge.expect(
        "{\"colibriClass\":\"ForwardedSources\",\"forwardedSources\":[\""
            + older.endpoint()
            + "-v0\"]}");
  }

  private static MediaEvent forwarding(String to, XmppPeer owner) {
    return new MediaEvent.Forwarding(
        to, List.of(owner.endpoint() + "-v0"), List.of(owner.endpoint()));
  }

  @Test
  void messagesOverTheBridgeGoBothWays() {
    olderBridge.says(
        "{\"colibriClass\":\"EndpointMessage\",\"to\":\""
            + newer.endpoint()
            + "\",\"msgPayload\":{\"type\":\"e2e-ping-request\",\"id\":1}}");
    newerBridge.expect(
        "{\"colibriClass\":\"EndpointMessage\",\"from\":\""
            + older.endpoint()
            + "\",\"msgPayload\":{\"type\":\"e2e-ping-request\",\"id\":1}}");
    newerBridge.says("{\"colibriClass\":\"EndpointMessage\",\"to\":\"\",\"msgPayload\":{\"x\":1}}");
    olderBridge.expect(
        "{\"colibriClass\":\"EndpointMessage\",\"from\":\""
            + newer.endpoint()
            + "\",\"msgPayload\":{\"x\":1}}");
  }

  @Test
  void theShareOfTheOlderIsADesktopForTheNewer() {
    var share = shareOf(older).join();
    var shown = newer.last(stanza -> isPresenceOf(stanza, share));
    assertThat(text(shown, "videoType")).isEqualTo("desktop");
    assertThat(text(shown, "SourceInfo")).contains("\"videoType\":\"desktop\"");
  }

  @Test
  void leavingIsUnavailablePresenceAndNoRemoval() {
    older.skip();
    newer.frame(
        "<presence xmlns='jabber:client' type='unavailable' to='"
            + newer.room()
            + "/"
            + newer.endpoint()
            + "'/>");
    assertThat(older.unread())
        .noneMatch(stanza -> XmppPeer.jingle(stanza, "source-remove"))
        .anyMatch(stanza ->
            isPresenceOf(stanza, newer) && stanza.attribute("type", "").equals("unavailable"));
  }

  private static boolean isOffer(XmlElement stanza) {
    return XmppPeer.jingle(stanza, "session-initiate");
  }

  private static boolean isPresenceOf(XmlElement stanza, XmppPeer peer) {
    return stanza.name().equals("presence")
        && stanza.attribute("from", "").equals(peer.room() + "/" + peer.endpoint());
  }

  private static String text(XmlElement presence, String name) {
    return presence.child(Ns.CLIENT, name).orElseThrow().text();
  }
}
