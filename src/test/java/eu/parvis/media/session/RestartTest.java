package eu.parvis.media.session;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.DropReason;
import eu.parvis.media.MediaEvent;
import eu.parvis.media.MediaEvent.Failed.Reason;
import eu.parvis.media.testkit.TestPeer;
import eu.parvis.media.testkit.World;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alice moves to another network and her transport is restarted within the session. */
class RestartTest {

  private static final InetSocketAddress MOBILE = new InetSocketAddress("203.0.113.9", 51_000);

  private final World world = new World(27);
  private final TestPeer alice = world.peer("aaaa0001");
  private final TestPeer bob = world.peer("bbbb0002");

  @BeforeEach
  void connect() {
    alice.connect();
    bob.connect();
    alice.media().announce(1);
    bob.media().announce(2);
    bothAreHeard();
  }

  private void bothAreHeard() {
    int toBob = bob.media().arrivals().size();
    int toAlice = alice.media().arrivals().size();
    alice.media().sendAudio();
    bob.media().sendAudio();
    world.runMillis(100);
    assertThat(bob.media().arrivals()).as("heard by Bob").hasSize(toBob + 1);
    assertThat(alice.media().arrivals()).as("heard by Alice").hasSize(toAlice + 1);
  }

  private long connections() {
    return alice.events().stream().filter(MediaEvent.Connected.class::isInstance).count();
  }

  private void restartFrom(InetSocketAddress address) {
    alice.moveAway(address);
    alice.restart().answer().check();
    world.runUntil(() -> alice.isSecured() && connections() == 2);
  }

  @Test
  void mediaGoesOnFromAnotherAddress() {
    restartFrom(MOBILE);
    bothAreHeard();
    assertThat(alice.lastReachedAt()).isEqualTo(MOBILE);
    assertThat(alice.events()).noneMatch(MediaEvent.Failed.class::isInstance);
    assertThat(bob.events()).noneMatch(MediaEvent.Interrupted.class::isInstance);
  }

  @Test
  void itCanBeRestartedAgainAndAgain() {
    for (int times = 1; times <= 3; times++) {
      alice.moveAway(new InetSocketAddress("203.0.113.10", 50_000 + times));
      alice.restart().answer().check();
      int wanted = times + 1;
      world.runUntil(() -> alice.isSecured() && connections() == wanted);
      bothAreHeard();
    }
  }

  @Test
  void presentTransportCarriesMediaUntilTheNextIsConnected() {
    alice.restart();
    bothAreHeard();
    alice.answer();
    bothAreHeard();
    assertThat(connections()).isEqualTo(1);
    alice.check();
    world.runUntil(() -> connections() == 2);
    bothAreHeard();
  }

  @Test
  void restartThatIsNeverAnsweredIsGivenUpAndChangesNothing() {
    alice.restart();
    for (int seconds = 0; seconds < 25; seconds++) {
      alice.media().sendAudio();
      world.runMillis(1000);
    }
    alice.answer().check();
    world.runMillis(1000);
    assertThat(connections()).as("too late").isEqualTo(1);
    bothAreHeard();
  }

  @Test
  void whoeverIsGoneFailsWhenTheRestartIsGivenUp() {
    alice.silent(true);
    world.runMillis(10_000);
    alice.restart().answer();
    world.runMillis(15_000);
    assertThat(alice.events()).noneMatch(MediaEvent.Failed.class::isInstance);
    world.runMillis(6_000);
    assertThat(alice.events())
        .filteredOn(MediaEvent.Failed.class::isInstance)
        .containsExactly(new MediaEvent.Failed("aaaa0001", Reason.CONSENT_LOST));
  }

  @Test
  void restartSavesWhoWasAlmostLost() {
    alice.silent(true);
    world.runMillis(15_000);
    alice.restart().answer();
    world.runMillis(10_000);
    alice.silent(false);
    alice.moveAway(MOBILE);
    alice.check();
    world.runUntil(() -> alice.isSecured() && connections() == 2);
    bothAreHeard();
  }

  @Test
  void lateChecksOfTheOldTransportDoNotStealThePath() {
    ByteBuffer stale = alice.ice().check();
    restartFrom(MOBILE);
    var before = new InetSocketAddress("198.51.100.1", 40_000);
    world.send(before, World.BRIDGE, stale.duplicate());
    alice.session().receive(world.nowNanos(), alice.pairFrom(before), stale);
    assertThat(alice.counters().get(DropReason.STUN_UNAUTHENTICATED)).isEqualTo(1);
    bothAreHeard();
    assertThat(alice.lastReachedAt()).isEqualTo(MOBILE);
  }

  /** Chromium goes on to send over a pair of higher priority until its checks there fail. */
  @Test
  void mediaThatStillComesOverTheOldPairIsTaken() {
    var before = alice.address();
    restartFrom(MOBILE);
    alice.move(before);
    bothAreHeard();
    assertThat(alice.lastReachedAt()).isEqualTo(MOBILE);
    alice.move(MOBILE);
    bothAreHeard();
    assertThat(alice.lastReachedAt()).isEqualTo(MOBILE);
  }

  @Test
  void addressesOfTheOldTransportAreForgottenInTheEnd() {
    var before = alice.address();
    restartFrom(MOBILE);
    for (long nanos = 0; nanos <= PeerTransports.FORMER_NANOS; nanos += 1_000_000_000) {
      alice.media().sendAudio();
      world.runMillis(1000);
    }
    alice.move(before);
    int heard = bob.media().arrivals().size();
    ByteBuffer packet = alice.media().sendAudio();
    world.runMillis(100);
    assertThat(bob.media().arrivals()).hasSize(heard);
    alice.session().receive(world.nowNanos(), alice.pair(), packet);
    assertThat(alice.counters().get(DropReason.ADDRESS_UNVALIDATED)).isEqualTo(1);
  }

  @Test
  void pairThatTheNextTransportUsesTooIsKept() {
    alice.restart().answer().check();
    world.runUntil(() -> connections() == 2);
    for (long nanos = 0; nanos <= PeerTransports.FORMER_NANOS; nanos += 1_000_000_000) {
      world.runMillis(1000);
      bothAreHeard();
    }
  }

  @Test
  void transportThatIsNotUpYetIsNotRestarted() {
    TestPeer zoe = world.peer("cccc0003");
    zoe.restart().answer().check();
    world.runMillis(1000);
    assertThat(zoe.ice().succeeded()).isFalse();
    assertThat(zoe.counters().get(Counters.Count.PACKETS_OUT)).isZero();
  }
}
