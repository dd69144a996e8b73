package eu.parvis.load;

import eu.parvis.media.rtcp.SenderReport;
import eu.parvis.media.rtp.ExtendedSequence;
import eu.parvis.media.rtp.HeaderExtensions;
import eu.parvis.media.rtp.RtpView;
import eu.parvis.media.rtp.Rtx;
import eu.parvis.media.stream.RtxCache;
import java.nio.ByteBuffer;

/** The RTP packets of one SSRC that is sent, kept for a while to be sent again. For one thread. */
final class OutStream {

  private static final int CACHE_BYTES = 1 << 17;
  private static final int ROOM_BEFORE = 16;
  private static final int EXTENSION_BYTES = 8;

  private final int ssrc;
  private final int payloadType;
  private final ExtendedSequence sent = new ExtendedSequence();
  private final RtxCache cache = new RtxCache(CACHE_BYTES);
  private final RtpView view = new RtpView();
  private int sequence;
  private int repairSequence;
  private int packets;
  private int octets;

  OutStream(int ssrc, int payloadType, int firstSequence) {
    this.ssrc = ssrc;
    this.payloadType = payloadType;
    this.sequence = firstSequence;
  }

  int ssrc() {
    return ssrc;
  }

  /** Starts a packet in the buffer, up to its payload, with these header extensions. */
  void start(ByteBuffer packet, boolean marker, int timestamp, byte[] extensions) {
    packet.clear().position(ROOM_BEFORE);
    packet.put((byte) 0x90).put((byte) ((marker ? 0x80 : 0) | payloadType));
    sequence = (sequence + 1) & 0xFFFF;
    packet.putShort((short) sequence).putInt(timestamp).putInt(ssrc);
    packet.putShort((short) 0xBEDE).putShort((short) (EXTENSION_BYTES / Integer.BYTES));
    packet.put(extensions, 0, EXTENSION_BYTES);
  }

  /** Ends the packet behind its payload and keeps a copy; it is then ready to be protected. */
  void finish(ByteBuffer packet, boolean kept) {
    packet.limit(packet.position()).position(ROOM_BEFORE);
    packets++;
    octets += packet.remaining();
    long extended = sent.extend(sequence);
    if (kept && view.wrap(packet, ROOM_BEFORE, packet.remaining())) {
      cache.store(extended, view);
    }
  }

  /**
   * Puts what was sent with a sequence number into the buffer as a retransmission (RFC 4588), ready
   * to be protected; false if it is not known any more.
   */
  boolean again(
      int missing, ByteBuffer packet, int repairSsrc, int rtx, int transportId, int transport) {
    packet.clear();
    int length = cache.read(sent.peek(missing), packet, ROOM_BEFORE, packet.capacity() - 64);
    if (length == 0
        || !view.wrap(packet, ROOM_BEFORE, length)
        || !Rtx.encapsulate(view, repairSsrc, rtx, repairSequence)) {
      return false;
    }
    repairSequence = (repairSequence + 1) & 0xFFFF;
    HeaderExtensions.transportSequence(view, transportId, transport);
    packet.limit(view.offset() + view.length()).position(view.offset());
    return true;
  }

  /** Writes a sender report (RFC 3550 section 6.4.1); returns its length. */
  int report(ByteBuffer target, int offset, long ntp, int timestamp) {
    return SenderReport.write(target, offset, ssrc, ntp, timestamp, packets, octets);
  }

  boolean isSending() {
    return packets > 0;
  }
}
