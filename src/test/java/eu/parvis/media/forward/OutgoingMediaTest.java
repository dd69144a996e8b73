package eu.parvis.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.codec.Vp8Descriptor;
import eu.parvis.media.rtcp.Feedback;
import eu.parvis.media.rtcp.FullIntraRequest;
import eu.parvis.media.rtcp.GenericNack;
import eu.parvis.media.rtcp.NtpTime;
import eu.parvis.media.rtcp.PictureLoss;
import eu.parvis.media.rtcp.ReceiverReport;
import eu.parvis.media.rtcp.ReportBlock;
import eu.parvis.media.rtcp.RtcpCompound;
import eu.parvis.media.rtcp.SenderReport;
import eu.parvis.media.rtcp.SourceDescription;
import eu.parvis.media.rtp.AbsoluteSendTime;
import eu.parvis.media.rtp.HeaderExtensions;
import eu.parvis.media.rtp.RtpView;
import eu.parvis.media.rtp.Rtx;
import eu.parvis.media.stream.DropReason;
import eu.parvis.media.testkit.Packets;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutgoingMediaTest {

  private static final int RECEIVER = 0x4ECE1;

  private final Rig rig = new Rig();
  private final ByteBuffer rtcp = ByteBuffer.allocate(1500);

  private @Nullable RtpView frame(int layer, int number, boolean keyframe) {
    rig.now += 33 * Rig.MILLI;
    return rig.forward(
        rig.videoPacket(layer, 1000 * layer + number, 3_000 * number + layer)
            .vp8(keyframe, 100 * layer + number, number, 60));
  }

  private static RtpView sent(@Nullable RtpView packet) {
    return Objects.requireNonNull(packet, "not forwarded");
  }

  private void nack(int... sequences) {
    int length = GenericNack.write(rtcp, 0, RECEIVER, Rig.LAYERS[0], sequences, sequences.length);
    rig.fromReceiver(rtcp, length);
  }

  private void report(int ssrc, int fractionLost, int highest, int lastReport, int delay) {
    int length = ReceiverReport.write(rtcp, 0, RECEIVER, 1);
    ReportBlock.write(rtcp, 8, ssrc, fractionLost, 0, highest, 0, lastReport, delay);
    rig.fromReceiver(rtcp, length);
  }

  private List<RtcpCompound> keyframeRequests() {
    return Rig.ofType(rig.toSender(), RtcpCompound.PAYLOAD_FEEDBACK);
  }

  @Test
  void senderOfSoundHearsWhatItsReceiversLose() {
    rig.forward(rig.audioPacket(1, 960, 20));
    report(Rig.AUDIO, 9, 1, 0, 0);
    rig.forward(rig.audioPacket(2, 1_920, 20));
    rig.now += 1_000 * Rig.MILLI;
    RtcpCompound toSender = Rig.ofType(rig.toSender(), RtcpCompound.RECEIVER_REPORT).getFirst();
    int block = ReceiverReport.blockOffset(toSender, 0);
    assertThat(ReportBlock.ssrc(toSender.buffer(), block)).isEqualTo(Rig.AUDIO);
    assertThat(ReportBlock.fractionLost(toSender.buffer(), block)).isEqualTo(9 * LossBeyond.FACTOR);
    assertThat(ReportBlock.cumulativeLost(toSender.buffer(), block)).isZero();
  }

  @Test
  void receiverSeesThePrimarySourceWhateverLayerItGets() {
    assertThat(sent(frame(1, 1, true)).ssrc()).isEqualTo(Rig.LAYERS[0]);
    RtpView packet = sent(frame(2, 1, true));
    assertThat(packet.ssrc()).isEqualTo(Rig.LAYERS[0]);
    assertThat(packet.payloadType()).isEqualTo(100);
    assertThat(rig.outgoing.layer(rig.video)).isEqualTo(2);
    assertThat(frame(1, 2, true)).isNull();
  }

  @Test
  void stampsItsOwnTransportNumbersAndTimesOfSending() {
    rig.now = 5_000 * Rig.MILLI;
    for (int i = 0; i < 3; i++) {
      RtpView video = sent(frame(0, i, true));
      assertThat(HeaderExtensions.transportSequence(video, 5)).isEqualTo(2 * i);
      assertThat(HeaderExtensions.absoluteSendTime(video, 3))
          .isEqualTo(AbsoluteSendTime.ofNanos(rig.now));
      RtpView audio = sent(rig.forward(rig.audioPacket(i, i * 960, 20)));
      assertThat(HeaderExtensions.transportSequence(audio, 5)).isEqualTo(2 * i + 1);
      assertThat(HeaderExtensions.audioLevel(audio, 1)).isEqualTo(20);
    }
  }

  @Test
  void layersZeroOneTwoZeroTwoLoseNothing() {
    int[] heights = {180, 360, 720, 180, 720};
    List<RtpView> copies = new ArrayList<>();
    List<Integer> layers = new ArrayList<>();
    for (int number = 0; number < 50; number++) {
      int step = number / 10;
      rig.outgoing.maxHeight(rig.now, rig.video, heights[step]);
      for (int layer = 0; layer < 3; layer++) {
        RtpView copy = frame(layer, number, number % 10 == 3);
        if (copy != null) {
          copies.add(copy);
          layers.add(layer);
        }
      }
    }
    assertThat(layers.stream().distinct()).containsExactly(0, 1, 2);
    assertThat(layers.get(23)).isEqualTo(2);
    assertThat(layers.get(layers.size() - 12)).isZero();
    assertThat(layers.getLast()).isEqualTo(2);
    for (int i = 1; i < copies.size(); i++) {
      Vp8Descriptor before = Rig.descriptor(copies.get(i - 1));
      Vp8Descriptor after = Rig.descriptor(copies.get(i));
      assertThat(copies.get(i).sequence()).isEqualTo(copies.get(i - 1).sequence() + 1);
      assertThat(after.pictureId()).isEqualTo(before.pictureId() + 1);
      assertThat(after.baseLayerIndex()).isEqualTo(before.baseLayerIndex() + 1);
      assertThat(copies.get(i).timestamp()).isGreaterThan(copies.get(i - 1).timestamp());
    }
    assertThat(rig.outgoing.packets()).isEqualTo(copies.size());
  }

  @Test
  void retransmitsWhatTheReceiverMisses() {
    sent(frame(0, 1, true));
    sent(frame(0, 2, false));
    RtpView original = sent(frame(1, 7, true));
    nack(original.sequence());
    List<RtpView> packets = rig.retransmissions();
    assertThat(packets).hasSize(1);
    RtpView packet = packets.getFirst();
    assertThat(packet.ssrc()).isEqualTo(Rig.RTX[0]);
    assertThat(packet.payloadType()).isEqualTo(96);
    assertThat(HeaderExtensions.transportSequence(packet, 5)).isEqualTo(3);
    assertThat(Rtx.decapsulate(packet, Rig.LAYERS[0], 100)).isTrue();
    HeaderExtensions.transportSequence(packet, 5, 2);
    HeaderExtensions.absoluteSendTime(packet, 3, AbsoluteSendTime.ofNanos(rig.now));
    assertThat(Packets.bytesOf(packet)).isEqualTo(Packets.bytesOf(original));
  }

  @Test
  void retransmissionsHaveNumbersOfTheirOwn() {
    RtpView first = sent(frame(0, 1, true));
    RtpView second = sent(frame(0, 2, false));
    nack(first.sequence(), second.sequence());
    assertThat(rig.retransmissions()).extracting(RtpView::sequence).containsExactly(1, 2);
    rig.now += 100 * Rig.MILLI;
    nack(first.sequence());
    assertThat(rig.retransmissions()).extracting(RtpView::sequence).containsExactly(3);
    assertThat(rig.outgoing.retransmitted()).isEqualTo(3);
  }

  @Test
  void doesNotRetransmitWhatItNeverSent() {
    RtpView packet = sent(frame(0, 1, true));
    nack(packet.sequence() + 1, packet.sequence() + 40);
    assertThat(rig.retransmissions()).isEmpty();
    int length = GenericNack.write(rtcp, 0, RECEIVER, 0x7777, new int[] {1}, 1);
    rig.fromReceiver(rtcp, length);
    assertThat(rig.retransmissions()).isEmpty();
    rig.assertDropped(DropReason.RTCP_UNKNOWN_SOURCE, 1);
  }

  @Test
  void silencedVideoIsNotRetransmittedEither() {
    RtpView packet = sent(frame(0, 1, true));
    rig.video.silence(true);
    nack(packet.sequence());
    assertThat(rig.retransmissions()).isEmpty();
  }

  @Test
  void keyframeRequestOfTheReceiverGoesToTheLayerThatItGets() {
    sent(frame(0, 1, true));
    sent(frame(1, 1, true));
    rig.toSender();
    rig.fromReceiver(rtcp, PictureLoss.write(rtcp, 0, RECEIVER, Rig.LAYERS[0]));
    List<RtcpCompound> requests = keyframeRequests();
    assertThat(requests).hasSize(1);
    assertThat(Feedback.mediaSsrc(requests.getFirst())).isEqualTo(Rig.LAYERS[1]);
    sent(frame(1, 2, true));
    rig.now += 300 * Rig.MILLI;
    rig.fromReceiver(rtcp, FullIntraRequest.write(rtcp, 0, RECEIVER, Rig.LAYERS[0], 1));
    assertThat(keyframeRequests()).hasSize(1);
  }

  @Test
  void translatesSenderReports() {
    long ntp = 0xe900000000000000L;
    sent(frame(0, 1, true));
    RtpView packet = sent(frame(1, 1, true));
    // The layer says: now is timestamp 3001, that of its keyframe.
    rig.senderReport(Rig.LAYERS[1], ntp, 3_001);
    rig.now += 500 * Rig.MILLI;
    List<byte[]> datagrams = rig.toReceiver();
    RtcpCompound report = Rig.ofType(datagrams, RtcpCompound.SENDER_REPORT).getFirst();
    assertThat(report.senderSsrc()).isEqualTo(Rig.LAYERS[0]);
    assertThat(SenderReport.ntp(report)).isEqualTo(ntp + NtpTime.ofNanos(500 * Rig.MILLI));
    assertThat(SenderReport.timestamp(report)).isEqualTo(packet.timestamp() + 45_000);
    assertThat(SenderReport.packets(report)).isEqualTo(2);
    assertThat(SenderReport.octets(report)).isEqualTo(2 * packet.payloadLength());
    RtcpCompound name = Rig.ofType(datagrams, RtcpCompound.SOURCE_DESCRIPTION).getFirst();
    assertThat(SourceDescription.canonicalName(name, Rig.LAYERS[0])).isEqualTo("ab12cd34");
  }

  @Test
  void reportsOnlyWhatIsForwarded() {
    rig.senderReport(Rig.LAYERS[0], 5, 5);
    rig.senderReport(Rig.AUDIO, 5, 5);
    assertThat(rig.toReceiver()).isEmpty();
    assertThat(rig.outgoing.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
    sent(rig.forward(rig.audioPacket(1, 1, 1)));
    assertThat(rig.outgoing.nextDeadlineNanos()).isEqualTo(rig.now);
    assertThat(Rig.ofType(rig.toReceiver(), RtcpCompound.SENDER_REPORT))
        .extracting(RtcpCompound::senderSsrc)
        .containsExactly(Rig.AUDIO);
    rig.now += 1_000 * Rig.MILLI;
    assertThat(rig.toReceiver()).as("a last one").hasSize(1);
    rig.now += 1_000 * Rig.MILLI;
    assertThat(rig.toReceiver()).as("nothing was sent since").isEmpty();
  }

  @Test
  void measuresTheRoundTripTime() {
    rig.senderReport(Rig.AUDIO, 0xe912345678000000L, 5);
    sent(rig.forward(rig.audioPacket(1, 1, 1)));
    RtcpCompound sentReport = Rig.ofType(rig.toReceiver(), RtcpCompound.SENDER_REPORT).getFirst();
    rig.now += 70 * Rig.MILLI;
    report(
        Rig.AUDIO,
        0,
        1,
        NtpTime.middle(SenderReport.ntp(sentReport)),
        NtpTime.middleOfNanos(30 * Rig.MILLI));
    assertThat(rig.outgoing.roundTripNanos()).isBetween(39 * Rig.MILLI, 41 * Rig.MILLI);
  }

  @Test
  void silenceAndItsEndAreContinuousForTheReceiver() {
    RtpView before = sent(frame(0, 1, true));
    rig.video.silence(true);
    for (int i = 2; i < 50; i++) {
      assertThat(frame(0, i, false)).isNull();
    }
    rig.video.silence(false);
    assertThat(frame(0, 50, false)).as("waits for a keyframe").isNull();
    assertThat(keyframeRequests()).isNotEmpty();
    RtpView after = sent(frame(0, 51, true));
    assertThat(after.sequence()).isEqualTo(before.sequence() + 1);
    assertThat(after.timestamp() - before.timestamp()).isEqualTo(50 * 3_000);
    assertThat(Rig.descriptor(after).pictureId()).isEqualTo(Rig.descriptor(before).pictureId() + 1);
  }

  @Test
  void silencedAudioGoesOnWithoutAGap() {
    RtpView before = sent(rig.forward(rig.audioPacket(1, 960, 1)));
    rig.audio.silence(true);
    rig.now += 20 * Rig.MILLI;
    assertThat(rig.forward(rig.audioPacket(2, 1920, 1))).isNull();
    rig.audio.silence(false);
    rig.now += 20 * Rig.MILLI;
    RtpView after = sent(rig.forward(rig.audioPacket(3, 2880, 1)));
    assertThat(after.sequence()).isEqualTo(before.sequence() + 1);
    assertThat(after.timestamp()).isEqualTo(before.timestamp() + 1920);
  }

  @Test
  void longLossOfTheSourceIsContinuousForTheReceiver() {
    RtpView before = sent(frame(0, 1, true));
    int jump = RtpRewriter.MAX_JUMP + 10;
    assertThat(frame(0, 1 + jump, false)).as("waits for a keyframe").isNull();
    assertThat(keyframeRequests()).hasSize(1);
    RtpView after = sent(frame(0, 2 + jump, true));
    assertThat(after.sequence()).isEqualTo(before.sequence() + 1);
  }

  @Test
  void numbersAreNotUsedAgainWhenASourceComesBack() {
    RtpView before = sent(frame(0, 1, true));
    rig.outgoing.detach(rig.video);
    assertThat(frame(0, 2, true)).isNull();
    rig.incoming.remove(rig.video);
    VideoSource back = new VideoSource(Rig.LAYERS, Rig.RTX);
    assertThat(rig.incoming.add(back)).isTrue();
    assertThat(rig.outgoing.attach(back, "ab12cd34", 720)).isTrue();
    RtpView after = sent(frame(0, 1, true));
    assertThat(after.sequence()).isEqualTo(before.sequence() + 1);
  }

  @Test
  void audioThatComesBackGoesOnAfterWhatWasSent() {
    RtpView before = sent(rig.forward(rig.audioPacket(1_000, 960, 1)));
    rig.outgoing.detach(rig.audio);
    rig.incoming.remove(rig.audio);
    AudioSource back = new AudioSource(Rig.AUDIO);
    assertThat(rig.incoming.add(back)).isTrue();
    assertThat(rig.outgoing.attach(back, "ab12cd34", 0)).isTrue();
    RtpView after = sent(rig.forward(rig.audioPacket(400, 77, 1)));
    assertThat(after.sequence()).isEqualTo(before.sequence() + 1);
    assertThat(after.timestamp()).isEqualTo(before.timestamp() + 1);
  }

  @Test
  void refusesToGiveAnSsrcAnotherMeaning() {
    rig.outgoing.detach(rig.video);
    assertThat(rig.outgoing.attach(new AudioSource(Rig.LAYERS[0]), "x", 0)).isFalse();
    assertThat(rig.outgoing.attach(new AudioSource(Rig.RTX[0]), "x", 0)).isFalse();
    VideoSource crossed = new VideoSource(new int[] {0x55}, new int[] {Rig.RTX[0]});
    assertThat(rig.outgoing.attach(crossed, "x", 720)).isFalse();
    assertThat(rig.outgoing.attach(rig.audio, "x", 0)).as("attached already").isFalse();
  }

  @Test
  void nothingIsForwardedToAHeightOfZero() {
    sent(frame(0, 1, true));
    rig.outgoing.maxHeight(rig.now, rig.video, 0);
    assertThat(frame(0, 2, true)).isNull();
    assertThat(rig.outgoing.layer(rig.video)).isEqualTo(-1);
    rig.now += 2 * VideoLayer.FRESH_NANOS;
    rig.outgoing.maxHeight(rig.now, rig.video, 180);
    assertThat(keyframeRequests()).hasSize(1);
    sent(frame(0, 3, true));
  }

  @Test
  void forwardsPacketsOfPaddingOnlyWithoutADescriptor() {
    RtpView before = sent(frame(0, 1, true));
    RtpView padding = sent(rig.forward(rig.videoPacket(0, 2, 3_000).padding(20)));
    assertThat(padding.sequence()).isEqualTo(before.sequence() + 1);
    assertThat(padding.payloadLength()).isZero();
  }

  @Test
  void packetThatDoesNotFitIsNotForwarded() {
    InboundPacket packet =
        Objects.requireNonNull(rig.receive(rig.videoPacket(0, 1, 1).vp8(true, 1, 1, 60)));
    int length = packet.rtp().length();
    assertThat(rig.outgoing.forward(0, packet, rig.out, Rig.OUT, length - 1)).isZero();
    assertThat(rig.outgoing.forward(0, packet, rig.out, Rig.OUT, length)).isEqualTo(length);
  }
}
