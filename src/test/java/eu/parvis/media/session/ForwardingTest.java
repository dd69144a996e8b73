package eu.parvis.media.session;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.link.Conditions;
import eu.parvis.media.DropReason;
import eu.parvis.media.EndpointSpec;
import eu.parvis.media.MediaEvent;
import eu.parvis.media.MediaKind;
import eu.parvis.media.ReceiverConstraints;
import eu.parvis.media.SourceSet;
import eu.parvis.media.rtcp.RtcpCompound;
import eu.parvis.media.testkit.Packets;
import eu.parvis.media.testkit.TestMedia.Arrival;
import eu.parvis.media.testkit.TestPeer;
import eu.parvis.media.testkit.World;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForwardingTest {

  private static final int FRAME_MILLIS = 33;
  private static final Conditions LOSSY =
      Conditions.good()
          .delayMillis(20, 0)
          .loss(Conditions.Loss.random(0.05))
          .reordering(new Conditions.Reordering(0.1, 3_000_000));

  private final World world = new World(7);
  private final TestPeer alice = world.peer("aaaa0001");
  private final TestPeer bob = world.peer("bbbb0002");

  @BeforeEach
  void connect() {
    alice.connect().media().announce(1);
    bob.connect().media().announce(2);
  }

  private void film(int frames) {
    for (int i = 0; i < frames; i++) {
      alice.media().sendVideo();
      bob.media().askMissing(alice.media().videoSsrc(0));
      world.runMillis(FRAME_MILLIS);
    }
    for (int i = 0; i < 20; i++) {
      world.runMillis(FRAME_MILLIS);
      bob.media().askMissing(alice.media().videoSsrc(0));
    }
  }

  private int seenByBob() {
    return bob.media().arrivals(alice.media().videoSsrc(0)).size();
  }

  @Test
  void forwardsAudioToTheOther() {
    for (int i = 0; i < 50; i++) {
      alice.media().sendAudio();
      world.runMillis(20);
    }
    world.runMillis(100);
    assertThat(bob.media().arrivals()).hasSize(50);
    assertThat(bob.media().arrivals())
        .allMatch(arrival ->
            arrival.ssrc() == alice.media().audioSsrc() && arrival.payloadType() == Packets.OPUS);
    assertThat(bob.media().missing(alice.media().audioSsrc())).isEmpty();
    assertThat(alice.media().arrivals()).as("nobody hears himself").isEmpty();
  }

  @Test
  void forwardsTheLowestLayerBeforeAnyConstraints() {
    film(30);
    assertThat(seenByBob()).isGreaterThan(25);
    assertThat(bob.media().arrivals()).as("layers are hidden").hasSize(seenByBob());
    assertThat(heightOfLastKeyframe()).isEqualTo(180);
  }

  /** Alice is filming all the time while somebody connects. */
  private void filmWhile(BooleanSupplier waiting) {
    long[] nextNanos = {world.nowNanos()};
    world.runUntil(() -> {
      if (world.nowNanos() >= nextNanos[0]) {
        nextNanos[0] += FRAME_MILLIS * 1_000_000L;
        alice.media().sendVideo();
      }
      return !waiting.getAsBoolean();
    });
  }

  private static boolean isConnected(TestPeer peer) {
    return peer.events().stream().anyMatch(MediaEvent.Connected.class::isInstance);
  }

  @Test
  void aNewcomerSeesAKeyframeTheMomentItIsConnected() {
    film(60);
    TestPeer carol = world.peer("cccc0003");
    carol.answer().check();
    filmWhile(() -> !isConnected(carol));
    long connectedNanos = world.nowNanos();
    filmWhile(() -> carol.media().arrivals().isEmpty());
    Arrival first = carol.media().arrivals().getFirst();
    assertThat(first.payload().get(6) & 1).as("a keyframe").isZero();
    assertThat(first.atNanos() - connectedNanos)
        .as("one way, with no keyframe waited for")
        .isLessThanOrEqualTo(10_000_000L);
    film(10);
    assertThat(carol.media().missing(alice.media().videoSsrc(0))).isEmpty();
  }

  @Test
  void switchesToTheLayerThatConstraintsAskFor() {
    film(15);
    bob.session().constrain(world.nowNanos(), new ReceiverConstraints(-1, 720, Map.of()));
    film(30);
    assertThat(heightOfLastKeyframe()).isEqualTo(720);
    bob.session()
        .constrain(world.nowNanos(), new ReceiverConstraints(-1, 720, Map.of("aaaa0001-v0", 360)));
    film(30);
    assertThat(heightOfLastKeyframe()).isEqualTo(360);
    assertThat(bob.media().missing(alice.media().videoSsrc(0))).isEmpty();
  }

  @Test
  void sendsNoVideoBeyondLastN() {
    bob.session().constrain(world.nowNanos(), new ReceiverConstraints(0, 720, Map.of()));
    film(20);
    assertThat(seenByBob()).isZero();
  }

  @Test
  void lastNKeepsWhoSpokeLast() {
    TestPeer carol = world.peer("cccc0003");
    carol.connect().media().announce(3);
    carol.session().constrain(world.nowNanos(), new ReceiverConstraints(1, 180, Map.of()));
    for (int i = 0; i < 60; i++) {
      bob.media().sendAudio(20);
      world.runMillis(20);
    }
    for (int i = 0; i < 20; i++) {
      alice.media().sendVideo();
      bob.media().sendVideo();
      world.runMillis(FRAME_MILLIS);
    }
    assertThat(carol.media().arrivals(bob.media().videoSsrc(0))).isNotEmpty();
    assertThat(carol.media().arrivals(alice.media().videoSsrc(0))).isEmpty();
    world.close(bob);
    for (int i = 0; i < 20; i++) {
      alice.media().sendVideo();
      world.runMillis(FRAME_MILLIS);
    }
    assertThat(carol.media().arrivals(alice.media().videoSsrc(0))).isNotEmpty();
  }

  @Test
  void peerThatIsGoneGetsAndSendsNothing() {
    film(15);
    int before = seenByBob();
    world.close(bob);
    film(10);
    assertThat(seenByBob()).isEqualTo(before);
    TestPeer carol = world.peer("cccc0003");
    carol.connect();
    bob.media().sendAudio();
    world.runMillis(100);
    assertThat(carol.media().arrivals()).isEmpty();
  }

  private int heightOfLastKeyframe() {
    int height = 0;
    for (Arrival arrival : bob.media().arrivals(alice.media().videoSsrc(0))) {
      int at = 6; // behind the payload descriptor
      if ((arrival.payload().get(at) & 1) == 0) {
        height = Short.reverseBytes(arrival.payload().getShort(at + 8));
      }
    }
    return height;
  }

  @Test
  void silencedVideoStopsAtOnceAndResumesWithKeyframe() {
    film(15);
    int before = seenByBob();
    alice.session().silence(world.nowNanos(), MediaKind.VIDEO, true);
    film(15);
    assertThat(seenByBob()).isEqualTo(before);
    assertThat(alice.counters().get(DropReason.SILENCED)).isPositive();
    alice.media().keyframeRequests().clear();
    alice.session().silence(world.nowNanos(), MediaKind.VIDEO, false);
    film(30);
    assertThat(alice.media().keyframeRequests()).contains(0);
    assertThat(seenByBob()).isGreaterThan(before + 15);
    assertThat(bob.media().missing(alice.media().videoSsrc(0))).isEmpty();
  }

  @Test
  void silenceIsAlsoForSourcesAnnouncedLater() {
    TestPeer carol = world.peer("cccc0003");
    carol.connect();
    carol.session().silence(world.nowNanos(), MediaKind.AUDIO, true);
    carol.media().announce(3);
    for (int i = 0; i < 20; i++) {
      carol.media().sendAudio();
      world.runMillis(20);
    }
    assertThat(bob.media().arrivals()).isEmpty();
  }

  @Test
  void recoversPacketsLostOnTheWayIn() {
    world.network().linkFrom(alice.address(), LOSSY);
    film(200);
    assertThat(alice.media().nacked()).isPositive();
    assertThat(bob.media().missing(alice.media().videoSsrc(0))).isEmpty();
    assertThat(seenByBob()).isGreaterThan(190);
  }

  @Test
  void recoversPacketsLostOnTheWayOut() {
    world.network().linkTo(bob.address(), LOSSY);
    film(200);
    assertThat(bob.media().missing(alice.media().videoSsrc(0))).isEmpty();
    assertThat(bob.media().arrivals()).anyMatch(arrival -> arrival.payloadType() == Packets.RTX);
    assertThat(bob.counters().get(Counters.Count.RETRANSMISSIONS_OUT)).isPositive();
  }

  @Test
  void passesKeyframeRequestsOnThrottled() {
    film(15);
    alice.media().keyframeRequests().clear();
    for (int i = 0; i < 10; i++) {
      bob.media().askKeyframe(alice.media().videoSsrc(0));
      world.runMillis(10);
    }
    assertThat(alice.media().keyframeRequests()).hasSize(1);
  }

  @Test
  void answersTheSenderWithReportsAndTransportFeedback() {
    film(40);
    assertThat(alice.media().rtcpTypes())
        .contains(RtcpCompound.RECEIVER_REPORT, RtcpCompound.TRANSPORT_FEEDBACK);
  }

  @Test
  void translatesSenderReports() {
    for (int i = 0; i < 40; i++) {
      alice.media().sendAudio();
      alice.media().sendVideo();
      if (i % 10 == 0) {
        alice.media().sendReports(0x1234_0000_0000_0000L + i);
      }
      world.runMillis(FRAME_MILLIS);
    }
    world.runMillis(1100);
    assertThat(bob.media().reportedSsrcs())
        .contains(alice.media().audioSsrc(), alice.media().videoSsrc(0))
        .doesNotContain(alice.media().videoSsrc(1), alice.media().videoSsrc(2));
  }

  @Test
  void sendsMediaToNobodyWhoOnlySends() {
    TestPeer share = world.peer(new EndpointSpec("dddd0004", false));
    share.connect().media().announce(4);
    film(20);
    share.media().sendVideo();
    world.runMillis(200);
    assertThat(share.media().arrivals()).isEmpty();
    assertThat(bob.media().arrivals(share.media().videoSsrc(0))).isNotEmpty();
  }

  @Test
  void packetsOfSsrcsThatWereNotAnnouncedGoNowhere() {
    alice.sendRtp(Packets.audio(0xBAD, 1, 30, 1));
    world.runMillis(100);
    assertThat(bob.media().arrivals()).isEmpty();
    alice.session().advance(world.nowNanos());
    assertThat(alice.counters().get(DropReason.SSRC_UNKNOWN)).isEqualTo(1);
  }

  @Test
  void anSsrcBelongsToWhoAnnouncedItFirst() {
    alice.session().sources(world.nowNanos(), bob.media().sources());
    alice.sendRtp(Packets.audio(bob.media().audioSsrc(), 1, 30, 1));
    bob.media().sendAudio();
    world.runMillis(100);
    assertThat(bob.media().arrivals()).isEmpty();
    assertThat(alice.media().arrivals(bob.media().audioSsrc())).hasSize(1);
  }

  @Test
  void aSourceThatIsGoneIsNotForwarded() {
    film(15);
    int before = seenByBob();
    alice.session().sources(world.nowNanos(), SourceSet.EMPTY);
    film(10);
    assertThat(seenByBob()).isEqualTo(before);
    alice.session().sources(world.nowNanos(), alice.media().sources());
    film(30);
    assertThat(seenByBob()).as("the same SSRCs may come back").isGreaterThan(before + 10);
  }

  @Test
  void tellsEverybodyWhoSpeaks() {
    for (int i = 0; i < 100; i++) {
      alice.media().sendAudio(20);
      bob.media().sendAudio(90);
      world.runMillis(20);
    }
    var expected = new MediaEvent.DominantSpeaker("aaaa0001");
    assertThat(alice.events()).contains(expected);
    assertThat(bob.events()).contains(expected);
  }

  @Test
  void tellsTheFirstMediaOfEachKindOnce() {
    film(5);
    alice.media().sendAudio();
    alice.media().sendAudio();
    world.runMillis(100);
    assertThat(alice.events())
        .filteredOn(MediaEvent.FirstMedia.class::isInstance)
        .containsExactly(
            new MediaEvent.FirstMedia("aaaa0001", MediaKind.VIDEO),
            new MediaEvent.FirstMedia("aaaa0001", MediaKind.AUDIO));
  }
}
