package eu.parvis.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Candidates are read by nobody (ICE-lite learns addresses from checks), however many there are.
 */
class CandidatesTest extends SignalingTest {

  private static final int MANY = 300;

  private final XmppPeer olga = owner();
  private final XmppPeer eve = guest("Eve");

  @BeforeEach
  void join() {
    olga.join().skip();
    eve.join().skip();
  }

  @Test
  void anAnswerFullOfCandidatesIsAnAnswer() {
    var accept =
        Stanzas.accept(eve.sid(), 2000).replace("</transport>", candidates() + "</transport>");
    eve.frame(XmppPeer.iq("accept", eve.room() + "/focus", accept));
    assertThat(eve.next(XmppPeer.answers("accept")).attribute("type")).isEqualTo("result");
    eve.assertAlive();
  }

  @Test
  void moreThanAFrameHoldsCostTheStream() {
    var accept =
        Stanzas.accept(eve.sid(), 2000)
            .replace("</transport>", "<candidate/>".repeat(1_000) + "</transport>");
    eve.frame(XmppPeer.iq("accept", eve.room() + "/focus", accept));
    eve.assertEnded("policy-violation");
    olga.assertAlive();
  }

  @Test
  void candidatesWithoutEndCostTheStreamAndReachNobody() {
    eve.accept(2000).skip();
    olga.skip();
    var trickle = trickle();
    var answered = 0;
    for (var i = 0; i < 1_000 && eve.ending() == null; i++) {
      eve.frame(XmppPeer.iq("t" + i, eve.room() + "/focus", trickle));
      answered += eve.ending() == null ? 1 : 0;
    }
    assertThat(answered).isBetween(100, 700);
    eve.assertEnded("policy-violation");
    assertThat(olga.unread()).noneMatch(stanza -> stanza.name().equals("iq"));
    olga.assertAlive();
  }

  private String trickle() {
    return "<jingle xmlns='urn:xmpp:jingle:1' action='transport-info' sid='"
        + eve.sid()
        + "'><content creator='responder' name='0'>"
        + "<transport xmlns='urn:xmpp:jingle:transports:ice-udp:1'>"
        + candidates()
        + "</transport></content></jingle>";
  }

  private static String candidates() {
    return IntStream.range(0, MANY)
        .mapToObj(i ->
            "<candidate id='c%d' ip='192.0.2.%d' port='%d' type='host'/>".formatted(i, i % 256, i))
        .collect(Collectors.joining());
  }
}
