package eu.parvis.media.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import eu.parvis.media.forward.IncomingMedia;
import eu.parvis.media.forward.MediaFormat;
import eu.parvis.media.forward.OutgoingMedia;
import eu.parvis.media.forward.VideoSource;
import eu.parvis.media.rtcp.FullIntraRequest;
import eu.parvis.media.rtcp.GenericNack;
import eu.parvis.media.rtcp.Goodbye;
import eu.parvis.media.rtcp.ReceiverEstimate;
import eu.parvis.media.rtcp.ReceiverReport;
import eu.parvis.media.rtcp.ReportBlock;
import eu.parvis.media.rtcp.RtcpCompound;
import eu.parvis.media.rtcp.SenderReport;
import eu.parvis.media.rtcp.SourceDescription;
import eu.parvis.media.rtcp.TransportFeedback;
import eu.parvis.media.stream.DropCounters;
import java.nio.ByteBuffer;

/** Whatever a datagram holds, RTCP is read inside its bounds, in bounded time, and never throws. */
class RtcpFuzzTest {

  private static final int OFFSET = 3;
  private static final int CAPACITY = 2000;

  private int seen;

  @FuzzTest(maxDuration = "1m")
  void messagesStayInsideTheDatagram(byte[] data) {
    ByteBuffer buffer = ByteBuffer.allocate(OFFSET + data.length);
    buffer.put(OFFSET, data);
    RtcpCompound compound = new RtcpCompound();
    if (!compound.wrap(buffer, OFFSET, data.length)) {
      return;
    }
    seen = 0;
    while (compound.next()) {
      check(compound.length() >= RtcpCompound.HEADER_LENGTH);
      check(compound.offset() + compound.length() <= buffer.capacity());
      compound.senderSsrc();
      reports(compound);
      if (SourceDescription.matches(compound)) {
        SourceDescription.canonicalName(compound, compound.senderSsrc());
        SourceDescription.canonicalName(compound, 0);
      }
      feedback(compound);
    }
    // An entry of four bytes names 17 packets, a feedback message at most its own limit.
    check(seen <= (17L + TransportFeedback.MAX_STATUSES) * data.length / Integer.BYTES);
  }

  private static void reports(RtcpCompound compound) {
    if (SenderReport.matches(compound)) {
      SenderReport.ntp(compound);
      SenderReport.octets(compound);
      for (int i = 0; i < compound.count(); i++) {
        block(compound.buffer(), SenderReport.blockOffset(compound, i));
      }
    }
    if (ReceiverReport.matches(compound)) {
      for (int i = 0; i < compound.count(); i++) {
        block(compound.buffer(), ReceiverReport.blockOffset(compound, i));
      }
    }
    if (Goodbye.matches(compound)) {
      for (int i = 0; i < compound.count(); i++) {
        Goodbye.ssrc(compound, i);
      }
    }
  }

  private static void block(ByteBuffer buffer, int offset) {
    check(ReportBlock.fractionLost(buffer, offset) <= 255);
    check(Math.abs(ReportBlock.cumulativeLost(buffer, offset)) <= 1 << 23);
    ReportBlock.delaySinceLastReport(buffer, offset);
  }

  private void feedback(RtcpCompound compound) {
    if (GenericNack.matches(compound)) {
      GenericNack.forEach(compound, sequence -> seen++);
    }
    if (TransportFeedback.matches(compound)) {
      TransportFeedback.forEach(compound, (sequence, ticks) -> seen++);
    }
    if (FullIntraRequest.matches(compound)) {
      for (int i = 0; i < FullIntraRequest.entries(compound); i++) {
        FullIntraRequest.ssrc(compound, i);
        FullIntraRequest.command(compound, i);
      }
    }
    if (ReceiverEstimate.matches(compound)) {
      check(ReceiverEstimate.bitrateBps(compound) >= 0);
    }
  }

  @FuzzTest(maxDuration = "1m")
  void bothDirectionsTakeAnything(byte[] data) {
    DropCounters drops = new DropCounters();
    IncomingMedia incoming = new IncomingMedia(MediaFormat.offered(), 1, new byte[] {65}, drops);
    OutgoingMedia outgoing = new OutgoingMedia(MediaFormat.offered(), drops);
    VideoSource video = new VideoSource(new int[] {2, 3}, new int[] {4, 5});
    check(incoming.add(video) && outgoing.attach(video, "a", 720));
    ByteBuffer in = ByteBuffer.allocate(OFFSET + data.length);
    in.put(OFFSET, data);
    ByteBuffer out = ByteBuffer.allocate(CAPACITY);
    for (long now = 1_000_000_000; now < 3_000_000_000L; now += 500_000_000) {
      incoming.receiveRtcp(now, in, OFFSET, data.length);
      outgoing.receiveRtcp(now, in, OFFSET, data.length);
      check(outgoing.pollRetransmission(now, out, OFFSET, CAPACITY - OFFSET) == 0);
      incoming.pollRtcp(now, out, OFFSET, CAPACITY - OFFSET);
      outgoing.pollRtcp(now, out, OFFSET, CAPACITY - OFFSET);
    }
  }

  private static void check(boolean condition) {
    if (!condition) {
      throw new AssertionError();
    }
  }
}
