package eu.parvis.media.bwe;

import eu.parvis.link.Link;
import eu.parvis.media.rtcp.RtcpCompound;
import eu.parvis.media.stream.DropCounters;
import eu.parvis.media.stream.TwccRecorder;
import java.nio.ByteBuffer;
import java.util.PriorityQueue;

/** A sender's downlink and its receiver, with a link between them, in virtual time. */
final class Receiver {

  static final long MILLI = 1_000_000;
  static final long SECOND = 1_000_000_000L;
  static final long START = 1_000 * SECOND;

  private static final int CAPACITY = 1200;

  final DropCounters drops = new DropCounters();
  final Downlink downlink = new Downlink(drops);
  final Link forth;
  final Link back;
  private final TwccRecorder recorder;
  private final RtcpCompound compound = new RtcpCompound();
  private final ByteBuffer buffer = ByteBuffer.allocate(CAPACITY);
  private final PriorityQueue<Arrival> arrivals = new PriorityQueue<>();
  private final PriorityQueue<Report> reports = new PriorityQueue<>();
  private Scheduler scheduler = Scheduler.NEVER_LATE;
  private int sequence;
  long arrivedBytes;

  private record Arrival(long atNanos, int sequence, int bytes) implements Comparable<Arrival> {
    @Override
    public int compareTo(Arrival other) {
      return Long.compare(atNanos, other.atNanos);
    }
  }

  private record Report(long atNanos, ByteBuffer bytes) implements Comparable<Report> {
    @Override
    public int compareTo(Report other) {
      return Long.compare(atNanos, other.atNanos);
    }
  }

  Receiver(Link forth, Link back, long feedbackNanos) {
    this.forth = forth;
    this.back = back;
    this.recorder = new TwccRecorder(feedbackNanos, 100);
  }

  /** From now on the receiver's process runs when this says so. */
  void runs(Scheduler by) {
    scheduler = by;
  }

  /** Sends one packet; returns when it arrives, or that it does not. */
  long send(long nowNanos, int rtpBytes) {
    int bytes = rtpBytes + Downlink.PACKET_OVERHEAD_BYTES;
    long atNanos = forth.send(nowNanos, bytes);
    if (atNanos != Link.DROPPED) {
      arrivals.add(new Arrival(atNanos, sequence, bytes));
    }
    downlink.sent(nowNanos, sequence, rtpBytes);
    sequence = sequence + 1 & 0xFFFF;
    return atNanos;
  }

  /** Lets what has arrived by now arrive, and feedback with it. */
  void advance(long nowNanos) {
    if (scheduler.runs(nowNanos)) {
      read(nowNanos);
    }
    for (Report next = reports.peek();
        next != null && next.atNanos() <= nowNanos;
        next = reports.peek()) {
      reports.remove();
      compound.wrap(next.bytes(), 0, next.bytes().capacity());
      while (compound.next()) {
        downlink.feedback(nowNanos, compound);
      }
    }
    downlink.advance(nowNanos);
  }

  private void read(long nowNanos) {
    for (Arrival next = arrivals.peek();
        next != null && next.atNanos() <= nowNanos && scheduler.reads(nowNanos);
        next = arrivals.peek()) {
      arrivals.remove();
      long stamp = scheduler.stamp(next.atNanos());
      report(stamp);
      recorder.record(stamp, next.sequence());
      arrivedBytes += next.bytes();
    }
    report(nowNanos);
  }

  private void report(long nowNanos) {
    for (int length = recorder.writeFeedback(nowNanos, buffer, 0, CAPACITY, 1, 2);
        length > 0;
        length = recorder.writeFeedback(nowNanos, buffer, 0, CAPACITY, 1, 2)) {
      long atNanos = back.send(nowNanos, length);
      if (atNanos != Link.DROPPED) {
        byte[] bytes = new byte[length];
        buffer.get(0, bytes);
        reports.add(new Report(atNanos, ByteBuffer.wrap(bytes)));
      }
    }
  }
}
