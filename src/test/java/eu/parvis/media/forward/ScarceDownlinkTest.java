package eu.parvis.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.rtcp.GenericNack;
import eu.parvis.media.rtcp.RtcpCompound;
import eu.parvis.media.rtp.RtpView;
import eu.parvis.media.stream.DropCounters;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a receiver gets that tells how much arrives, and how much it can take. */
class ScarceDownlinkTest {

  private static final int RECEIVER = 9;
  private static final int[] BYTES = {300, 1_000, 1_150};
  private static final int[] PACKETS = {1, 1, 4}; // about 80, 250 and 1,150 kbit/s

  private final Rig rig = new Rig();
  private final IncomingMedia receiver =
      new IncomingMedia(
          MediaFormat.offered(),
          RECEIVER,
          "receiver".getBytes(StandardCharsets.UTF_8),
          new DropCounters());
  private final boolean[] keyframeWanted = {true, true, true};
  private final int[] sequences = new int[3];
  private final ByteBuffer buffer = ByteBuffer.allocate(2_000);
  private int tick;
  private int audioPackets;
  private int videoPackets;
  private int lastSequence;
  private int taken;
  private int losesEvery;
  private int voiceBytes = 3;
  private long receiverLimitBps;

  ScarceDownlinkTest() {
    receiver.add(new VideoSource(new int[] {Rig.LAYERS[0]}, new int[] {Rig.RTX[0]}));
    receiver.add(new AudioSource(Rig.AUDIO));
    rig.outgoing.maxHeight(rig.now, rig.video, 720);
  }

  private void run(int millis) {
    audioPackets = 0;
    videoPackets = 0;
    for (int i = 0; i < millis; i++) {
      rig.now += Rig.MILLI;
      tick++;
      if (tick % 20 == 0 && voiceBytes > 0) {
        var packet = rig.audioPacket(tick / 20, tick * 48, 20).payload(new byte[voiceBytes]);
        audioPackets += reaches(rig.forward(packet)) ? 1 : 0;
      }
      if (tick % 33 == 0) {
        film();
      }
      poll();
      if (tick % 50 == 0) {
        answer();
      }
    }
  }

  private void film() {
    int picture = tick / 33;
    for (int layer = 0; layer < 3; layer++) {
      boolean keyframe = keyframeWanted[layer];
      keyframeWanted[layer] = false;
      for (int i = 0; i < PACKETS[layer]; i++) {
        boolean first = keyframe && i == 0;
        var packet = rig.videoPacket(layer, sequences[layer]++, tick * 90);
        if (reaches(rig.forward(packet.vp8(first, i == 0, picture, picture, BYTES[layer])))) {
          videoPackets++;
        }
      }
    }
  }

  private void poll() {
    int length;
    while ((length = rig.outgoing.pollHeld(rig.now, rig.out, Rig.OUT, 1_500)) > 0) {
      videoPackets += take(length) ? 1 : 0;
    }
    while ((length = rig.outgoing.pollPadding(rig.now, rig.out, Rig.OUT, 1_500)) > 0) {
      take(length);
    }
    rig.toReceiver();
    for (byte[] datagram : rig.toSender()) {
      for (int layer = 0; layer < 3; layer++) {
        keyframeWanted[layer] |=
            !Rig.ofType(List.of(datagram), RtcpCompound.PAYLOAD_FEEDBACK).isEmpty();
      }
    }
  }

  private boolean take(int length) {
    taken++;
    if (losesEvery > 0 && taken % losesEvery == 0) {
      return true;
    }
    buffer.put(0, rig.out, Rig.OUT, length);
    if (buffer.getInt(8) == Rig.LAYERS[0]) {
      lastSequence = buffer.getShort(2) & 0xFFFF;
    }
    receiver.receive(rig.now, buffer, 0, length);
    return true;
  }

  private boolean reaches(@Nullable RtpView packet) {
    return packet != null && take(packet.length());
  }

  private void answer() {
    int length;
    while ((length = receiver.pollRtcp(rig.now, buffer, 0, 1_200)) > 0) {
      rig.fromReceiver(buffer, length);
    }
    if (receiverLimitBps > 0) {
      rig.outgoing.downlink().receiverLimit(receiverLimitBps);
    }
  }

  private int layer() {
    return rig.outgoing.layer(rig.video);
  }

  @Test
  void allThatIsWantedGoesWhereItFits() {
    run(3_000);
    assertThat(layer()).isEqualTo(2);
    run(5_000);
    assertThat(layer()).isEqualTo(2);
    assertThat(videoPackets).isGreaterThan(550);
  }

  @Test
  void lessGoesAtOnceWhereLessFits() {
    run(3_000);
    receiverLimitBps = 450_000;
    run(600);
    assertThat(layer()).isEqualTo(1);
    receiverLimitBps = 200_000;
    run(600);
    assertThat(layer()).isZero();
  }

  @Test
  void whatVoicesTakeIsNotThereForPictures() {
    run(3_000);
    receiverLimitBps = 450_000;
    run(1_000);
    assertThat(layer()).isEqualTo(1);
    voiceBytes = 500; // with headers 230 kbit/s, as three people
    run(3_000);
    assertThat(audioPackets).isEqualTo(150);
    assertThat(layer()).isZero();
  }

  @Test
  void roomForOneVoiceIsKeptWhileNobodySpeaks() {
    voiceBytes = 0;
    run(3_000);
    receiverLimitBps = 160_000;
    run(1_000);
    assertThat(layer()).isZero();
    receiverLimitBps = 120_000;
    run(1_000);
    assertThat(layer()).isEqualTo(VideoSource.NO_LAYER);
  }

  @Test
  void audioGoesOnWhereNoVideoFits() {
    run(3_000);
    receiverLimitBps = 70_000;
    run(1_000);
    run(2_000);
    assertThat(layer()).isEqualTo(VideoSource.NO_LAYER);
    assertThat(audioPackets).isEqualTo(100);
    assertThat(videoPackets).isZero();
  }

  @Test
  void everythingComesBackWithinTenSeconds() {
    run(3_000);
    receiverLimitBps = 70_000;
    run(3_000);
    receiverLimitBps = 20_000_000;
    run(10_000);
    assertThat(layer()).isEqualTo(2);
  }

  @Test
  void whatIsAskedForAgainTakesNotAllPicturesAway() {
    run(6_000);
    int[] missing = new int[450];
    for (int i = 0; i < missing.length; i++) {
      missing[i] = lastSequence - 449 + i & 0xFFFF;
    }
    int length = GenericNack.write(buffer, 0, RECEIVER, Rig.LAYERS[0], missing, missing.length);
    rig.fromReceiver(buffer, length);
    while ((length = rig.outgoing.pollRetransmission(rig.now, rig.out, Rig.OUT, 1_500)) > 0) {
      take(length);
    }
    for (int i = 0; i < 20; i++) {
      run(100);
      assertThat(layer()).isNotEqualTo(VideoSource.NO_LAYER);
    }
    assertThat(rig.outgoing.retransmitted()).isGreaterThan(200);
  }

  @Test
  void microphonesHearOfLossesWithinTwoSeconds() {
    run(3_000);
    assertThat(rig.audio.lossBeyond().fraction(rig.now)).isZero();
    losesEvery = 20;
    run(2_000);
    assertThat(rig.audio.lossBeyond().fraction(rig.now))
        .isBetween(7 * LossBeyond.FACTOR, 20 * LossBeyond.FACTOR);
  }

  @Test
  void whoSendsNoFeedbackGetsWhatItWants() {
    for (int i = 0; i < 60; i++) {
      rig.now += 33 * Rig.MILLI;
      for (int layer = 0; layer < 3; layer++) {
        rig.forward(rig.videoPacket(layer, i, i * 3_000).vp8(i == 0, i, i, 1_100));
      }
    }
    assertThat(layer()).isEqualTo(2);
  }
}
