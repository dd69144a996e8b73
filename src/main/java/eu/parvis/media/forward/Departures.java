package eu.parvis.media.forward;

import eu.parvis.media.bwe.Downlink;
import eu.parvis.media.bwe.Pacer;
import eu.parvis.media.bwe.Pacer.Priority;
import eu.parvis.media.rtp.AbsoluteSendTime;
import eu.parvis.media.rtp.HeaderExtensions;
import eu.parvis.media.rtp.PaddingPacket;
import eu.parvis.media.rtp.RtpView;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * How packets leave for one receiver: each with a number and a time of its transport, known to the
 * estimate of the downlink. Video that comes faster than the downlink should be loaded waits, as a
 * number only: its bytes are in the cache of its layer.
 */
final class Departures {

  /** A retransmission as far as its length is not looked up yet. */
  private static final int TYPICAL_BYTES = 1100;

  private final MediaFormat format;
  private final Downlink downlink;
  private final Pacer<Forwarder> pacer = new Pacer<>();
  private final RtpView padding = new RtpView();
  private int transportSequence;

  Departures(MediaFormat format, Downlink downlink) {
    this.format = format;
    this.downlink = downlink;
  }

  /**
   * Lets a packet wait if it should, and returns whether it does. Without feedback of the receiver
   * nothing waits, for then the estimate is a guess.
   *
   * @param number outgoing and extended of video, 16 bits of a retransmission
   */
  boolean hold(long nowNanos, Priority priority, Forwarder forwarder, long number, int bytes) {
    pacer.rate(downlink.targetBps(), downlink.probingBps());
    return downlink.isHeard()
        && !pacer.isFree(nowNanos)
        && pacer.offer(nowNanos, priority, forwarder, number, bytes);
  }

  /** As {@link #hold}, for a packet that was asked for again. */
  boolean holdRetransmission(long nowNanos, Forwarder forwarder, int sequence) {
    return hold(nowNanos, Priority.RETRANSMISSION, forwarder, sequence, TYPICAL_BYTES);
  }

  /** What the next packet that has waited belongs to, or null if none may go. */
  @Nullable Forwarder poll(long nowNanos) {
    pacer.rate(downlink.targetBps(), downlink.probingBps());
    return pacer.poll(nowNanos);
  }

  /** Its number, as it was given to {@link #hold}. */
  long polledNumber() {
    return pacer.polledNumber();
  }

  boolean polledRetransmission() {
    return pacer.polledPriority() == Priority.RETRANSMISSION;
  }

  /** A packet leaves now. */
  void leave(long nowNanos, RtpView packet) {
    pacer.rate(downlink.targetBps(), downlink.probingBps());
    pacer.sent(nowNanos, packet.length() + Downlink.PACKET_OVERHEAD_BYTES);
    leaveBeside(nowNanos, packet);
  }

  /** A packet leaves now, in a burst that nothing waits for. */
  void leaveBeside(long nowNanos, RtpView packet) {
    HeaderExtensions.absoluteSendTime(
        packet, format.absoluteSendTimeId(), AbsoluteSendTime.ofNanos(nowNanos));
    if (HeaderExtensions.transportSequence(
        packet, format.transportSequenceId(), transportSequence)) {
      downlink.sent(nowNanos, transportSequence, packet.length());
      transportSequence = transportSequence + 1 & 0xFFFF;
    }
  }

  /**
   * Writes a packet of padding to a retransmission stream if a probe needs it, and returns its
   * length, else 0.
   */
  int writePadding(
      long nowNanos, Forwarder forwarder, ByteBuffer buffer, int offset, int capacity) {
    if (capacity < PaddingPacket.LENGTH
        || pacer.waiting() > 0
        || !downlink.isPaddingDue(nowNanos)) {
      return 0;
    }
    PaddingPacket.write(buffer, offset, format.transportSequenceId(), format.absoluteSendTimeId());
    if (!padding.wrap(buffer, offset, PaddingPacket.LENGTH)) {
      return 0;
    }
    padding.payloadType(format.rtx());
    padding.ssrc(forwarder.source().rtxSsrc());
    padding.sequence(forwarder.numbers.nextRtxSequence());
    padding.timestamp(forwarder.rewriter().latestTimestamp());
    leave(nowNanos, padding);
    return PaddingPacket.LENGTH;
  }

  /** Forgets what waits of a forwarder. */
  void remove(Forwarder forwarder) {
    pacer.remove(forwarder);
  }

  /** When {@link #poll} or, if it can be written, {@link #writePadding} has something to do. */
  long nextDeadlineNanos(boolean canPad) {
    boolean pads = canPad && pacer.waiting() == 0;
    return Math.min(pacer.nextDeadlineNanos(), pads ? downlink.nextPaddingNanos() : Long.MAX_VALUE);
  }
}
