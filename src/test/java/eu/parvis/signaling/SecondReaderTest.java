package eu.parvis.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import java.util.Date;
import java.util.function.Predicate;
import org.jitsi.xmpp.extensions.colibri.WebSocketPacketExtension;
import org.jitsi.xmpp.extensions.jingle.ContentPacketExtension;
import org.jitsi.xmpp.extensions.jingle.DtlsFingerprintPacketExtension;
import org.jitsi.xmpp.extensions.jingle.GroupPacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;
import org.jitsi.xmpp.extensions.jingle.JingleAction;
import org.jitsi.xmpp.extensions.jingle.JingleIQ;
import org.jitsi.xmpp.extensions.jingle.ParameterPacketExtension;
import org.jitsi.xmpp.extensions.jingle.PayloadTypePacketExtension;
import org.jitsi.xmpp.extensions.jingle.RTPHdrExtPacketExtension;
import org.jitsi.xmpp.extensions.jingle.RtcpFbPacketExtension;
import org.jitsi.xmpp.extensions.jingle.RtpDescriptionPacketExtension;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceIq;
import org.jitsi.xmpp.extensions.jitsimeet.JsonMessageExtension;
import org.jitsi.xmpp.extensions.jitsimeet.MuteIq;
import org.jivesoftware.smack.packet.ErrorIQ;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.muc.MUCAffiliation;
import org.jivesoftware.smackx.muc.MUCRole;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jivesoftware.smackx.nick.packet.Nick;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What the server writes is what the authors of Smack and of Jitsi read. */
class SecondReaderTest extends SignalingTest {

  private final SecondReader reader = new SecondReader();
  private XmppPeer olga = owner();
  private XmppPeer gil = guest("Gil");

  @BeforeEach
  void join() {
    olga = owner().join().accept(1000);
    gil = guest("Gil & <Co>").join();
  }

  @Test
  void anInvitationIsAJingleOfferWithTransportAndSources() {
    var offer = last(gil, it -> XmppPeer.jingle(it, "session-initiate"), JingleIQ.class);
    assertThat(offer.getAction()).isEqualTo(JingleAction.SESSION_INITIATE);
    assertThat(offer.getType()).isEqualTo(IQ.Type.set);
    assertThat(offer.getSID()).isEqualTo(gil.sid());
    assertThat((Object) offer.getFrom()).hasToString(gil.room() + "/focus");
    assertThat(offer.getContentList())
        .extracting(ContentPacketExtension::getName)
        .containsExactly("audio", "video");
    assertThat(offer.getExtension(GroupPacketExtension.class).getSemantics()).isEqualTo("BUNDLE");
    assertThat(offer.getExtension(GroupPacketExtension.class).getContents())
        .extracting(ContentPacketExtension::getName)
        .containsExactly("audio", "video");
    for (var content : offer.getContentList()) {
      var transport = content.getFirstChildOfType(IceUdpTransportPacketExtension.class);
      assertThat(transport.getUfrag()).hasSizeGreaterThanOrEqualTo(4);
      assertThat(transport.getPassword()).hasSizeGreaterThanOrEqualTo(22);
      assertThat(transport.isRtcpMux()).isTrue();
      var fingerprint = transport.getFirstChildOfType(DtlsFingerprintPacketExtension.class);
      assertThat(fingerprint.getHash()).isEqualTo("sha-256");
      assertThat(fingerprint.getSetup()).isEqualTo("actpass");
      assertThat(fingerprint.getFingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
      var channel = transport.getFirstChildOfType(WebSocketPacketExtension.class);
      assertThat(channel.getUrl())
          .startsWith("wss://call.example.org/colibri-ws/")
          .contains("/" + gil.endpoint() + "?pwd=");
    }
  }

  @Test
  void anOfferNamesCodecsFeedbackAndHeaderExtensions() {
    var offer = last(gil, it -> XmppPeer.jingle(it, "session-initiate"), JingleIQ.class);
    var audio = description(offer, "audio");
    assertThat(audio.getPayloadTypes())
        .singleElement()
        .satisfies(opus -> {
          assertThat(opus.getName()).isEqualTo("opus");
          assertThat(opus.getID()).isEqualTo(111);
          assertThat(opus.getClockrate()).isEqualTo(48_000);
          assertThat(opus.getChannels()).isEqualTo(2);
          assertThat(opus.getParameters())
              .extracting(ParameterPacketExtension::getName)
              .contains("useinbandfec");
        });
    var video = description(offer, "video");
    assertThat(video.getPayloadTypes())
        .extracting(PayloadTypePacketExtension::getName)
        .containsExactly("VP8", "rtx");
    assertThat(video.getPayloadTypes().getFirst().getRtcpFeedbackTypeList())
        .extracting(RtcpFbPacketExtension::getFeedbackType)
        .contains("ccm", "nack", "transport-cc");
    assertThat(video.getExtmapList())
        .extracting(RTPHdrExtPacketExtension::getID)
        .containsExactlyInAnyOrder("3", "5");
  }

  @Test
  void theSourcesOfAnOfferAndOfAnAdditionAreJson() {
    var offer = last(gil, it -> XmppPeer.jingle(it, "session-initiate"), JingleIQ.class);
    assertThat(sources(offer).path(olga.endpoint()).path(0).path(0).path("s").asLong())
        .isEqualTo(1001);
    assertThat(sources(offer).path(olga.endpoint()).path(2).path(0).path("s").asLong())
        .isEqualTo(1000);
    gil.accept(2000);
    var added = last(olga, it -> XmppPeer.jingle(it, "source-add"), JingleIQ.class);
    assertThat(added.getAction()).isEqualTo(JingleAction.SOURCEADD);
    assertThat(sources(added).path(gil.endpoint()).path(2).path(0).path("n").asString())
        .isEqualTo(gil.endpoint() + "-a0");
  }

  @Test
  void theAnswerToAConferenceRequestIsReady() {
    gil.frame(
        XmppPeer.iq(
            "c",
            "focus.parvis",
            "<conference xmlns='http://jitsi.org/protocol/focus' room='" + gil.room() + "'/>"));
    var answer = last(gil, XmppPeer.answers("c"), ConferenceIq.class);
    assertThat(answer.getType()).isEqualTo(IQ.Type.result);
    assertThat(answer.isReady()).isTrue();
    assertThat((Object) answer.getRoom()).hasToString(gil.room());
    assertThat(answer.getFocusJid()).isEqualTo("focus@auth.parvis");
  }

  @Test
  void aPresenceCarriesNickRoleAndProperties() {
    gil.presence("<jitsi_participant_region>1 &amp; 2</jitsi_participant_region>");
    var shown = last(olga, isPresenceOf(gil), Presence.class);
    assertThat(shown.getType()).isEqualTo(Presence.Type.available);
    assertThat(shown.getExtension(Nick.class).getName()).isEqualTo("Gil & <Co>");
    assertThat(text(shown, "jitsi_participant_region")).isEqualTo("1 & 2");
    assertThat(text(shown, "jitsi_participant_parvis-role")).isEqualTo("guest");
    assertThat(text(shown, "jitsi_participant_parvis-id")).isEqualTo(gil.participant());
    var item = shown.getExtension(MUCUser.class).getItem();
    assertThat(item.getAffiliation()).isEqualTo(MUCAffiliation.none);
    assertThat(item.getRole()).isEqualTo(MUCRole.participant);
    assertThat((Object) item.getJid()).isNull();
  }

  @Test
  void onesOwnPresenceSaysSoAndTheOwnerIsModerator() {
    var own = last(olga, isPresenceOf(olga), Presence.class).getExtension(MUCUser.class);
    assertThat(own.getStatus()).contains(MUCUser.Status.PRESENCE_TO_SELF_110);
    assertThat(own.getItem().getRole()).isEqualTo(MUCRole.moderator);
    assertThat((Object) own.getItem().getJid()).hasToString(olga.jid);
  }

  @Test
  void leavingIsAnUnavailablePresence() {
    gil.stream.socketClosed(true);
    var gone = last(olga, isPresenceOf(gil), Presence.class);
    assertThat(gone.getType()).isEqualTo(Presence.Type.unavailable);
    assertThat(gone.getExtension(MUCUser.class).getItem().getRole()).isEqualTo(MUCRole.none);
  }

  @Test
  void serverAndRoomDescribeThemselves() {
    gil.frame(
        "<iq xmlns='jabber:client' type='get' id='d1' to='parvis'>"
            + "<query xmlns='http://jabber.org/protocol/disco#info'/></iq>");
    var server = last(gil, XmppPeer.answers("d1"), DiscoverInfo.class);
    assertThat(server.hasIdentity("server", "im")).isTrue();
    assertThat(server.containsFeature(Ns.PING)).isTrue();
    gil.frame(
        "<iq xmlns='jabber:client' type='get' id='d2' to='"
            + gil.room()
            + "'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>");
    var room = last(gil, XmppPeer.answers("d2"), DiscoverInfo.class);
    assertThat(room.hasIdentity("conference", "text")).isTrue();
    assertThat(room.containsFeature(Ns.MUC)).isTrue();
    assertThat(DataForm.from(room).getField("muc#roominfo_meetingId").getFirstValue())
        .isEqualTo(gil.grant.room().value().toString());
  }

  @Test
  void aChatTextHasSenderAndTime() {
    gil.frame(
        "<message xmlns='jabber:client' type='groupchat' to='"
            + gil.room()
            + "'><body>a &lt; b ]]&gt; \"c\"</body></message>");
    var message = last(olga, it -> it.name().equals("message"), Message.class);
    assertThat(message.getType()).isEqualTo(Message.Type.groupchat);
    assertThat(message.getBody()).isEqualTo("a < b ]]> \"c\"");
    assertThat((Object) message.getFrom()).hasToString(gil.room() + "/" + gil.endpoint());
    assertThat(DelayInformation.from(message).getStamp()).isEqualTo(Date.from(time.instant()));
  }

  @Test
  void aMuteByTheOwnerIsJitsis() {
    gil.presence("<audiomuted>false</audiomuted>");
    olga.frame(
        XmppPeer.iq(
            "m",
            olga.room() + "/focus",
            "<mute xmlns='http://jitsi.org/jitmeet/audio' jid='"
                + gil.room()
                + "/"
                + gil.endpoint()
                + "'>true</mute>"));
    var mute = last(gil, it -> it.child(Ns.JITMEET_AUDIO, "mute").isPresent(), MuteIq.class);
    assertThat(mute.getMute()).isTrue();
    assertThat((Object) mute.getActor()).hasToString(olga.room() + "/" + olga.endpoint());
  }

  @Test
  void aRefusalIsAStanzaError() {
    gil.frame(XmppPeer.iq("r", olga.jid, "<x xmlns='urn:x'/>"));
    var refusal = last(gil, XmppPeer.answers("r"), ErrorIQ.class);
    assertThat(refusal.getError().getCondition())
        .isEqualTo(StanzaError.Condition.service_unavailable);
  }

  private <T extends Stanza> T last(XmppPeer peer, Predicate<XmlElement> wanted, Class<T> type) {
    return reader.read(peer.lastFrame(wanted), type);
  }

  private static Predicate<XmlElement> isPresenceOf(XmppPeer peer) {
    return it ->
        it.name().equals("presence")
            && (peer.room() + "/" + peer.endpoint()).equals(it.attribute("from"));
  }

  private static String text(Presence presence, String name) {
    var element = (StandardExtensionElement) presence.getExtensionElement(name, "jabber:client");
    return element.getText();
  }

  private static RtpDescriptionPacketExtension description(JingleIQ offer, String content) {
    return offer.getContentByName(content).getFirstChildOfType(RtpDescriptionPacketExtension.class);
  }

  private static tools.jackson.databind.JsonNode sources(JingleIQ jingle) {
    var json = jingle.getExtension(JsonMessageExtension.class).getJson();
    return JsonMapper.shared().readTree(json).path("sources");
  }
}
