package eu.parvis.media.forward;

import eu.parvis.media.rtcp.SenderReport;
import eu.parvis.media.rtcp.SourceDescription;
import eu.parvis.media.stream.RoundTrip;
import eu.parvis.media.stream.SenderClock;
import java.nio.ByteBuffer;
import java.util.List;

/** Sender reports to one receiver, in its own timelines. */
final class OutgoingReports {

  private final List<Forwarder> forwarders;
  private final RoundTrip roundTrip;

  OutgoingReports(List<Forwarder> forwarders, RoundTrip roundTrip) {
    this.forwarders = forwarders;
    this.roundTrip = roundTrip;
  }

  /** Writes one datagram of what is due, and returns its length, else 0. */
  int poll(long nowNanos, ByteBuffer buffer, int offset, int capacity) {
    int at = offset;
    for (int i = 0; i < forwarders.size(); i++) {
      Forwarder forwarder = forwarders.get(i);
      SenderClock clock = forwarder.clock();
      int needed =
          SenderReport.FIXED_LENGTH + SourceDescription.length(forwarder.canonicalName().length);
      if (clock != null && forwarder.reportIsDue(nowNanos) && at + needed <= offset + capacity) {
        at = write(nowNanos, forwarder, clock, buffer, at);
      }
    }
    return at - offset;
  }

  /** RFC 3550 section 6.4.1: both times name the same instant, here in the receiver's timeline. */
  private int write(
      long nowNanos, Forwarder forwarder, SenderClock clock, ByteBuffer buffer, int offset) {
    int ssrc = forwarder.source().ssrc();
    long ntp = clock.ntpAt(nowNanos);
    int timestamp = clock.timestampAt(nowNanos) + forwarder.rewriter().timestampShift();
    int at = offset;
    at +=
        SenderReport.write(
            buffer, at, ssrc, ntp, timestamp, forwarder.packets(), forwarder.octets());
    at += SourceDescription.write(buffer, at, ssrc, forwarder.canonicalName());
    forwarder.reported(nowNanos);
    roundTrip.sent(nowNanos, ntp);
    return at;
  }

  /** When {@link #poll} has something to write, or {@link Long#MAX_VALUE}. */
  long nextDeadlineNanos() {
    long deadline = Long.MAX_VALUE;
    for (int i = 0; i < forwarders.size(); i++) {
      deadline = Math.min(deadline, forwarders.get(i).nextDeadlineNanos());
    }
    return deadline;
  }
}
