package eu.parvis.media.session;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.MediaEvent;
import eu.parvis.media.MediaEvent.Failed.Reason;
import eu.parvis.media.rtp.PacketKind;
import eu.parvis.media.testkit.TestPeer;
import eu.parvis.media.testkit.World;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Media goes to who answers, not to where a datagram points (RFC 7675 section 5.1). */
class ConsentToSendTest {

  private static final InetSocketAddress BYSTANDER = new InetSocketAddress("203.0.113.66", 4444);
  private static final InetSocketAddress MOBILE = new InetSocketAddress("198.51.100.99", 5555);
  private static final int FRAME_MILLIS = 20;

  private final World world = new World(17);
  private final TestPeer alice = world.peer("aaaa0001");
  private final TestPeer bob = world.peer("bbbb0002");
  private final List<PacketKind> atBystander = new ArrayList<>();

  @BeforeEach
  void connect() {
    alice.connect().media().announce(1);
    bob.connect().media().announce(2);
    world
        .network()
        .attach(
            BYSTANDER,
            (_, _, datagram) ->
                atBystander.add(
                    PacketKind.of(datagram, datagram.position(), datagram.remaining())));
  }

  private void speak(int packets) {
    for (int i = 0; i < packets; i++) {
      alice.media().sendAudio();
      bob.media().sendAudio();
      world.runMillis(FRAME_MILLIS);
    }
  }

  private int heardByAlice() {
    return alice.media().arrivals().size();
  }

  @Test
  void aNominatedAddressThatDoesNotAnswerGetsNoMedia() {
    speak(10);
    int before = heardByAlice();
    for (int i = 0; i < 25; i++) {
      alice.session().receive(world.nowNanos(), alice.pairFrom(BYSTANDER), alice.ice().check());
      speak(50);
    }
    assertThat(atBystander).containsOnly(PacketKind.STUN);
    assertThat(heardByAlice() - before).as("the stream stays where it was").isGreaterThan(1245);
    assertThat(alice.events()).noneMatch(MediaEvent.Failed.class::isInstance);
  }

  @Test
  void oneRequestMakesAFewSmallDatagramsAtMost() {
    alice.session().receive(world.nowNanos(), alice.pairFrom(BYSTANDER), alice.ice().check());
    speak(1500);
    assertThat(atBystander).hasSizeBetween(2, 10);
  }

  @Test
  void aPeerThatMovesIsFollowedAfterOneRoundTrip() {
    speak(10);
    alice.move(MOBILE);
    alice.check();
    world.runMillis(10 + 10 + 10 + 10);
    alice.media().sendAudio();
    world.runMillis(10);
    long before = world.nowNanos();
    bob.media().sendAudio();
    world.runMillis(40);
    assertThat(alice.media().arrivals().getLast().atNanos()).isGreaterThan(before);
    assertThat(alice.lastReachedAt()).isEqualTo(MOBILE);
  }

  @Test
  void aPeerThatReturnsToAnAddressThatConsentedIsFollowedAtOnce() {
    InetSocketAddress home = alice.address();
    alice.move(MOBILE);
    alice.check();
    speak(20);
    assertThat(alice.lastReachedAt()).isEqualTo(MOBILE);
    alice.move(home);
    alice.media().sendAudio();
    world.runMillis(10);
    bob.media().sendAudio();
    world.runMillis(40);
    assertThat(alice.lastReachedAt()).isEqualTo(home);
  }

  @Test
  void mediaDoesNotRenewConsent() {
    alice.withoutAnswers();
    speak(50 * 31);
    assertThat(alice.events())
        .contains(new MediaEvent.Failed("aaaa0001", Reason.CONSENT_LOST))
        .noneMatch(MediaEvent.Interrupted.class::isInstance);
  }

  @Test
  void aPeerThatAnswersKeepsItsStreamWhateverItSends() {
    speak(50 * 60);
    assertThat(alice.events()).noneMatch(MediaEvent.Failed.class::isInstance);
  }

  @Test
  void aPeerWhoseFirstAddressNeverAnswersGetsNoMedia() {
    TestPeer carol = world.peer("cccc0003");
    carol.withoutAnswers();
    carol.answer().check();
    world.runUntil(carol::isSecured);
    speak(50);
    assertThat(carol.media().arrivals()).isEmpty();
    assertThat(carol.events()).noneMatch(MediaEvent.Connected.class::isInstance);
  }
}
