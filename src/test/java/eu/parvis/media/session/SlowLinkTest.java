package eu.parvis.media.session;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.link.Conditions;
import eu.parvis.media.LinkPath;
import eu.parvis.media.SourceSet;
import eu.parvis.media.bwe.Downlink;
import eu.parvis.media.testkit.TestMedia.Arrival;
import eu.parvis.media.testkit.TestPeer;
import eu.parvis.media.testkit.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One who is seen and heard, and one whose downlink is slow. */
class SlowLinkTest {

  private static final int TICK_MILLIS = 20;
  private static final Conditions MEGABIT =
      Conditions.good().rate(1_000_000).delayMillis(30, 2).queueMillis(400);

  private final World world = new World(11);
  private final TestPeer alice = world.peer("aaaa0001");
  private final TestPeer bob = world.peer("bbbb0002");

  @BeforeEach
  void connect() {
    world.network().linkTo(bob.address(), MEGABIT);
    alice.connect().media().announce(1);
    bob.connect().media().announce(2);
  }

  private Downlink downlink() {
    return bob.session().media().downlink();
  }

  /** Alice speaks and is filmed with 50 frames a second of so many packets; Bob gives feedback. */
  private void call(int millis, int packets) {
    for (int i = 0; i < millis / TICK_MILLIS; i++) {
      alice.media().sendAudio();
      for (int j = 0; j < packets; j++) {
        alice.media().sendVideo();
      }
      if (i % 3 == 0) {
        bob.media().sendTransportFeedback(world.nowNanos());
      }
      world.runMillis(TICK_MILLIS);
    }
  }

  @Test
  void whatTheLinkCarriesIsFoundByProbes() {
    downlink().want(3_000_000);
    call(4_000, 1);
    assertThat(bob.media().probes()).isPositive();
    assertThat(downlink().isHeard()).isTrue();
    assertThat(downlink().targetBps()).isBetween(650_000L, 1_000_000L);
  }

  @Test
  void aLinkThatGetsSlowIsNoticed() {
    downlink().want(3_000_000);
    call(4_000, 2);
    world.network().linkTo(bob.address(), MEGABIT.rate(300_000));
    call(1_500, 2);
    assertThat(downlink().targetBps()).isLessThan(300_000);
    call(2_500, 2);
    assertThat(downlink().targetBps()).as("after a probe").isLessThan(330_000);
  }

  @Test
  void whatTheLinkWasLikeIsReportedAtItsEndAndNothingElse() {
    world.network().linkTo(bob.address(), MEGABIT.loss(Conditions.Loss.random(0.05)));
    downlink().want(3_000_000);
    call(8_000, 1);
    assertThat(world.ended()).isEmpty();
    world.close(bob);
    assertThat(world.ended())
        .singleElement()
        .satisfies(report -> {
          assertThat(report.lasted()).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(9));
          assertThat(report.target().tenth()).isBetween(300_000L, report.target().half());
          assertThat(report.target().nineTenths()).isBetween(report.target().half(), 1_100_000L);
          assertThat(report.roundTripMicros().half()).isBetween(30_000L, 150_000L);
          assertThat(report.lostPercent()).isBetween(3.0, 8.0);
          assertThat(report.sentPackets()).isGreaterThan(700);
          assertThat(report.interruptions()).isZero();
        });
  }

  @Test
  void whatWasLostOnTheWayToTheServerIsReportedAlsoOfSourcesThatAreGone() {
    Conditions lossy = Conditions.good().delayMillis(30, 2).loss(Conditions.Loss.random(0.05));
    world.network().linkFrom(alice.address(), lossy);
    call(8_000, 2);
    alice.session().sources(world.nowNanos(), SourceSet.EMPTY);
    alice.session().path(LinkPath.RELAY_TCP);
    world.close(alice);
    assertThat(world.ended())
        .singleElement()
        .satisfies(report -> {
          assertThat(report.upPackets()).isBetween(2_750L, 2_800L);
          assertThat(report.upLostPercent()).isBetween(3.0, 8.0);
          assertThat(report.path()).isEqualTo(LinkPath.RELAY_TCP);
        });
  }

  @Test
  void ofWhoNeverConnectedNothingIsReported() {
    TestPeer never = world.peer("cccc0003");
    world.close(never);
    assertThat(world.ended()).isEmpty();
  }

  @Test
  void tooMuchVideoDoesNotDropItsPackets() {
    world.network().linkTo(bob.address(), MEGABIT.rate(10_000_000));
    call(2_000, 4);
    world.runMillis(500);
    List<Arrival> video = bob.media().arrivals(alice.media().videoSsrc(0));
    assertThat(bob.media().missing(alice.media().videoSsrc(0))).isEmpty();
    assertThat(video).hasSizeGreaterThan(380);
  }

  @Test
  void soundIsInTimeBesideVideo() {
    downlink().want(3_000_000);
    call(3_000, 1);
    int before = bob.media().arrivals(alice.media().audioSsrc()).size();
    call(3_000, 1);
    List<Arrival> sound = bob.media().arrivals(alice.media().audioSsrc());
    assertThat(sound.size() - before).isBetween(145, 155);
    for (int i = before + 1; i < sound.size(); i++) {
      assertThat(sound.get(i).atNanos() - sound.get(i - 1).atNanos()).isLessThan(90_000_000);
    }
  }
}
