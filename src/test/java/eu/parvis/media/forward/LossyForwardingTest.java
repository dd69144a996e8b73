package eu.parvis.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.codec.Vp8Descriptor;
import eu.parvis.media.rtcp.Feedback;
import eu.parvis.media.rtcp.GenericNack;
import eu.parvis.media.rtcp.PictureLoss;
import eu.parvis.media.rtcp.RtcpCompound;
import eu.parvis.media.rtp.ExtendedSequence;
import eu.parvis.media.rtp.HeaderExtensions;
import eu.parvis.media.rtp.RtpView;
import eu.parvis.media.rtp.Rtx;
import eu.parvis.media.stream.NackTracker;
import eu.parvis.media.testkit.Packets;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A sender of three layers, the forwarding unit and a receiver over two bad links, in virtual time:
 * losses, reordering and changes of layer, repaired by retransmission on both sides.
 */
class LossyForwardingTest {

  private static final long MILLI = 1_000_000;
  private static final int FRAMES = 900;
  private static final int PACKETS_PER_FRAME = 3;
  private static final long FRAME_NANOS = 33 * MILLI;

  private final Rig rig = new Rig();
  private final Map<Long, byte[]> senderHistory = new HashMap<>();
  private final TreeMap<Long, byte[]> received = new TreeMap<>();
  private final Set<Long> firstHand = new HashSet<>();
  private final ExtendedSequence receiverSequences = new ExtendedSequence();
  private final NackTracker receiverNacks = new NackTracker(10 * MILLI);
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final int[] layerSequences = {65_000, 100, 40_000};
  private final int[] rtxSequences = new int[3];
  private final boolean[] keyframeWanted = {true, true, true};
  private Random random = new Random();
  private double lossIn;
  private double lossOut;
  private int order;
  private int layer = -1;
  private int switches;

  private record Event(long nanos, int order, boolean toReceiver, RtpView packet)
      implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return nanos == other.nanos
          ? Integer.compare(order, other.order)
          : Long.compare(nanos, other.nanos);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void receiverGetsAGaplessStreamOverLossyLinks(int seed) {
    random = new Random(seed);
    lossIn = 0.03;
    lossOut = 0.05;
    for (int frame = 0; frame < FRAMES; frame++) {
      if (frame < FRAMES - 60 && random.nextInt(60) == 0) {
        int height = 180 << random.nextInt(3);
        rig.outgoing.maxHeight(rig.now, rig.video, height);
      }
      sendFrame(frame);
      runUntil(rig.now + FRAME_NANOS);
    }
    lossIn = 0;
    lossOut = 0;
    for (int i = 0; i < 40; i++) {
      sendFrame(FRAMES + i);
      runUntil(rig.now + FRAME_NANOS);
    }
    assertStream();
    assertThat(rig.outgoing.retransmitted()).isPositive();
    assertThat(switches).isGreaterThan(5);
  }

  private void sendFrame(int frame) {
    for (int layer = 0; layer < 3; layer++) {
      boolean keyframe = keyframeWanted[layer];
      keyframeWanted[layer] = false;
      for (int i = 0; i < PACKETS_PER_FRAME; i++) {
        int sequence = layerSequences[layer]++ & 0xFFFF;
        Packets packet =
            rig.videoPacket(layer, sequence, frame * 2_970 + layer * 1_000_000)
                .vp8(keyframe, i == 0, frame + 7 * layer, frame, 20 + random.nextInt(40));
        byte[] bytes = (i == PACKETS_PER_FRAME - 1 ? packet.marker() : packet).bytes();
        senderHistory.put(key(layer, sequence), bytes);
        post(false, Packets.view(bytes));
      }
    }
  }

  private static long key(int layer, int sequence) {
    return (long) layer << 16 | sequence;
  }

  private void post(boolean toReceiver, RtpView packet) {
    if (random.nextDouble() >= (toReceiver ? lossOut : lossIn)) {
      long delay = 15 * MILLI + (random.nextInt(20) == 0 ? random.nextInt(12) * MILLI : 0);
      events.add(new Event(rig.now + delay, order++, toReceiver, packet));
    }
  }

  private void runUntil(long end) {
    for (long time = rig.now; time < end; time += MILLI) {
      rig.now = time;
      for (Event next = events.peek(); next != null && next.nanos <= time; next = events.peek()) {
        events.remove();
        if (next.toReceiver) {
          arriveAtReceiver(next.packet);
        } else {
          RtpView copy = rig.forward(Packets.bytesOf(next.packet));
          countSwitch();
          if (copy != null) {
            post(true, copy);
          }
        }
      }
      answerSender();
      askByReceiver();
    }
    rig.now = end;
  }

  private void countSwitch() {
    int current = rig.outgoing.layer(rig.video);
    if (current != layer) {
      layer = current;
      switches++;
    }
  }

  private void answerSender() {
    var datagrams = rig.toSender();
    for (RtcpCompound request : Rig.ofType(datagrams, RtcpCompound.PAYLOAD_FEEDBACK)) {
      assertThat(PictureLoss.matches(request)).isTrue();
      keyframeWanted[layerOf(Feedback.mediaSsrc(request))] = true;
    }
    for (RtcpCompound request : Rig.ofType(datagrams, RtcpCompound.TRANSPORT_FEEDBACK)) {
      if (GenericNack.matches(request)) {
        int layer = layerOf(Feedback.mediaSsrc(request));
        GenericNack.forEach(request, sequence -> retransmitBySender(layer, sequence));
      }
    }
  }

  private static int layerOf(int ssrc) {
    return ssrc - Rig.LAYERS[0];
  }

  private void retransmitBySender(int layer, int sequence) {
    byte[] original = senderHistory.getOrDefault(key(layer, sequence), new byte[0]);
    assertThat(original).as("only what was sent is asked for").isNotEmpty();
    RtpView view = Packets.view(original);
    Rtx.encapsulate(view, Rig.RTX[layer], 96, rtxSequences[layer]++ & 0xFFFF);
    post(false, view);
  }

  private void arriveAtReceiver(RtpView packet) {
    boolean retransmitted = packet.ssrc() == Rig.RTX[0];
    if (retransmitted) {
      assertThat(Rtx.decapsulate(packet, Rig.LAYERS[0], 100)).isTrue();
    }
    assertThat(packet.ssrc()).isEqualTo(Rig.LAYERS[0]);
    long sequence = receiverSequences.extend(packet.sequence());
    HeaderExtensions.transportSequence(packet, 5, 0);
    HeaderExtensions.absoluteSendTime(packet, 3, 0);
    byte[] content = Packets.bytesOf(packet);
    if (!retransmitted) {
      assertThat(firstHand.add(sequence)).as("no number is used twice").isTrue();
    }
    byte[] before = received.put(sequence, content);
    if (before != null) {
      assertThat(content).as("a retransmission is the original").isEqualTo(before);
    }
    receiverNacks.received(rig.now, sequence);
  }

  private void askByReceiver() {
    int[] missing = new int[64];
    int count = receiverNacks.collect(rig.now, missing);
    if (count > 0) {
      ByteBuffer rtcp = ByteBuffer.allocate(400);
      int length = GenericNack.write(rtcp, 0, 9, Rig.LAYERS[0], missing, count);
      rig.fromReceiver(rtcp, length);
      rig.retransmissions().forEach(packet -> post(true, packet));
    }
  }

  private void assertStream() {
    assertThat(received.size()).isGreaterThan(FRAMES * PACKETS_PER_FRAME * 9 / 10);
    long expected = received.firstKey();
    int frames = 0;
    Vp8Descriptor previous = new Vp8Descriptor();
    RtpView previousPacket = null;
    for (Map.Entry<Long, byte[]> entry : received.headMap(received.lastKey() - 60).entrySet()) {
      assertThat(entry.getKey()).as("no packet is missing").isEqualTo(expected++);
      RtpView packet = Packets.view(entry.getValue());
      Vp8Descriptor descriptor = Rig.descriptor(packet);
      if (previousPacket == null) {
        assertThat(descriptor.startsKeyframe()).isTrue();
      } else if (descriptor.startsFrame()) {
        frames++;
        assertThat((descriptor.pictureId() - previous.pictureId()) & 0x7FFF).isEqualTo(1);
        assertThat((descriptor.baseLayerIndex() - previous.baseLayerIndex()) & 0xFF).isEqualTo(1);
        assertThat(packet.timestamp() - previousPacket.timestamp()).isPositive();
      } else {
        assertThat(descriptor.pictureId()).isEqualTo(previous.pictureId());
        assertThat(packet.timestamp()).isEqualTo(previousPacket.timestamp());
      }
      previous = descriptor;
      previousPacket = packet;
    }
    assertThat(frames).isGreaterThan(FRAMES * 9 / 10);
  }
}
