package eu.parvis.media.forward;

import eu.parvis.media.bwe.Downlink;
import eu.parvis.media.rtcp.Feedback;
import eu.parvis.media.rtcp.FullIntraRequest;
import eu.parvis.media.rtcp.GenericNack;
import eu.parvis.media.rtcp.PictureLoss;
import eu.parvis.media.rtcp.ReceiverEstimate;
import eu.parvis.media.rtcp.ReceiverReport;
import eu.parvis.media.rtcp.ReportBlock;
import eu.parvis.media.rtcp.RtcpCompound;
import eu.parvis.media.rtcp.SenderReport;
import eu.parvis.media.rtcp.TransportFeedback;
import eu.parvis.media.stream.DropCounters;
import eu.parvis.media.stream.DropReason;
import eu.parvis.media.stream.RoundTrip;
import eu.parvis.media.stream.SsrcMap;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads what one receiver says of the streams that it gets: reports, NACKs, keyframe requests. */
final class OutgoingRequests {

  private final SsrcMap<Forwarder> forwarders;
  private final RetransmissionQueue queue;
  private final RoundTrip roundTrip;
  private final Downlink downlink;
  private final DropCounters drops;
  private final RtcpCompound compound = new RtcpCompound();
  private long receiverEstimateBps = -1;
  private @Nullable Forwarder asking;
  private final GenericNack.SequenceSink enqueue = this::enqueue;

  OutgoingRequests(
      SsrcMap<Forwarder> forwarders,
      RetransmissionQueue queue,
      RoundTrip roundTrip,
      Downlink downlink,
      DropCounters drops) {
    this.forwarders = forwarders;
    this.queue = queue;
    this.roundTrip = roundTrip;
    this.downlink = downlink;
    this.drops = drops;
  }

  /** Takes a datagram; malformed ones are counted by whoever reads its sender reports. */
  void receive(long nowNanos, ByteBuffer buffer, int offset, int length) {
    if (!compound.wrap(buffer, offset, length)) {
      return;
    }
    while (compound.next()) {
      switch (compound.type()) {
        case RtcpCompound.RECEIVER_REPORT -> receiverReport(nowNanos);
        case RtcpCompound.SENDER_REPORT -> senderReport(nowNanos);
        case RtcpCompound.TRANSPORT_FEEDBACK -> transportFeedback(nowNanos);
        case RtcpCompound.PAYLOAD_FEEDBACK -> payloadFeedback(nowNanos);
        default -> {
          // Names, goodbyes and extended reports change nothing here.
        }
      }
    }
  }

  private void receiverReport(long nowNanos) {
    if (!ReceiverReport.matches(compound)) {
      drops.count(DropReason.RTCP_UNUSABLE);
      return;
    }
    for (int i = 0; i < compound.count(); i++) {
      block(nowNanos, ReceiverReport.blockOffset(compound, i));
    }
  }

  private void senderReport(long nowNanos) {
    // A report that is cut short is counted where its own part is read.
    for (int i = 0; SenderReport.matches(compound) && i < compound.count(); i++) {
      block(nowNanos, SenderReport.blockOffset(compound, i));
    }
  }

  private void block(long nowNanos, int offset) {
    ByteBuffer buffer = compound.buffer();
    Forwarder forwarder = forwarders.get(ReportBlock.ssrc(buffer, offset));
    if (forwarder == null) {
      return; // Retransmission streams and sources that have just gone are reported on too.
    }
    forwarder.lossReported(nowNanos, ReportBlock.fractionLost(buffer, offset));
    roundTrip.received(
        nowNanos,
        ReportBlock.lastReport(buffer, offset),
        ReportBlock.delaySinceLastReport(buffer, offset));
  }

  private void transportFeedback(long nowNanos) {
    if (TransportFeedback.matches(compound)) {
      downlink.feedback(nowNanos, compound);
    }
    if (!GenericNack.matches(compound)) {
      return;
    }
    asking = find(Feedback.mediaSsrc(compound));
    if (asking != null) {
      GenericNack.forEach(compound, enqueue);
    }
  }

  private void enqueue(int sequence) {
    if (asking != null) {
      queue.add(asking, sequence);
    }
  }

  private void payloadFeedback(long nowNanos) {
    if (PictureLoss.matches(compound)) {
      keyframeNeeded(nowNanos, Feedback.mediaSsrc(compound));
    } else if (FullIntraRequest.matches(compound)) {
      for (int i = 0; i < FullIntraRequest.entries(compound); i++) {
        keyframeNeeded(nowNanos, FullIntraRequest.ssrc(compound, i));
      }
    } else if (ReceiverEstimate.matches(compound)) {
      receiverEstimateBps = ReceiverEstimate.bitrateBps(compound);
      downlink.receiverLimit(receiverEstimateBps);
    } else {
      drops.count(DropReason.RTCP_UNUSABLE);
    }
  }

  private void keyframeNeeded(long nowNanos, int ssrc) {
    Forwarder forwarder = find(ssrc);
    if (forwarder != null && !forwarder.keyframeNeeded(nowNanos)) {
      drops.count(DropReason.KEYFRAMES_OVERLOAD);
    }
  }

  private @Nullable Forwarder find(int ssrc) {
    Forwarder forwarder = forwarders.get(ssrc);
    if (forwarder == null) {
      drops.count(DropReason.RTCP_UNKNOWN_SOURCE);
    }
    return forwarder;
  }

  /** The last REMB in bits per second, or -1. */
  long receiverEstimateBps() {
    return receiverEstimateBps;
  }
}
