package eu.parvis.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.bwe.Downlink;
import eu.parvis.media.bwe.Pacer;
import eu.parvis.media.rtcp.GenericNack;
import eu.parvis.media.rtcp.TransportFeedbackWriter;
import eu.parvis.media.rtp.HeaderExtensions;
import eu.parvis.media.rtp.RtpView;
import eu.parvis.media.testkit.Packets;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Packets that leave later than they came, and packets that nobody sent. */
class PacedForwardingTest {

  private static final int TRANSPORT = 5;
  private static final int BYTES = 1000;
  private static final int FEEDBACK_EVERY = 10;
  private static final int FRAME_MILLIS = 20;

  private final Rig rig = new Rig();
  private final ByteBuffer rtcp = ByteBuffer.allocate(1500);
  private final TransportFeedbackWriter writer = new TransportFeedbackWriter();
  private int video;
  private int audio;

  @BeforeEach
  void startAtATimeThatIsNotZero() {
    rig.now = 1_000_000 * Rig.MILLI;
  }

  private @Nullable RtpView video() {
    video++;
    return rig.forward(
        rig.videoPacket(0, video, 3_000 * video).vp8(video == 1, video, video, BYTES));
  }

  private RtpView audio() {
    audio++;
    return Objects.requireNonNull(rig.forward(rig.audioPacket(audio, 960 * audio, 30)));
  }

  /** The receiver tells that packets have just arrived. */
  private void feedback(int firstTransportSequence, int count) {
    writer.begin(firstTransportSequence);
    for (int i = 0; i < count; i++) {
      writer.received(rig.now + i * Rig.MILLI);
    }
    rig.fromReceiver(rtcp, writer.finish(rtcp, 0, 1, 2, 0));
  }

  private void beHeard() {
    video();
    rig.now += 100 * Rig.MILLI;
    feedback(0, 1);
    rig.now += 1_000 * Rig.MILLI;
  }

  private List<RtpView> held() {
    List<RtpView> packets = new ArrayList<>();
    int length;
    while ((length = rig.outgoing.pollHeld(rig.now, rig.out, Rig.OUT, 1500)) > 0) {
      packets.add(copy(length));
    }
    return packets;
  }

  private List<RtpView> padding() {
    List<RtpView> packets = new ArrayList<>();
    int length;
    while ((length = rig.outgoing.pollPadding(rig.now, rig.out, Rig.OUT, 1500)) > 0) {
      packets.add(copy(length));
    }
    return packets;
  }

  private RtpView copy(int length) {
    byte[] bytes = new byte[length];
    rig.out.get(Rig.OUT, bytes);
    return Packets.view(bytes);
  }

  /** What leaves of 30 packets of video that come at once, in order. */
  private List<RtpView> burst() {
    List<RtpView> packets = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      RtpView packet = video();
      if (packet != null) {
        packets.add(packet);
      }
    }
    return packets;
  }

  @Test
  void nothingWaitsBeforeTheReceiverIsHeard() {
    assertThat(burst()).hasSize(30);
    assertThat(held()).isEmpty();
  }

  @Test
  void aBurstOfVideoIsSpreadAndStaysWhole() {
    beHeard();
    List<RtpView> packets = burst();
    assertThat(packets).hasSizeLessThan(5);
    long began = rig.now;
    while (packets.size() < 30 && rig.now < began + 2 * Pacer.LIMIT_NANOS) {
      rig.now += Rig.MILLI;
      packets.addAll(held());
    }
    assertThat(packets).hasSize(30);
    assertThat(rig.now - began).isBetween(50 * Rig.MILLI, Pacer.LIMIT_NANOS + Rig.MILLI);
    int first = packets.getFirst().sequence();
    int number = HeaderExtensions.transportSequence(packets.getFirst(), TRANSPORT);
    for (int i = 0; i < 30; i++) {
      RtpView packet = packets.get(i);
      assertThat(packet.sequence()).isEqualTo(first + i);
      assertThat(packet.ssrc()).isEqualTo(Rig.LAYERS[0]);
      assertThat(HeaderExtensions.transportSequence(packet, TRANSPORT)).isEqualTo(number + i);
    }
  }

  @Test
  void tellsWhenTheNextHeldPacketIsDue() {
    beHeard();
    burst();
    int left = 0;
    for (int i = 0; i < 200 && left < 10; i++) {
      rig.now = Math.max(rig.now, rig.outgoing.nextDeadlineNanos());
      rig.toReceiver();
      left += held().size();
    }
    assertThat(left).isGreaterThanOrEqualTo(10);
  }

  @Test
  void audioOvertakesVideoThatWaits() {
    beHeard();
    burst();
    assertThat(audio().ssrc()).isEqualTo(Rig.AUDIO);
    assertThat(held()).isEmpty();
  }

  @Test
  void retransmissionsWaitBeforeVideo() {
    beHeard();
    List<RtpView> sent = burst();
    int[] missing = {sent.getFirst().sequence()};
    rig.fromReceiver(rtcp, GenericNack.write(rtcp, 0, 1, Rig.LAYERS[0], missing, 1));
    assertThat(rig.retransmissions()).isEmpty();
    rig.now = Math.max(rig.now, rig.outgoing.nextDeadlineNanos());
    assertThat(held().getFirst().payloadType()).isEqualTo(Packets.RTX);
  }

  @Test
  void aSourceThatIsGoneLeavesNothingBehind() {
    beHeard();
    burst();
    rig.outgoing.detach(rig.video);
    rig.now += Pacer.LIMIT_NANOS;
    assertThat(held()).isEmpty();
    assertThat(rig.outgoing.nextDeadlineNanos()).isGreaterThan(rig.now);
  }

  @Test
  void aSourceThatIsSilencedMeanwhileSendsNothingMore() {
    beHeard();
    burst();
    rig.video.silence(true);
    rig.now += Pacer.LIMIT_NANOS;
    assertThat(held()).isEmpty();
  }

  @Test
  void probesWithPaddingInAStreamOfRetransmissions() {
    RtpView first = Objects.requireNonNull(video());
    List<RtpView> packets = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rig.now += Rig.MILLI;
      packets.addAll(padding());
    }
    assertThat(packets).hasSizeGreaterThan(20);
    int number = HeaderExtensions.transportSequence(first, TRANSPORT);
    for (int i = 0; i < packets.size(); i++) {
      RtpView packet = packets.get(i);
      assertThat(packet.ssrc()).isEqualTo(Rig.RTX[0]);
      assertThat(packet.payloadType()).isEqualTo(Packets.RTX);
      assertThat(packet.payloadLength()).isZero();
      assertThat(HeaderExtensions.transportSequence(packet, TRANSPORT)).isEqualTo(number + 1 + i);
    }
    assertThat(packets.stream().map(RtpView::sequence).distinct()).hasSameSizeAs(packets);
  }

  @Test
  void aReceiverThatSaysNothingOfTheFirstProbesGetsNoMore() {
    video();
    rig.now += Rig.MILLI;
    for (int i = 0; i < 100; i++) {
      rig.now += Rig.MILLI;
      padding();
    }
    rig.outgoing.downlink().want(10_000_000);
    for (int i = 0; i < 100; i++) {
      rig.now += 100 * Rig.MILLI;
      video();
      assertThat(padding()).isEmpty();
    }
  }

  @Test
  void nobodyIsProbedWithoutVideo() {
    rig.outgoing.detach(rig.video);
    audio();
    rig.now += 10 * Rig.MILLI;
    assertThat(padding()).isEmpty();
    assertThat(rig.outgoing.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void feedbackMovesTheEstimate() {
    int number = 0;
    for (int i = 0; i < 100; i++) {
      for (int j = 0; j < FEEDBACK_EVERY; j++) {
        rig.now += FRAME_MILLIS * Rig.MILLI;
        video();
      }
      feedbackAsSent(number);
      number += FEEDBACK_EVERY;
    }
    assertThat(rig.outgoing.downlink().targetBps()).isGreaterThan(Downlink.START_BPS);
  }

  private void feedbackAsSent(int first) {
    writer.begin(first & 0xFFFF);
    for (int i = 1; i <= FEEDBACK_EVERY; i++) {
      writer.received(rig.now - FRAME_MILLIS * Rig.MILLI * (FEEDBACK_EVERY - i));
    }
    rig.fromReceiver(rtcp, writer.finish(rtcp, 0, 1, 2, 0));
  }
}
