package eu.parvis.media.session;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.DropReason;
import eu.parvis.media.MediaEvent;
import eu.parvis.media.MediaEvent.Failed.Reason;
import eu.parvis.media.MediaKind;
import eu.parvis.media.ReceiverConstraints;
import eu.parvis.media.Source;
import eu.parvis.media.SourceSet;
import eu.parvis.media.forward.OutgoingMedia;
import eu.parvis.media.rtcp.Feedback;
import eu.parvis.media.rtcp.GenericNack;
import eu.parvis.media.testkit.Packets;
import eu.parvis.media.testkit.TestMedia.Arrival;
import eu.parvis.media.testkit.TestPeer;
import eu.parvis.media.testkit.World;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Alice is seen and heard by Bob, while Eve sends, asks and lies without measure. */
class FloodTest {

  private static final int TICK_MILLIS = 20;
  private static final int TICKS_PER_SECOND = 1_000 / TICK_MILLIS;
  private static final int LARGE = 1_150;
  private static final MediaEvent CUT = new MediaEvent.Failed("eeee0003", Reason.FLOODED);

  private final World world = new World(23);
  private final TestPeer alice = world.peer("aaaa0001");
  private final TestPeer bob = world.peer("bbbb0002");
  private final TestPeer eve = world.peer("eeee0003");
  private int sequence = 5_000;
  private int ticks;

  @BeforeEach
  void connect() {
    alice.connect().media().announce(1);
    bob.connect().media().announce(2);
    eve.connect().media().announce(3);
  }

  private void call(int seconds, Runnable eachTick) {
    for (int i = 0; i < seconds * TICKS_PER_SECOND; i++) {
      ticks++;
      alice.media().sendAudio();
      if (i % 2 == 0) {
        alice.media().sendVideo();
      }
      if (!eve.events().contains(CUT)) {
        eachTick.run();
      }
      if (i % 3 == 0) {
        bob.media().sendTransportFeedback(world.nowNanos());
      }
      world.runMillis(TICK_MILLIS);
    }
  }

  /** Eve sends that many packets of a layer of her camera. */
  private void film(int layer, int packets) {
    for (int i = 0; i < packets; i++) {
      sequence++;
      eve.sendRtp(
          Packets.rtp(eve.media().videoSsrc(layer), sequence, ticks * 1_800)
              .payloadType(Packets.VP8)
              .vp8(ticks == 1 && i == 0, ticks & 0x7FFF, ticks & 0xFF, LARGE)
              .bytes());
    }
  }

  private void assertUndisturbed() {
    world.runMillis(200);
    List<Arrival> sound = bob.media().arrivals(alice.media().audioSsrc());
    assertThat(sound).hasSize(ticks);
    for (int i = 1; i < sound.size(); i++) {
      assertThat(sound.get(i).atNanos() - sound.get(i - 1).atNanos()).isLessThan(60_000_000);
    }
    List<Arrival> pictures = bob.media().arrivals(alice.media().videoSsrc(0));
    assertThat(pictures).hasSizeGreaterThan(ticks / 2 - 20);
    assertThat(bob.media().missing(alice.media().videoSsrc(0))).isEmpty();
    assertThat(bob.events()).doesNotHaveAnyElementsOfTypes(MediaEvent.Failed.class);
  }

  private long flooded() {
    return eve.counters().get(DropReason.FLOOD);
  }

  @Test
  void aSenderThatIgnoresWhatIsWantedOfItReachesNobodyAndHurtsNobody() {
    for (TestPeer peer : List.of(alice, bob)) {
      var nothing = new ReceiverConstraints(-1, 180, Map.of("eeee0003-v0", 0));
      peer.session().constrain(world.nowNanos(), nothing);
    }
    call(8, () -> film(2, 16));
    assertThat(eve.events()).contains(new MediaEvent.PictureWanted("eeee0003", "eeee0003-v0", 0));
    assertThat(bob.media().arrivals(eve.media().videoSsrc(0))).isEmpty();
    assertThat(eve.events()).doesNotContain(CUT);
    assertThat(flooded()).isZero();
    assertUndisturbed();
  }

  /** The switch is the {@code IntakeLimit} of {@code PeerMedia}. */
  @Tag("asvs-17.2.5")
  @Test
  void aFloodOfVideoIsHeldToTheLimitAndCutAfterSeconds() {
    call(5, () -> film(0, 90));
    assertThat(flooded()).isPositive();
    assertThat(eve.events()).doesNotContain(CUT);
    call(5, () -> film(0, 90));
    assertThat(eve.events()).contains(CUT);
    long taken = eve.counters().get(Counters.Count.BYTES_IN) - flooded() * LARGE;
    assertThat(taken * 8).isLessThan(PeerMedia.MAX_BPS * 13);
    assertUndisturbed();
  }

  @Test
  void aFloodOfSoundIsHeldToTheLimitAndCutAfterSeconds() {
    Runnable shout = () -> IntStream.range(0, 20).forEach(_ -> eve.media().sendAudio(10));
    call(5, shout);
    int heard = bob.media().arrivals(eve.media().audioSsrc()).size();
    assertThat(heard).isBetween(1_000, 200 * 7 + 10);
    assertThat(eve.events()).doesNotContain(CUT);
    call(5, shout);
    assertThat(eve.events()).contains(CUT);
    assertUndisturbed();
  }

  @Test
  void aFloodOfReportsIsHeldToTheLimitAndCutAfterSeconds() {
    call(10, () -> IntStream.range(0, 150).forEach(_ -> nack(alice, 1, 2, 3)));
    assertThat(eve.events()).contains(CUT);
    assertUndisturbed();
  }

  @Test
  void whoLiesAboutWhatArrivesHurtsNobodyElse() {
    call(
        10,
        () -> {
          estimate(0);
          nack(alice, IntStream.range(ticks, ticks + 64).toArray());
          eve.media().sendTransportFeedback(world.nowNanos() - 3_600_000_000_000L * (ticks % 2));
        });
    assertThat(eve.events()).doesNotContain(CUT);
    assertThat(eve.session().media().downlink().targetBps()).isLessThan(60_000);
    assertThat(bob.session().media().downlink().targetBps()).isGreaterThan(300_000);
    assertThat(alice.events())
        .doesNotContain(new MediaEvent.PictureWanted("aaaa0001", "aaaa0001-v0", 0));
    assertUndisturbed();
  }

  @Test
  void whoAsksForKeyframesWithoutEndGetsOneASecond() {
    int before = alice.media().keyframeRequests().size();
    call(10, () -> eve.media().askKeyframe(alice.media().videoSsrc(0)));
    assertThat(alice.media().keyframeRequests().size() - before).isBetween(8, 20);
    assertThat(eve.counters().get(DropReason.KEYFRAMES_OVERLOAD)).isPositive();
    assertUndisturbed();
  }

  /** The switch is {@code PeerMedia.isSpent}; no SSRC is used for two under the same keys. */
  @Test
  void whoUsesSsrcsWithoutEndHasReceiversConnectAnewAndKeepsNobodyOutOfSight() {
    long next = 0x0100_0000;
    for (int used = 0; used < OutgoingMedia.MAX_SSRCS; used += SourceSet.MAX_SOURCES) {
      assertThat(bob.events()).doesNotHaveAnyElementsOfTypes(MediaEvent.Failed.class);
      List<Source> sources = new ArrayList<>();
      for (int i = 0; i < SourceSet.MAX_SOURCES; i++) {
        sources.add(new Source(next++, MediaKind.AUDIO, "eeee0003-a" + i, "a b"));
      }
      eve.session().sources(world.nowNanos(), new SourceSet(sources, List.of()));
    }
    world.runMillis(2_000);
    assertThat(bob.events()).contains(new MediaEvent.Failed("bbbb0002", Reason.SPENT));
  }

  private void nack(TestPeer of, int... sequences) {
    var request = ByteBuffer.allocate(Feedback.FIXED_LENGTH + 4 * sequences.length);
    int length =
        GenericNack.write(request, 0, 1, of.media().videoSsrc(0), sequences, sequences.length);
    send(request, length);
  }

  /** REMB of Eve's (draft-alvestrand-rmcat-remb-03 section 2.2). */
  private void estimate(int bps) {
    var remb = ByteBuffer.allocate(24);
    remb.putInt(0x8F_CE_00_05).putInt(1).putInt(0).putInt(0x52454D42);
    remb.putInt(1 << 24 | bps).putInt(alice.media().videoSsrc(0));
    send(remb, remb.capacity());
  }

  private void send(ByteBuffer rtcp, int length) {
    byte[] bytes = new byte[length];
    rtcp.get(0, bytes);
    eve.sendRtcp(bytes);
  }
}
