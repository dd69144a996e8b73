package eu.parvis.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.signaling.stanza.Ns;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** How many streams one participant may hold, and for how long without joining. */
class StreamLimitsTest extends SignalingTest {

  private static final Duration TIME_TO_JOIN = Duration.ofMinutes(10);

  @Test
  void aFifthStreamAtTheDoorEndsTheOldestOfTheSameParticipant() {
    var gil = guest("Gil").join();
    var doors = new ArrayList<XmppPeer>();
    for (var i = 0; i < 4; i++) {
      doors.add(again(gil.grant.participant()).bind());
    }
    assertThat(doors).allMatch(door -> door.ending() == null);
    doors.getLast().skip();
    again(gil.grant.participant()).bind();
    doors.removeFirst().assertEnded("conflict");
    doors.forEach(XmppPeer::assertAlive);
    gil.assertAlive();
    guest("Zoe").bind().assertAlive();
  }

  @Test
  void sharesAreCountedApart() {
    var gil = guest("Gil").join();
    var share = shareOf(gil).bind();
    for (var i = 0; i < 4; i++) {
      again(gil.grant.participant()).bind();
    }
    share.assertAlive();
  }

  @Test
  void aStreamThatDoesNotJoinInTimeIsEnded() {
    var gil = guest("Gil").bind();
    time.pass(TIME_TO_JOIN.minusSeconds(1));
    gil.assertAlive();
    gil.skip();
    time.pass(Duration.ofSeconds(1));
    gil.assertEnded("connection-timeout");
  }

  @Test
  void aStreamThatJoinedStays() {
    var gil = guest("Gil").join();
    time.pass(TIME_TO_JOIN.plusSeconds(1));
    gil.assertAlive();
  }

  @Test
  void whoComesAndGoesWithoutEndHasToWait() {
    var gil = guest("Gil").bind();
    for (var i = 0; i < 60; i++) {
      gil.presence("<x xmlns='http://jabber.org/protocol/muc'/>");
      leave(gil);
    }
    gil.skip();

    gil.presence("<x xmlns='http://jabber.org/protocol/muc'/>");
    assertThat(gil.next(frame -> frame.is(Ns.CLIENT, "presence")).toXml())
        .contains("resource-constraint");

    time.pass(Duration.ofSeconds(10));
    gil.presence("<x xmlns='http://jabber.org/protocol/muc'/>");
    gil.next(frame -> frame.toXml().contains("code=\"110\""), () -> "its own presence");
  }

  @Test
  void aStreamThatLeftTheRoomHasAsLongAgain() {
    var gil = guest("Gil").bind();
    time.pass(TIME_TO_JOIN.minusSeconds(1));
    gil.presence("<x xmlns='http://jabber.org/protocol/muc'/>");
    leave(gil);
    time.pass(TIME_TO_JOIN.minusSeconds(1));
    gil.assertAlive();
    gil.skip();
    time.pass(Duration.ofSeconds(1));
    gil.assertEnded("connection-timeout");
  }

  private static void leave(XmppPeer client) {
    client.frame(
        "<presence xmlns='jabber:client' type='unavailable' to='%s/%s'/>"
            .formatted(client.room(), client.endpoint()));
  }
}
