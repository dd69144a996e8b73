package eu.parvis.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.rtcp.Feedback;
import eu.parvis.media.rtcp.GenericNack;
import eu.parvis.media.rtcp.PictureLoss;
import eu.parvis.media.rtcp.ReceiverReport;
import eu.parvis.media.rtcp.ReportBlock;
import eu.parvis.media.rtcp.RtcpCompound;
import eu.parvis.media.rtcp.SourceDescription;
import eu.parvis.media.rtcp.TransportFeedback;
import eu.parvis.media.rtp.RtpView;
import eu.parvis.media.rtp.Rtx;
import eu.parvis.media.stream.DropReason;
import eu.parvis.media.testkit.Packets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IncomingMediaTest {

  private final Rig rig = new Rig();

  private static byte[] rtx(Packets original, int rtxSsrc, int rtxSequence) {
    RtpView view = original.view();
    assertThat(Rtx.encapsulate(view, rtxSsrc, 96, rtxSequence)).isTrue();
    return Packets.bytesOf(view);
  }

  private Set<Integer> acknowledged() {
    rig.now += 100 * Rig.MILLI;
    Set<Integer> acknowledged = new HashSet<>();
    for (RtcpCompound packet : Rig.ofType(rig.toSender(), RtcpCompound.TRANSPORT_FEEDBACK)) {
      if (TransportFeedback.matches(packet)) {
        TransportFeedback.forEach(
            packet,
            (sequence, ticks) -> {
              if (ticks != TransportFeedback.LOST) {
                acknowledged.add(sequence);
              }
            });
      }
    }
    return acknowledged;
  }

  @Test
  void tellsWhatAPacketIs() {
    InboundPacket packet =
        Objects.requireNonNull(rig.receive(rig.videoPacket(1, 500, 9).vp8(true, 1, 1, 100)));
    assertThat(packet.source()).isEqualTo(rig.video);
    assertThat(packet.layer()).isEqualTo(1);
    assertThat(packet.startsKeyframe()).isTrue();
    assertThat(packet.sequence() & 0xFFFF).isEqualTo(500);
    assertThat(rig.video.height(1)).isEqualTo(360);

    packet = Objects.requireNonNull(rig.receive(rig.audioPacket(1, 960, 30)));
    assertThat(packet.source()).isEqualTo(rig.audio);
    assertThat(packet.audioLevel()).isEqualTo(30);
    assertThat(packet.voice()).isTrue();
    assertThat(packet.startsKeyframe()).isFalse();
  }

  @Test
  void dropsAndNeverAcknowledgesWhatItCannotUse() {
    assertThat(rig.receive(new byte[] {(byte) 0x80, 100, 0, 1})).isNull();
    rig.assertDropped(DropReason.RTP_MALFORMED, 1);
    assertThat(rig.receive(Packets.rtp(0x9999, 1, 1).payloadType(100).transportSequence(5, 1)))
        .isNull();
    rig.assertDropped(DropReason.RTP_UNKNOWN_SOURCE, 1);
    assertThat(rig.receive(rig.videoPacket(0, 1, 1).payloadType(111).vp8(true, 1, 1, 9))).isNull();
    assertThat(rig.receive(rig.audioPacket(1, 1, 9).payloadType(100))).isNull();
    rig.assertDropped(DropReason.RTP_UNKNOWN_PAYLOAD, 2);
    assertThat(rig.receive(rig.videoPacket(0, 1, 1).payload((byte) 0x90))).isNull();
    rig.assertDropped(DropReason.RTP_BAD_DESCRIPTOR, 1);
    assertThat(acknowledged()).isEmpty();
  }

  @Test
  void acknowledgesWhatItKeeps() {
    rig.receive(rig.videoPacket(0, 1, 1).vp8(true, 1, 1, 9)); // transport-wide number 0
    rig.receive(rig.audioPacket(1, 1, 9)); // 1
    assertThat(acknowledged()).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void probesAreAcknowledgedThenDropped() {
    Packets probe =
        Packets.rtp(Rig.RTX[0], 1, 1).payloadType(96).transportSequence(5, 77).padding(200);
    assertThat(rig.receive(probe)).isNull();
    rig.assertDropped(DropReason.RTX_PROBE, 1);
    assertThat(acknowledged()).containsExactly(77);
  }

  @Test
  void retransmissionBecomesTheOriginalAndFillsTheGap() {
    rig.receive(rig.videoPacket(0, 10, 1).vp8(true, 1, 1, 9));
    Packets missing = rig.videoPacket(0, 11, 2).vp8(false, 2, 2, 9);
    rig.receive(rig.videoPacket(0, 12, 3).vp8(false, 3, 3, 9));
    InboundPacket packet = Objects.requireNonNull(rig.receive(rtx(missing, Rig.RTX[0], 1)));
    assertThat(packet.rtp().ssrc()).isEqualTo(Rig.LAYERS[0]);
    assertThat(packet.rtp().sequence()).isEqualTo(11);
    assertThat(packet.rtp().payloadType()).isEqualTo(100);
    assertThat(Packets.bytesOf(packet.rtp())).isEqualTo(missing.bytes());
    rig.now += 50 * Rig.MILLI;
    assertThat(Rig.ofType(rig.toSender(), RtcpCompound.TRANSPORT_FEEDBACK)).isEmpty();
  }

  @Test
  void duplicateOfARetransmissionIsDropped() {
    Packets packet = rig.videoPacket(0, 10, 1).vp8(true, 1, 1, 9);
    assertThat(rig.receive(packet)).isNotNull();
    assertThat(rig.receive(rtx(packet, Rig.RTX[0], 1))).isNull();
    rig.assertDropped(DropReason.RTP_DUPLICATE, 1);
  }

  @Test
  void asksForWhatIsMissing() {
    rig.receive(rig.videoPacket(1, 65_534, 1).vp8(true, 1, 1, 9));
    rig.receive(rig.videoPacket(1, 1, 2).vp8(false, 2, 2, 9));
    rig.now = 10 * Rig.MILLI;
    assertThat(rig.incoming.nextDeadlineNanos()).isEqualTo(rig.now);
    List<RtcpCompound> nacks = Rig.ofType(rig.toSender(), RtcpCompound.TRANSPORT_FEEDBACK);
    assertThat(nacks).hasSize(1);
    RtcpCompound nack = nacks.getFirst();
    assertThat(GenericNack.matches(nack)).isTrue();
    assertThat(nack.senderSsrc()).isEqualTo(Rig.LOCAL);
    assertThat(Feedback.mediaSsrc(nack)).isEqualTo(Rig.LAYERS[1]);
    Set<Integer> sequences = new HashSet<>();
    GenericNack.forEach(nack, sequences::add);
    assertThat(sequences).containsExactlyInAnyOrder(65_535, 0);
  }

  @Test
  void lostAudioIsNotAskedFor() {
    rig.receive(rig.audioPacket(1, 1, 9));
    rig.receive(rig.audioPacket(5, 1, 9));
    rig.now = 50 * Rig.MILLI;
    assertThat(rig.toSender()).isEmpty();
  }

  @Test
  void reportsOnEverySourceThatSends() {
    rig.receive(rig.videoPacket(0, 1, 1).vp8(true, 1, 1, 9));
    rig.receive(rig.videoPacket(2, 1, 1).vp8(true, 1, 1, 9));
    rig.receive(rig.audioPacket(1, 1, 9));
    rig.now = 1_000 * Rig.MILLI;
    List<byte[]> datagrams = rig.toSender();
    List<RtcpCompound> reports = Rig.ofType(datagrams, RtcpCompound.RECEIVER_REPORT);
    RtcpCompound report = reports.getFirst();
    assertThat(ReceiverReport.matches(report)).isTrue();
    Set<Integer> reported = new HashSet<>();
    for (int i = 0; i < report.count(); i++) {
      reported.add(ReportBlock.ssrc(report.buffer(), ReceiverReport.blockOffset(report, i)));
    }
    assertThat(reported).containsExactlyInAnyOrder(Rig.LAYERS[0], Rig.LAYERS[2], Rig.AUDIO);
    RtcpCompound name = Rig.ofType(datagrams, RtcpCompound.SOURCE_DESCRIPTION).getFirst();
    assertThat(SourceDescription.canonicalName(name, Rig.LOCAL)).isEqualTo("bridge");
    assertThat(rig.incoming.nextDeadlineNanos()).isEqualTo(2_000 * Rig.MILLI);
  }

  @Test
  void retransmissionsDoNotHideLossesFromReports() {
    for (int i = 0; i < 100; i++) {
      Packets packet = rig.videoPacket(0, i, i).vp8(i == 0, i, i, 9);
      byte[] bytes = i % 10 == 5 ? rtx(packet, Rig.RTX[0], i) : packet.bytes();
      assertThat(rig.receive(bytes)).isNotNull();
    }
    rig.now = 1_000 * Rig.MILLI;
    RtcpCompound report = Rig.ofType(rig.toSender(), RtcpCompound.RECEIVER_REPORT).getFirst();
    int block = ReceiverReport.blockOffset(report, 0);
    assertThat(ReportBlock.fractionLost(report.buffer(), block)).isEqualTo(25);
  }

  @Test
  void keyframeIsAskedForUntilItComes() {
    rig.receive(rig.videoPacket(1, 1, 1).vp8(false, 1, 1, 9));
    rig.incoming.requestKeyframe(rig.now, rig.video);
    List<RtcpCompound> requests = Rig.ofType(rig.toSender(), RtcpCompound.PAYLOAD_FEEDBACK);
    assertThat(requests).hasSize(1);
    assertThat(PictureLoss.matches(requests.getFirst())).isTrue();
    assertThat(Feedback.mediaSsrc(requests.getFirst())).isEqualTo(Rig.LAYERS[1]);
    rig.now = 500 * Rig.MILLI;
    assertThat(Rig.ofType(rig.toSender(), RtcpCompound.PAYLOAD_FEEDBACK)).hasSize(1);
    rig.receive(rig.videoPacket(1, 2, 2).vp8(true, 2, 2, 9));
    rig.now = 1_100 * Rig.MILLI;
    assertThat(Rig.ofType(rig.toSender(), RtcpCompound.PAYLOAD_FEEDBACK)).isEmpty();
  }

  @Test
  void silencedSourceIsAcknowledgedButNotForwarded() {
    rig.audio.silence(true);
    assertThat(rig.receive(rig.audioPacket(1, 1, 9))).isNull();
    rig.assertDropped(DropReason.SILENCED, 1);
    assertThat(acknowledged()).containsExactly(0);
    rig.audio.silence(false);
    assertThat(rig.receive(rig.audioPacket(2, 2, 9))).isNotNull();
  }

  @Test
  void refusesSourcesThatAreTakenOrTooMany() {
    assertThat(rig.incoming.add(new AudioSource(Rig.RTX[1]))).isFalse();
    VideoSource overlapping = new VideoSource(new int[] {70, Rig.AUDIO}, new int[] {71, 72});
    assertThat(rig.incoming.add(overlapping)).isFalse();
    assertThat(rig.incoming.add(new AudioSource(70))).as("70 was given back").isTrue();
    for (int i = 0; i < IncomingMedia.MAX_SSRCS - 8; i++) {
      assertThat(rig.incoming.add(new AudioSource(100 + i))).isTrue();
    }
    assertThat(rig.incoming.add(new AudioSource(99))).isFalse();
    assertThat(rig.incoming.sources()).hasSize(IncomingMedia.MAX_SSRCS - 8 + 3);
  }

  @Test
  void removedSourceIsUnknown() {
    rig.incoming.remove(rig.video);
    assertThat(rig.receive(rig.videoPacket(0, 1, 1).vp8(true, 1, 1, 9))).isNull();
    rig.assertDropped(DropReason.RTP_UNKNOWN_SOURCE, 1);
    assertThat(rig.incoming.add(new VideoSource(Rig.LAYERS, Rig.RTX))).isTrue();
  }

  @Test
  void malformedRtcpIsCounted() {
    byte[] bytes = Packets.hex("80 c8 00 06 01 02 03 04");
    rig.in.put(Rig.IN, bytes);
    rig.incoming.receiveRtcp(0, rig.in, Rig.IN, bytes.length);
    rig.assertDropped(DropReason.RTCP_MALFORMED, 1);
    bytes = Packets.hex("80 c8 00 01 01 02 03 04");
    rig.in.put(Rig.IN, bytes);
    rig.incoming.receiveRtcp(0, rig.in, Rig.IN, bytes.length);
    rig.assertDropped(DropReason.RTCP_UNUSABLE, 1);
    rig.senderReport(0x7777, 1, 1);
    rig.assertDropped(DropReason.RTCP_UNKNOWN_SOURCE, 1);
  }

  @Test
  void neverThrowsWhateverArrives() {
    Random random = new Random(77);
    byte[] good = rig.videoPacket(0, 1, 1).vp8(true, 1, 1, 30).bytes();
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = good.clone();
      for (int j = random.nextInt(4); j >= 0; j--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      rig.in.put(Rig.IN, bytes);
      rig.now += Rig.MILLI;
      InboundPacket packet =
          rig.incoming.receive(rig.now, rig.in, Rig.IN, random.nextInt(bytes.length + 1));
      if (packet != null) {
        rig.outgoing.forward(rig.now, packet, rig.out, Rig.OUT, 1500);
      }
      rig.incoming.receiveRtcp(rig.now, rig.in, Rig.IN, bytes.length);
      rig.outgoing.receiveRtcp(rig.now, rig.in, Rig.IN, bytes.length);
      rig.toSender();
    }
    assertThat(rig.drops.total()).isPositive();
    assertThat(rig.outgoing.packets()).isPositive();
  }
}
