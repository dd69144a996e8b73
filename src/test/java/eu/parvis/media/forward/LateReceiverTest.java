package eu.parvis.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.codec.Vp8Descriptor;
import eu.parvis.media.rtcp.GenericNack;
import eu.parvis.media.rtcp.RtcpCompound;
import eu.parvis.media.rtp.RtpView;
import eu.parvis.media.testkit.Packets;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Somebody is connected while others are filming for some time already. */
class LateReceiverTest {

  private static final int RECEIVER = 0x4ECE1;
  private static final int FRAME_TICKS = 3_000;

  private final Rig rig = new Rig();

  private Packets packet(int layer, int number, boolean keyframe) {
    rig.now += 33 * Rig.MILLI;
    return rig.videoPacket(layer, 1000 * layer + number, FRAME_TICKS * number)
        .vp8(keyframe, 100 * layer + number, number, 60);
  }

  /** Frames come while nobody is there to receive them. */
  private void film(int layer, int firstNumber, int frames) {
    for (int i = 0; i < frames; i++) {
      rig.receive(packet(layer, firstNumber + i, i == 0));
    }
  }

  private List<RtpView> late() {
    List<RtpView> packets = new ArrayList<>();
    int length;
    while ((length = rig.outgoing.pollLate(rig.now, rig.out, Rig.OUT, 1500)) > 0) {
      byte[] bytes = new byte[length];
      rig.out.get(Rig.OUT, bytes);
      packets.add(Packets.view(bytes));
    }
    return packets;
  }

  private static RtpView sent(@Nullable RtpView packet) {
    return Objects.requireNonNull(packet, "not forwarded");
  }

  private int keyframeRequests() {
    return Rig.ofType(rig.toSender(), RtcpCompound.PAYLOAD_FEEDBACK).size();
  }

  @Test
  void startsWithTheLatestKeyframeAndWhatFollowed() {
    film(2, 1, 5);
    film(2, 6, 4);
    List<RtpView> packets = late();
    assertThat(packets).hasSize(4);
    assertThat(Rig.descriptor(packets.getFirst()).startsKeyframe()).isTrue();
    packets.add(sent(rig.forward(packet(2, 10, false))));
    for (int i = 1; i < packets.size(); i++) {
      Vp8Descriptor before = Rig.descriptor(packets.get(i - 1));
      Vp8Descriptor after = Rig.descriptor(packets.get(i));
      assertThat(packets.get(i).ssrc()).isEqualTo(Rig.LAYERS[0]);
      assertThat(packets.get(i).sequence()).isEqualTo(packets.get(i - 1).sequence() + 1);
      assertThat(after.pictureId()).isEqualTo(before.pictureId() + 1);
      assertThat(after.baseLayerIndex()).isEqualTo(before.baseLayerIndex() + 1);
    }
    assertThat(keyframeRequests()).isZero();
  }

  @Test
  void theNewestFrameIsDueAtOnceAndLiveOnesFollowInTheirTime() {
    film(2, 1, 6);
    List<RtpView> packets = late();
    packets.add(sent(rig.forward(packet(2, 7, false))));
    int[] steps = new int[packets.size() - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = packets.get(i + 1).timestamp() - packets.get(i).timestamp();
    }
    assertThat(steps).containsExactly(90, 90, 90, 90, 90, FRAME_TICKS);
    assertThat(packets.get(5).timestamp()).as("in the sender's time").isEqualTo(6 * FRAME_TICKS);
  }

  @Test
  void sendsNothingTwice() {
    film(2, 1, 3);
    assertThat(late()).hasSize(3);
    assertThat(late()).isEmpty();
  }

  @Test
  void packetsSentLateAreSentAgainAsTheyWere() {
    film(2, 1, 5);
    List<RtpView> packets = late();
    var rtcp = ByteBuffer.allocate(100);
    int[] missing = {packets.get(1).sequence()};
    rig.fromReceiver(rtcp, GenericNack.write(rtcp, 0, RECEIVER, Rig.LAYERS[0], missing, 1));
    assertThat(rig.retransmissions())
        .singleElement()
        .satisfies(again -> assertThat(again.timestamp()).isEqualTo(packets.get(1).timestamp()));
  }

  @Test
  void aPacketThatIsStillOnItsWayFindsItsPlace() {
    film(2, 1, 2);
    Packets delayed = packet(2, 3, false);
    rig.receive(packet(2, 4, false));
    List<RtpView> packets = late();
    assertThat(packets).hasSize(3);
    RtpView found = sent(rig.forward(delayed));
    assertThat(found.sequence()).isEqualTo(packets.get(1).sequence() + 1);
    assertThat(packets.get(2).sequence()).isEqualTo(found.sequence() + 1);
  }

  @Test
  void aKeyframeOfLongAgoIsNoStartAndANewOneIsAskedFor() {
    film(2, 1, 2);
    rig.now += VideoLayer.REPLAYED_NANOS;
    assertThat(late()).isEmpty();
    assertThat(keyframeRequests()).isEqualTo(1);
  }

  @Test
  void aKeyframeWithTooMuchBehindItIsNoStart() {
    film(2, 1, 1);
    rig.now -= 33 * Rig.MILLI;
    for (int i = 2; i <= VideoLayer.MAX_REPLAYED_FRAMES + 1; i++) {
      rig.receive(packet(2, i, false));
      rig.now -= 33 * Rig.MILLI;
    }
    assertThat(late()).isEmpty();
    assertThat(keyframeRequests()).isEqualTo(1);
  }

  @Test
  void startsLowerThanWantedAndAsksForMore() {
    film(1, 1, 2);
    rig.receive(packet(2, 1, false));
    List<RtpView> packets = late();
    assertThat(packets).hasSize(2);
    assertThat(rig.outgoing.layer(rig.video)).isEqualTo(1);
    assertThat(keyframeRequests()).isEqualTo(1);
  }

  @Test
  void whatCameWhileSilencedGoesToNobodyLater() {
    film(2, 1, 2);
    rig.video.silence(true);
    film(2, 3, 2);
    assertThat(late()).isEmpty();
    rig.video.silence(false);
    assertThat(late()).isEmpty();
  }

  @Test
  void whoIsAboutToBeConnectedCausesAKeyframeUnlessOneJustCame() {
    film(2, 1, 1);
    rig.outgoing.prepare(rig.now);
    assertThat(keyframeRequests()).isZero();
    rig.now += VideoLayer.FRESH_NANOS + 1;
    rig.outgoing.prepare(rig.now);
    assertThat(keyframeRequests()).isEqualTo(1);
  }

  @Test
  void aRequestForAnotherLayerWaitsUntilTheSenderHeedsIt() {
    film(2, 1, 1);
    film(0, 1, 1);
    rig.now += 1_000 * Rig.MILLI;
    rig.video.requestKeyframe(rig.now, 0);
    assertThat(keyframeRequests()).isEqualTo(1);
    rig.video.layer(0).keyframes().arrived();
    rig.video.requestKeyframe(rig.now + Rig.MILLI, 2);
    rig.now += 300 * Rig.MILLI;
    assertThat(keyframeRequests()).isZero();
    rig.now += 30 * Rig.MILLI;
    assertThat(keyframeRequests()).isEqualTo(1);
  }
}
