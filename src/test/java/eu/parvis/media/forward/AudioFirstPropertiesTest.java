package eu.parvis.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.link.Conditions;
import eu.parvis.link.Link;
import eu.parvis.media.bwe.Downlink;
import eu.parvis.media.rtcp.RtcpCompound;
import eu.parvis.media.rtp.RtpView;
import eu.parvis.media.stream.DropCounters;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What holds on every link that carries a voice and far less video than there is, tried on 200 of
 * them: sound is never starved. Everything between the packet that came and the one that leaves is
 * the real thing: forwarding, allocation, pacing, probing and the estimate.
 */
class AudioFirstPropertiesTest {

  private static final int SEEDS = 200;
  private static final int STEP_MILLIS = 5;
  private static final int AUDIO_MILLIS = 20;
  private static final int FRAME_MILLIS = 35;
  private static final int FEEDBACK_MILLIS = 50;
  private static final int VOICE_BYTES = 80; // with headers 59 kbit/s
  private static final int[] BYTES = {300, 1_000, 1_150};
  private static final int[] PACKETS = {1, 1, 4}; // about 80, 240 and 1,100 kbit/s
  private static final int RECEIVER = 9;

  /** A link of 100 to 500 kbit/s, all magnitudes alike, with a queue of 100 to 600 ms. */
  private static Conditions tight(long seed) {
    var random = new SplittableRandom(seed);
    long bps = (long) (100_000 * Math.pow(5, random.nextDouble()));
    return Conditions.good()
        .rate(bps)
        .queueMillis(100 + random.nextInt(500))
        .delayMillis(5 + random.nextInt(95), 0);
  }

  /** Somebody who speaks and is filmed, and a receiver behind a link. */
  private static final class Call {
    private final Rig rig = new Rig();
    private final IncomingMedia receiver =
        new IncomingMedia(
            MediaFormat.offered(),
            RECEIVER,
            "receiver".getBytes(StandardCharsets.UTF_8),
            new DropCounters());
    private final Link link;
    private final Deque<Flight> forth = new ArrayDeque<>();
    private final Deque<Flight> back = new ArrayDeque<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(2_000);
    private final int[] sequences = new int[3];
    private boolean keyframeWanted = true;
    private int tick;
    int audioSent;
    int audioHeld;
    int audioLost;
    long longestWaitNanos;
    int videoBytes;

    private record Flight(long atNanos, ByteBuffer bytes) {}

    Call(Conditions conditions, long seed) {
      link = new Link(conditions, seed);
      rig.now = 1_000_000 * Rig.MILLI;
      receiver.add(new VideoSource(new int[] {Rig.LAYERS[0]}, new int[] {Rig.RTX[0]}));
      receiver.add(new AudioSource(Rig.AUDIO));
      rig.outgoing.maxHeight(rig.now, rig.video, 720);
    }

    void conditions(Conditions changed) {
      link.conditions(changed);
    }

    void run(int millis) {
      for (int i = 0; i < millis; i += STEP_MILLIS) {
        rig.now += STEP_MILLIS * Rig.MILLI;
        tick += STEP_MILLIS;
        arrive();
        if (tick % AUDIO_MILLIS == 0) {
          speak();
        }
        if (tick % FRAME_MILLIS == 0) {
          film();
        }
        poll();
        if (tick % FEEDBACK_MILLIS == 0) {
          answer();
        }
      }
    }

    private void speak() {
      int number = tick / AUDIO_MILLIS;
      audioSent++;
      var packet = rig.audioPacket(number, number * 960, 20).payload(new byte[VOICE_BYTES]);
      RtpView view = rig.forward(packet);
      if (view == null) {
        audioHeld++;
        return;
      }
      long atNanos = send(view);
      if (atNanos == Link.DROPPED) {
        audioLost++;
      } else {
        long waited = atNanos - rig.now - link.conditions().delayNanos();
        longestWaitNanos = Math.max(longestWaitNanos, waited);
      }
    }

    private void film() {
      int picture = tick / FRAME_MILLIS;
      boolean keyframe = keyframeWanted;
      keyframeWanted = false;
      for (int layer = 0; layer < 3; layer++) {
        for (int i = 0; i < PACKETS[layer]; i++) {
          var packet = rig.videoPacket(layer, sequences[layer]++ & 0xFFFF, tick * 90);
          boolean first = i == 0;
          packet.vp8(keyframe && first, first, picture & 0x7FFF, picture & 0xFF, BYTES[layer]);
          var view = rig.forward(packet);
          if (view != null) {
            videoBytes += view.length();
            send(view);
          }
        }
      }
    }

    private void poll() {
      int length;
      while ((length = rig.outgoing.pollHeld(rig.now, rig.out, Rig.OUT, 1_500)) > 0) {
        videoBytes += length;
        send(length);
      }
      while ((length = rig.outgoing.pollPadding(rig.now, rig.out, Rig.OUT, 1_500)) > 0) {
        send(length);
      }
      rig.toReceiver();
      keyframeWanted |= !Rig.ofType(rig.toSender(), RtcpCompound.PAYLOAD_FEEDBACK).isEmpty();
    }

    private long send(RtpView packet) {
      byte[] bytes = new byte[packet.length()];
      packet.buffer().get(packet.offset(), bytes);
      return send(bytes);
    }

    private void send(int length) {
      byte[] bytes = new byte[length];
      rig.out.get(Rig.OUT, bytes);
      send(bytes);
    }

    private long send(byte[] bytes) {
      long atNanos = link.send(rig.now, bytes.length + Downlink.PACKET_OVERHEAD_BYTES);
      if (atNanos != Link.DROPPED) {
        forth.add(new Flight(atNanos, ByteBuffer.wrap(bytes)));
      }
      return atNanos;
    }

    private void arrive() {
      for (var next = forth.peek(); next != null && next.atNanos <= rig.now; next = forth.peek()) {
        forth.remove();
        buffer.put(0, next.bytes, 0, next.bytes.capacity());
        receiver.receive(next.atNanos, buffer, 0, next.bytes.capacity());
      }
      for (var next = back.peek(); next != null && next.atNanos <= rig.now; next = back.peek()) {
        back.remove();
        rig.fromReceiver(next.bytes, next.bytes.capacity());
        int length;
        while ((length = rig.outgoing.pollRetransmission(rig.now, rig.out, Rig.OUT, 1_500)) > 0) {
          send(length);
        }
      }
    }

    private void answer() {
      int length;
      while ((length = receiver.pollRtcp(rig.now, buffer, 0, 1_200)) > 0) {
        byte[] bytes = new byte[length];
        buffer.get(0, bytes);
        back.add(new Flight(rig.now + link.conditions().delayNanos(), ByteBuffer.wrap(bytes)));
      }
    }

    void forgetWhatWasSeen() {
      audioSent = 0;
      audioHeld = 0;
      audioLost = 0;
      longestWaitNanos = 0;
      videoBytes = 0;
    }

    long waitedMillis() {
      return longestWaitNanos / Rig.MILLI;
    }
  }

  @Test
  void soundIsNeitherHeldNorLostNorLateWhateverVideoWants() {
    int lost = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      var call = new Call(tight(seed), seed);
      call.run(8_000);
      assertThat(call.audioLost).as("seed %d: lost at the start", seed).isLessThan(120);
      call.forgetWhatWasSeen();
      call.run(16_000);
      assertThat(call.audioSent).isEqualTo(800);
      assertThat(call.audioHeld).as("seed %d: held", seed).isZero();
      assertThat(call.audioLost).as("seed %d: lost of 800", seed).isLessThanOrEqualTo(16);
      lost += call.audioLost;
      assertThat(call.waitedMillis()).as("seed %d: milliseconds of waiting", seed).isLessThan(450);
    }
    assertThat(lost).as("lost on all links, of 160,000").isLessThan(80);
  }

  @Test
  void soundIsBackWithinSecondsOnALinkThatGetsTight() {
    for (long seed = 0; seed < SEEDS; seed++) {
      var call = new Call(tight(seed).rate(2_500_000), seed);
      call.run(6_000);
      call.conditions(tight(seed));
      call.forgetWhatWasSeen();
      call.run(3_000);
      assertThat(call.audioHeld).as("seed %d: held", seed).isZero();
      assertThat(call.audioLost).as("seed %d: lost of 150", seed).isLessThan(90);
      call.forgetWhatWasSeen();
      call.run(10_000);
      assertThat(call.audioHeld).as("seed %d: held", seed).isZero();
      assertThat(call.audioLost).as("seed %d: lost of 500", seed).isLessThan(15);
      assertThat(call.waitedMillis()).as("seed %d: milliseconds of waiting", seed).isLessThan(550);
    }
  }

  @Test
  void aVideoThatDoesNotFitIsLeftOut() {
    for (long seed = 0; seed < SEEDS; seed++) {
      var call = new Call(tight(seed).rate(110_000), seed);
      call.run(8_000);
      call.forgetWhatWasSeen();
      call.run(16_000);
      assertThat(call.videoBytes * 8 / 16).as("seed %d: video", seed).isLessThan(10_000);
    }
  }
}
