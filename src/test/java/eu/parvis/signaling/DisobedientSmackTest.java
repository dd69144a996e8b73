package eu.parvis.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import java.util.List;
import org.jitsi.xmpp.extensions.jingle.ContentPacketExtension;
import org.jitsi.xmpp.extensions.jingle.JingleAction;
import org.jitsi.xmpp.extensions.jingle.JingleIQ;
import org.jitsi.xmpp.extensions.jingle.JinglePacketFactory;
import org.jitsi.xmpp.extensions.jitsimeet.JsonMessageExtension;
import org.jitsi.xmpp.extensions.jitsimeet.MuteIq;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smackx.muc.MUCAffiliation;
import org.jivesoftware.smackx.muc.MUCRole;
import org.jivesoftware.smackx.muc.packet.Destroy;
import org.jivesoftware.smackx.muc.packet.MUCAdmin;
import org.jivesoftware.smackx.muc.packet.MUCInitialPresence;
import org.jivesoftware.smackx.muc.packet.MUCItem;
import org.jivesoftware.smackx.muc.packet.MUCOwner;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jivesoftware.smackx.nick.packet.Nick;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/** A client made of Smack's own stanzas that sends what it must not; the others notice nothing. */
class DisobedientSmackTest extends SignalingTest {

  private XmppPeer olga = owner();
  private XmppPeer gil = guest("Gil");
  private XmppPeer eve = guest("Eve");

  @BeforeEach
  void join() {
    olga = owner().join().accept(1000);
    gil = guest("Gil").join().accept(2000).presence("<audiomuted>false</audiomuted>");
    eve = guest("Eve").join().accept(3000);
    List.of(olga, gil, eve).forEach(XmppPeer::skip);
  }

  @Test
  void aMessageInTheNameOfAnotherCostsTheStream() {
    send(
        StanzaBuilder.buildMessage("1")
            .ofType(Message.Type.groupchat)
            .from(occupant(olga))
            .to(room())
            .setBody("I resign")
            .build());
    eve.assertEnded("invalid-from");
    assertThat(olga.unread()).noneMatch(it -> it.name().equals("message"));
    assertOthersAlive();
  }

  @Test
  void aPresenceFromTheAddressOfAnotherCostsTheStream() {
    send(StanzaBuilder.buildPresence("1").from(jid(olga.jid)).to(occupant(eve)).build());
    eve.assertEnded("invalid-from");
    assertOthersAlive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"focus", "Olga", "ffffffff"})
  void anotherNickIsRefusedInTheRoomAndAtItsDoor(String nick) {
    var presence =
        StanzaBuilder.buildPresence("1")
            .to(jid(eve.room() + "/" + nick))
            .addExtension(new MUCInitialPresence(null, -1, -1, -1, null))
            .build();
    send(presence);
    assertThat(eve.error()).isIn("conflict", "not-acceptable");
    var mallory = guest("Mallory").bind().skip();
    mallory.frame(presence.toXML().toString());
    assertThat(mallory.error()).isIn("conflict", "not-acceptable");
    assertNothingNoticed();
  }

  @Test
  void theNickOfAnOccupantIsRefused() {
    send(StanzaBuilder.buildPresence("1").to(occupant(olga)).build());
    assertThat(eve.error()).isEqualTo("not-acceptable");
    assertNothingNoticed();
  }

  @Test
  void aJingleOfferToAnotherOccupantIsNotRelayed() {
    for (var to : List.of(occupant(olga), jid(olga.jid))) {
      send(
          JinglePacketFactory.createSessionInitiate(
              jid(eve.jid),
              to,
              "p2p",
              List.of(
                  new ContentPacketExtension(
                      ContentPacketExtension.CreatorEnum.initiator, "audio"))));
      assertThat(eve.error()).isEqualTo("service-unavailable");
    }
    assertNothingNoticed();
  }

  @Test
  void theAnswerToARequestThatNobodyMadeIsNotRelayed() {
    var result = new JingleIQ(JingleAction.SESSION_ACCEPT, "p2p");
    result.setType(IQ.Type.result);
    result.setTo(occupant(olga));
    send(result);
    assertNothingNoticed();
  }

  @Test
  void aGuestCannotMuteAnother() {
    var mute = new MuteIq();
    mute.setType(IQ.Type.set);
    mute.setTo(jid(eve.room() + "/focus"));
    mute.setJid(occupant(gil));
    mute.setMute(true);
    send(mute);
    assertThat(eve.error()).isEqualTo("forbidden");
    assertNothingNoticed();
  }

  @Test
  void aMuteThatIsSentToItsTargetIsNotRelayed() {
    var mute = new MuteIq();
    mute.setType(IQ.Type.set);
    mute.setTo(occupant(gil));
    mute.setJid(occupant(gil));
    mute.setMute(true);
    send(mute);
    assertThat(eve.error()).isEqualTo("service-unavailable");
    assertNothingNoticed();
  }

  @Test
  void aGuestCannotDestroyTheRoom() {
    var destroy = new MUCOwner();
    destroy.setType(IQ.Type.set);
    destroy.setTo(room());
    destroy.setDestroy(new Destroy(null, "over"));
    send(destroy);
    assertThat(eve.error()).isEqualTo("forbidden");
    assertNothingNoticed();
  }

  @Test
  void aGuestCannotKickAndCannotMakeItselfOwner() {
    var nick = Resourcepart.fromOrThrowUnchecked(olga.endpoint());
    for (var item :
        List.of(
            new MUCItem(MUCRole.none, nick),
            new MUCItem(MUCRole.moderator, Resourcepart.fromOrThrowUnchecked(eve.endpoint())),
            new MUCItem(MUCAffiliation.owner, jid(eve.jid).asBareJid()))) {
      var admin = new MUCAdmin();
      admin.setType(IQ.Type.set);
      admin.setTo(room());
      admin.addItem(item);
      send(admin);
      assertThat(eve.error()).isIn("forbidden", "not-allowed");
    }
    assertNothingNoticed();
  }

  @Test
  void aPresenceWithTheNameAndThePropertiesOfAnotherIsShownUnderItsOwn() {
    var item =
        new MUCItem(MUCAffiliation.owner, MUCRole.moderator, null, null, jid(olga.jid), null, null);
    var forged = new MUCUser();
    forged.setItem(item);
    send(
        StanzaBuilder.buildPresence("1")
            .to(occupant(eve))
            .addExtension(new Nick("Olga"))
            .addExtension(forged)
            .addExtension(property("jitsi_participant_parvis-id", olga.participant()))
            .addExtension(property("jitsi_participant_parvis-role", "owner"))
            .addExtension(property("jitsi_participant_parvis-screen-of", olga.participant()))
            .build());
    var shown = shownOf(eve);
    assertThat(shown).isEqualTo(shownOf(eve, gil));
    assertThat(shown.child(Ns.NICK, "nick").orElseThrow().text()).isEqualTo("Eve");
    assertThat(shown.toXml())
        .contains(eve.participant(), ">guest<", "role=\"participant\"")
        .doesNotContain(olga.participant(), "moderator", "screen-of");
    assertOthersAlive();
  }

  @Test
  void newsInTheNameOfTheRoomIsRefused() {
    send(
        StanzaBuilder.buildMessage("1")
            .ofType(Message.Type.groupchat)
            .to(room())
            .addExtension(new JsonMessageExtension("{\"type\":\"parvis\",\"event\":\"ended\"}"))
            .build());
    assertThat(eve.error()).isEqualTo("not-allowed");
    assertNothingNoticed();
  }

  @Test
  void aPrivateMessageIsNotRelayed() {
    send(
        StanzaBuilder.buildMessage("1")
            .ofType(Message.Type.chat)
            .to(occupant(olga))
            .setBody("psst")
            .build());
    assertThat(eve.error()).isEqualTo("not-allowed");
    assertNothingNoticed();
  }

  @Test
  void anotherRoomIsOutOfReach() {
    var other = jid("11111111-2222-4333-8444-555555555555@conference.parvis/" + eve.endpoint());
    send(
        StanzaBuilder.buildPresence("1")
            .ofType(Presence.Type.available)
            .to(other)
            .addExtension(new MUCInitialPresence(null, -1, -1, -1, null))
            .build());
    assertThat(eve.error()).isEqualTo("item-not-found");
    assertNothingNoticed();
  }

  private void send(Stanza stanza) {
    eve.frame(stanza.toXML().toString());
  }

  private void assertNothingNoticed() {
    assertThat(olga.unread()).isEmpty();
    assertThat(gil.unread()).isEmpty();
    eve.assertAlive();
    assertOthersAlive();
  }

  private void assertOthersAlive() {
    olga.assertAlive();
    gil.assertAlive();
  }

  private XmlElement shownOf(XmppPeer about) {
    return shownOf(about, olga);
  }

  private static XmlElement shownOf(XmppPeer about, XmppPeer viewer) {
    return viewer
        .last(it -> (about.room() + "/" + about.endpoint()).equals(it.attribute("from")))
        .with("to", (String) null);
  }

  private static StandardExtensionElement property(String name, String value) {
    return StandardExtensionElement.builder(name, "jabber:client").setText(value).build();
  }

  private Jid room() {
    return jid(eve.room());
  }

  private static Jid occupant(XmppPeer peer) {
    return jid(peer.room() + "/" + peer.endpoint());
  }

  private static Jid jid(String text) {
    return JidCreate.fromOrThrowUnchecked(text);
  }
}
