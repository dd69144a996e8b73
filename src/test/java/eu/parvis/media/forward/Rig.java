package eu.parvis.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.codec.Vp8Descriptor;
import eu.parvis.media.rtcp.RtcpCompound;
import eu.parvis.media.rtcp.SenderReport;
import eu.parvis.media.rtp.RtpView;
import eu.parvis.media.stream.DropCounters;
import eu.parvis.media.stream.DropReason;
import eu.parvis.media.testkit.Packets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One sender, one receiver and the buffers between them, at offsets that are not zero. */
final class Rig {

  static final long MILLI = 1_000_000;
  static final int LOCAL = 0x10CA1;
  static final int IN = 33;
  static final int OUT = 57;
  static final int[] LAYERS = {0x1001, 0x1002, 0x1003};
  static final int[] RTX = {0x2001, 0x2002, 0x2003};
  static final int AUDIO = 0x3001;

  final DropCounters drops = new DropCounters();
  final IncomingMedia incoming =
      new IncomingMedia(
          MediaFormat.offered(), LOCAL, "bridge".getBytes(StandardCharsets.UTF_8), drops);
  final OutgoingMedia outgoing = new OutgoingMedia(MediaFormat.offered(), drops);
  final VideoSource video = new VideoSource(LAYERS, RTX);
  final AudioSource audio = new AudioSource(AUDIO);
  final ByteBuffer in = ByteBuffer.allocate(2000);
  final ByteBuffer out = ByteBuffer.allocate(2000);
  private int transportSequence;
  long now;

  Rig() {
    assertThat(incoming.add(video)).isTrue();
    assertThat(incoming.add(audio)).isTrue();
    assertThat(outgoing.attach(video, "ab12cd34", 720)).isTrue();
    assertThat(outgoing.attach(audio, "ab12cd34", 0)).isTrue();
  }

  Packets videoPacket(int layer, int sequence, int timestamp) {
    return Packets.rtp(LAYERS[layer], sequence, timestamp)
        .payloadType(100)
        .height(180 << layer)
        .extension(3, 1, 2, 3)
        .transportSequence(5, transportSequence++ & 0xFFFF);
  }

  Packets audioPacket(int sequence, int timestamp, int level) {
    return Packets.rtp(AUDIO, sequence, timestamp)
        .payloadType(111)
        .extension(1, 0x80 | level)
        .transportSequence(5, transportSequence++ & 0xFFFF)
        .payload((byte) 1, (byte) 2, (byte) 3);
  }

  @Nullable InboundPacket receive(Packets packet) {
    return receive(packet.bytes());
  }

  @Nullable InboundPacket receive(byte[] bytes) {
    in.put(IN, bytes);
    return incoming.receive(now, in, IN, bytes.length);
  }

  /** What the receiver gets of a packet, or null. */
  @Nullable RtpView forward(Packets packet) {
    return forward(packet.bytes());
  }

  @Nullable RtpView forward(byte[] bytes) {
    InboundPacket packet = receive(bytes);
    if (packet == null) {
      return null;
    }
    int length = outgoing.forward(now, packet, out, OUT, 1500);
    return length == 0 ? null : view(length);
  }

  private RtpView view(int length) {
    byte[] bytes = new byte[length];
    out.get(OUT, bytes);
    return Packets.view(bytes);
  }

  /** All retransmissions that wait for the receiver. */
  List<RtpView> retransmissions() {
    List<RtpView> packets = new ArrayList<>();
    int length;
    while ((length = outgoing.pollRetransmission(now, out, OUT, 1500)) > 0) {
      packets.add(view(length));
    }
    return packets;
  }

  /** The RTCP that goes to the sender at this moment, each a copy. */
  List<byte[]> toSender() {
    List<byte[]> datagrams = new ArrayList<>();
    int length;
    while ((length = incoming.pollRtcp(now, out, OUT, 1200)) > 0) {
      datagrams.add(copy(length));
    }
    return datagrams;
  }

  /** The RTCP that goes to the receiver at this moment, each a copy. */
  List<byte[]> toReceiver() {
    List<byte[]> datagrams = new ArrayList<>();
    int length;
    while ((length = outgoing.pollRtcp(now, out, OUT, 1200)) > 0) {
      datagrams.add(copy(length));
    }
    return datagrams;
  }

  private byte[] copy(int length) {
    byte[] bytes = new byte[length];
    out.get(OUT, bytes);
    return bytes;
  }

  void fromReceiver(ByteBuffer rtcp, int length) {
    outgoing.receiveRtcp(now, rtcp, 0, length);
  }

  void senderReport(int ssrc, long ntp, int timestamp) {
    int length = SenderReport.write(in, IN, ssrc, ntp, timestamp, 1, 1);
    incoming.receiveRtcp(now, in, IN, length);
  }

  /** The packets of one type in a list of compounds; each is a compound that stands on it. */
  static List<RtcpCompound> ofType(List<byte[]> datagrams, int type) {
    List<RtcpCompound> found = new ArrayList<>();
    for (byte[] datagram : datagrams) {
      RtcpCompound walk = new RtcpCompound();
      assertThat(walk.wrap(ByteBuffer.wrap(datagram), 0, datagram.length)).isTrue();
      for (int i = 0; walk.next(); i++) {
        if (walk.type() == type) {
          RtcpCompound copy = new RtcpCompound();
          copy.wrap(ByteBuffer.wrap(datagram), 0, datagram.length);
          for (int j = 0; j <= i; j++) {
            copy.next();
          }
          found.add(copy);
        }
      }
    }
    return found;
  }

  static Vp8Descriptor descriptor(RtpView packet) {
    Vp8Descriptor descriptor = new Vp8Descriptor();
    assertThat(descriptor.wrap(packet)).isTrue();
    return descriptor;
  }

  void assertDropped(DropReason reason, long count) {
    assertThat(drops.get(reason)).as(drops.toString()).isEqualTo(count);
  }
}
