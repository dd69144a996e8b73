package eu.parvis.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.bwe.Allocator;
import eu.parvis.media.rtp.RtpView;
import eu.parvis.media.testkit.Packets;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Frames above the wanted temporal layer go, and nothing shows that they were there. */
class TemporalLayersTest {

  /**
   * As libwebrtc has it with three layers; the second half of the cycle has no points of return.
   */
  private static final int[] PATTERN = {0, 2, 1, 2, 0, 2, 1, 2};

  private static final boolean[] SYNC = {false, true, true, false, false, false, false, false};

  private final Rig rig = new Rig();
  private final VideoForwarder forwarder =
      new VideoForwarder(rig.video, new OutgoingNumbers(1, 2, 90_000), new byte[0], 180);
  private final List<RtpView> got = new ArrayList<>();
  private int sequence = 100;
  private int frame = -1;
  private int baseFrames = 7;

  private List<Packets> nextFrame(int packets, boolean keyframe) {
    frame++;
    rig.now += 33 * Rig.MILLI;
    int temporal = keyframe ? 0 : PATTERN[frame % 8];
    baseFrames += temporal == 0 ? 1 : 0;
    List<Packets> made = new ArrayList<>();
    for (int i = 0; i < packets; i++) {
      made.add(
          rig.videoPacket(0, sequence++, frame * 3_000)
              .vp8(keyframe && i == 0, i == 0, 1_000 + frame, baseFrames, 100)
              .temporal(temporal, SYNC[frame % 8]));
    }
    return made;
  }

  private void send(Packets packet) {
    InboundPacket inbound = rig.receive(packet);
    if (inbound == null) {
      return;
    }
    long outgoing = forwarder.admit(rig.now, inbound);
    if (outgoing != RtpRewriter.DROP) {
      RtpView copy = Packets.view(Packets.bytesOf(inbound.rtp()));
      forwarder.send(rig.now, outgoing, copy, Rig.descriptor(copy));
      got.add(copy);
    }
  }

  private void sendFrames(int count) {
    for (int i = 0; i < count; i++) {
      nextFrame(2, frame < 0).forEach(this::send);
    }
  }

  private void limit(int temporal) {
    forwarder.share().ladder().clear();
    forwarder.share().ladder().add(0, temporal, 1);
    new Allocator().allocate(0, 1_000, List.of(forwarder.share()), true);
    forwarder.follow(rig.now);
  }

  private List<Integer> temporalLayers() {
    return got.stream().map(packet -> Rig.descriptor(packet).temporalLayer()).distinct().toList();
  }

  private void assertContinuous() {
    for (int i = 1; i < got.size(); i++) {
      RtpView before = got.get(i - 1);
      RtpView after = got.get(i);
      assertThat(after.sequence()).isEqualTo(before.sequence() + 1 & 0xFFFF);
      int pictures = after.timestamp() == before.timestamp() ? 0 : 1;
      assertThat(Rig.descriptor(after).pictureId() - Rig.descriptor(before).pictureId())
          .isEqualTo(pictures);
      boolean base = pictures == 1 && Rig.descriptor(after).temporalLayer() == 0;
      assertThat(Rig.descriptor(after).baseLayerIndex())
          .isEqualTo(Rig.descriptor(before).baseLayerIndex() + (base ? 1 : 0) & 0xFF);
    }
  }

  @Test
  void allFramesGoUnlessALimitIsSet() {
    sendFrames(24);
    assertThat(got).hasSize(48);
    assertContinuous();
  }

  @Test
  void framesAboveTheLimitLeaveNoGap() {
    sendFrames(8);
    limit(0);
    got.clear();
    sendFrames(80);
    assertThat(temporalLayers()).containsExactly(0);
    assertThat(got).hasSize(2 * 20);
    assertContinuous();
  }

  @Test
  void timestampsStayWhereTheyAre() {
    sendFrames(8);
    limit(0);
    int before = got.getLast().timestamp();
    sendFrames(1);
    assertThat(got.getLast().timestamp() - before).isEqualTo(3_000);
    sendFrames(4);
    assertThat(got.getLast().timestamp() - before).isEqualTo(15_000);
  }

  @Test
  void layersComeBackWhereAFrameNeedsTheBaseOnly() {
    limit(0);
    sendFrames(5);
    limit(2);
    got.clear();
    sendFrames(3);
    assertThat(temporalLayers()).as("no point of return in this half").isEmpty();
    sendFrames(3);
    assertThat(temporalLayers()).as("the middle layer first").containsExactly(0, 1);
    sendFrames(8);
    assertThat(temporalLayers()).containsExactlyInAnyOrder(0, 1, 2);
    assertContinuous();
  }

  @Test
  void limitHoldsFromTheNextFrameOn() {
    sendFrames(1);
    List<Packets> packets = nextFrame(3, false);
    send(packets.get(0));
    limit(0);
    send(packets.get(1));
    send(packets.get(2));
    assertThat(got).as("a frame is sent whole").hasSize(5);
  }

  @Test
  void latePacketOfAFrameThatWasLeftOutIsLeftOutToo() {
    sendFrames(1);
    limit(0);
    List<Packets> gone = nextFrame(3, false);
    send(gone.get(1));
    send(gone.get(2));
    sendFrames(3);
    int before = got.size();
    send(gone.get(0));
    assertThat(got).hasSize(before);
    assertThat(forwarder.withholds(3_000)).as("also when it is asked for").isTrue();
  }

  @Test
  void lateFrameOfTheBaseFindsItsPlace() {
    sendFrames(1);
    limit(0);
    sendFrames(3);
    List<Packets> late = nextFrame(2, false);
    sendFrames(4);
    late.forEach(this::send);
    got.sort(Comparator.comparingInt(RtpView::sequence));
    sendFrames(4);
    assertContinuous();
  }

  @Test
  void everyPacketThatIsAskedForIsFoundWhereItCameFrom() {
    sendFrames(1);
    limit(1);
    sendFrames(60);
    RtpRewriter rewriter = forwarder.rewriter();
    for (RtpView packet : got.subList(got.size() - 60, got.size())) {
      long outgoing = rewriter.sentSequence(packet.sequence());
      RtpView kept = new RtpView();
      ByteBuffer buffer = ByteBuffer.allocate(1_500);
      int length = forwarder.cache(0).read(rewriter.sourceSequence(outgoing), buffer, 0, 1_500);
      assertThat(kept.wrap(buffer, 0, length)).isTrue();
      assertThat(kept.timestamp()).isEqualTo(packet.timestamp());
      rewriter.rewrite(outgoing, kept, Rig.descriptor(kept));
      assertThat(Packets.bytesOf(kept)).isEqualTo(Packets.bytesOf(packet));
    }
  }

  @Test
  void noNumberIsGivenTwiceWhateverIsLostLateOrLeftOut() {
    for (int seed = 0; seed < 50; seed++) {
      new TemporalLayersTest().runAtRandom(new Random(seed));
    }
  }

  private void runAtRandom(Random random) {
    List<Packets> late = new ArrayList<>();
    sendFrames(1);
    for (int i = 0; i < 600; i++) {
      if (random.nextInt(20) == 0) {
        limit(random.nextInt(3));
      }
      for (Packets packet : nextFrame(1 + random.nextInt(4), random.nextInt(80) == 0)) {
        if (random.nextInt(10) == 0) {
          late.add(packet);
        } else {
          send(packet);
        }
      }
      while (late.size() > random.nextInt(6)) {
        send(late.remove(random.nextInt(late.size())));
      }
    }
    assertThat(got.stream().map(RtpView::sequence)).doesNotHaveDuplicates();
    Map<Integer, Integer> timestamps = new HashMap<>();
    for (RtpView packet : got) {
      int picture = Rig.descriptor(packet).pictureId();
      assertThat(timestamps.computeIfAbsent(picture, _ -> packet.timestamp()))
          .as("one picture, one frame")
          .isEqualTo(packet.timestamp());
    }
    assertThat(timestamps.values()).doesNotHaveDuplicates();
  }
}
