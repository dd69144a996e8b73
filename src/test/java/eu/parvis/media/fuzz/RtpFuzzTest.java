package eu.parvis.media.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import eu.parvis.media.codec.Vp8Descriptor;
import eu.parvis.media.forward.AudioSource;
import eu.parvis.media.forward.InboundPacket;
import eu.parvis.media.forward.IncomingMedia;
import eu.parvis.media.forward.MediaFormat;
import eu.parvis.media.forward.OutgoingMedia;
import eu.parvis.media.forward.VideoSource;
import eu.parvis.media.rtp.HeaderExtensions;
import eu.parvis.media.rtp.RtpView;
import eu.parvis.media.rtp.Rtx;
import eu.parvis.media.stream.DropCounters;
import java.nio.ByteBuffer;

/** Whatever a datagram holds, the RTP path drops it or forwards it, and never throws. */
class RtpFuzzTest {

  private static final int OFFSET = 3;
  private static final int CAPACITY = 2000;

  @FuzzTest(maxDuration = "1m")
  void viewsStayInsideThePacket(byte[] data) {
    // No byte is left behind the packet: a read beyond it throws, which is what is looked for.
    ByteBuffer buffer = ByteBuffer.allocate(OFFSET + data.length);
    buffer.put(OFFSET, data);
    RtpView view = new RtpView();
    if (!view.wrap(buffer, OFFSET, data.length)) {
      return;
    }
    check(view.payloadLength() >= 0);
    check(view.payloadOffset() + view.payloadLength() <= buffer.capacity());
    for (int id = 0; id < 16; id++) {
      HeaderExtensions.audioLevel(view, id);
      HeaderExtensions.voice(view, id);
      HeaderExtensions.transportSequence(view, id, HeaderExtensions.transportSequence(view, id));
      HeaderExtensions.absoluteSendTime(view, id, HeaderExtensions.absoluteSendTime(view, id));
      HeaderExtensions.erase(view, id);
    }
    Vp8Descriptor descriptor = new Vp8Descriptor();
    if (descriptor.wrap(view)) {
      check(descriptor.length() <= view.payloadLength());
      check(descriptor.keyframeHeight() <= 16383 && descriptor.keyframeWidth() <= 16383);
      descriptor.pictureId(descriptor.pictureId() + 1);
      descriptor.baseLayerIndex(descriptor.baseLayerIndex() + 1);
      descriptor.temporalLayer();
    }
    if (Rtx.decapsulate(view, 1, 100)) {
      check(Rtx.encapsulate(view, 2, 96, 7));
    }
  }

  /** The input is a row of packets, each with its length in the byte before it. */
  @FuzzTest(maxDuration = "1m")
  void forwardingNeverThrows(byte[] data) {
    DropCounters drops = new DropCounters();
    IncomingMedia incoming = new IncomingMedia(MediaFormat.offered(), 1, new byte[] {65}, drops);
    OutgoingMedia outgoing = new OutgoingMedia(MediaFormat.offered(), drops);
    VideoSource video = new VideoSource(new int[] {2, 3}, new int[] {4, 5});
    AudioSource audio = new AudioSource(6);
    check(incoming.add(video) && incoming.add(audio));
    check(outgoing.attach(video, "a", 720) && outgoing.attach(audio, "a", 0));
    ByteBuffer out = ByteBuffer.allocate(CAPACITY);
    long now = 0;
    int at = 0;
    while (at < data.length) {
      int length = Math.min(data[at] & 0xFF, data.length - at - 1);
      ByteBuffer in = ByteBuffer.allocate(OFFSET + length);
      in.put(OFFSET, data, at + 1, length);
      now += 7_000_000;
      InboundPacket packet = incoming.receive(now, in, OFFSET, length);
      if (packet != null) {
        outgoing.forward(now, packet, out, OFFSET, CAPACITY - OFFSET);
      }
      incoming.pollRtcp(now, out, OFFSET, CAPACITY - OFFSET);
      at += 1 + length;
    }
    check(incoming.nextDeadlineNanos() > 0 && outgoing.nextDeadlineNanos() > 0);
  }

  private static void check(boolean condition) {
    if (!condition) {
      throw new AssertionError();
    }
  }
}
