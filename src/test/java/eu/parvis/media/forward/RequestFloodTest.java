package eu.parvis.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.rtcp.GenericNack;
import eu.parvis.media.rtcp.PictureLoss;
import eu.parvis.media.rtcp.RtcpCompound;
import eu.parvis.media.rtcp.TransportFeedbackWriter;
import eu.parvis.media.stream.DropReason;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A receiver that asks for packets and keyframes without end. */
class RequestFloodTest {

  private static final int RECEIVER = 0x4ECE1;
  private static final int SENT = 500;

  private final Rig rig = new Rig();
  private final ByteBuffer rtcp = ByteBuffer.allocate(4_000);
  private int first;

  @BeforeEach
  void send() {
    rig.now = 1_000_000 * Rig.MILLI;
    for (int i = 0; i < SENT; i++) {
      rig.now += Rig.MILLI;
      var packet = rig.forward(rig.videoPacket(0, i, 90 * i).vp8(i == 0, i, i, 1_000));
      if (i == 0) {
        first = packet == null ? -1 : packet.sequence();
      }
    }
  }

  private int ask(int from, int count) {
    int[] sequences = IntStream.range(from, from + count).map(i -> i & 0xFFFF).toArray();
    int length = GenericNack.write(rtcp, 0, RECEIVER, Rig.LAYERS[0], sequences, count);
    rig.fromReceiver(rtcp, length);
    return rig.retransmissions().size();
  }

  private void beHeard() {
    var writer = new TransportFeedbackWriter();
    writer.begin(0);
    for (int i = 0; i < 20; i++) {
      writer.received(rig.now + i * Rig.MILLI);
    }
    rig.fromReceiver(rtcp, writer.finish(rtcp, 0, 1, 2, 0));
  }

  @Test
  void aPacketGoesAgainOnlyAfterHalfARoundTrip() {
    assertThat(ask(first, 1)).isEqualTo(1);
    for (int i = 0; i < 49; i++) {
      rig.now += Rig.MILLI;
      assertThat(ask(first, 1)).isZero();
    }
    rig.now += Rig.MILLI;
    assertThat(ask(first, 1)).isEqualTo(1);
    rig.assertDropped(DropReason.RTX_REPEATED, 49);
  }

  @Test
  void otherPacketsGoMeanwhile() {
    assertThat(ask(first, 10)).isEqualTo(10);
    assertThat(ask(first + 5, 10)).isEqualTo(5);
  }

  @Test
  void whoAsksForEverythingAgainAndAgainGetsAThousandASecond() {
    int sent = 0;
    for (int i = 0; i < 10_000; i += 10) {
      rig.now += 10 * Rig.MILLI;
      sent += ask(first, SENT);
    }
    assertThat(sent).isBetween(9_000, 10_000 + RetransmissionQueue.CAPACITY);
    assertThat(rig.drops.get(DropReason.RTX_OVERLOAD)).isPositive();
  }

  @Test
  void retransmissionsAreHalfOfAKnownDownlinkAtMost() {
    beHeard();
    long bps = rig.outgoing.downlink().targetBps();
    int sent = 0;
    for (int i = 0; i < 10_000; i += 10) {
      rig.now += 10 * Rig.MILLI;
      sent += ask(first, SENT) + held();
      bps = Math.max(bps, rig.outgoing.downlink().targetBps());
    }
    long most = (long) ((10 + 2) * bps * RetransmissionQueue.SHARE / (1_200 * 8)) + 1;
    assertThat((long) sent).isBetween(10L, most);
    assertThat(rig.drops.get(DropReason.RTX_OVERLOAD)).isPositive();
  }

  private int held() {
    int count = 0;
    while (rig.outgoing.pollHeld(rig.now, rig.out, Rig.OUT, 1_500) > 0) {
      count++;
    }
    return count;
  }

  @Test
  void keyframesAreAskedForOnceASecondAfterTheFirstFew() {
    int asked = 0;
    for (int i = 0; i < 20_000; i += 10) {
      rig.now += 10 * Rig.MILLI;
      rig.fromReceiver(rtcp, PictureLoss.write(rtcp, 0, RECEIVER, Rig.LAYERS[0]));
      if (!Rig.ofType(rig.toSender(), RtcpCompound.PAYLOAD_FEEDBACK).isEmpty()) {
        asked++;
        int number = SENT + asked;
        rig.forward(rig.videoPacket(0, number, 90 * number).vp8(true, number, number, 1_000));
      }
    }
    assertThat(asked).isBetween(20, 20 + KeyframeAllowance.BURST);
    assertThat(rig.drops.get(DropReason.KEYFRAMES_OVERLOAD)).isGreaterThan(1_000);
  }
}
