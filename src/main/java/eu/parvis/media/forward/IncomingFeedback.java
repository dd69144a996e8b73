package eu.parvis.media.forward;

import eu.parvis.media.rtcp.Feedback;
import eu.parvis.media.rtcp.GenericNack;
import eu.parvis.media.rtcp.PictureLoss;
import eu.parvis.media.rtcp.ReceiverReport;
import eu.parvis.media.rtcp.ReportBlock;
import eu.parvis.media.rtcp.SourceDescription;
import eu.parvis.media.rtp.HeaderExtensions;
import eu.parvis.media.stream.ReceiveStream;
import eu.parvis.media.stream.ReportTimer;
import eu.parvis.media.stream.TwccRecorder;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The RTCP that goes back to one sender: receiver reports, NACKs, keyframe requests and
 * transport-wide feedback, each in a compound that starts with a report and a name (RFC 3550
 * section 6.1).
 */
final class IncomingFeedback {

  /** Bytes that {@link #poll} needs. */
  static final int MIN_CAPACITY = 1200;

  private static final long REPORT_INTERVAL_NANOS = 1_000_000_000L;
  private static final long FEEDBACK_INTERVAL_NANOS = 100_000_000;
  private static final int PACKETS_PER_FEEDBACK = 100;
  private static final int NACKS_AT_ONCE = 64;
  private static final int MAX_NACK_LENGTH = Feedback.FIXED_LENGTH + NACKS_AT_ONCE * 4;

  private final List<MediaSource> sources;
  private final int localSsrc;
  private final byte[] canonicalName;
  private final ReportTimer reports = new ReportTimer(REPORT_INTERVAL_NANOS);
  private final TwccRecorder arrivals =
      new TwccRecorder(FEEDBACK_INTERVAL_NANOS, PACKETS_PER_FEEDBACK);
  private final int[] missing = new int[NACKS_AT_ONCE];
  private int mediaSsrc;

  IncomingFeedback(List<MediaSource> sources, int localSsrc, byte[] canonicalName) {
    this.sources = sources;
    this.localSsrc = localSsrc;
    this.canonicalName = canonicalName;
  }

  /**
   * A packet was kept.
   *
   * @param transportSequence of its header, or {@link HeaderExtensions#ABSENT}
   */
  void acknowledge(long nowNanos, int transportSequence, int ssrc) {
    reports.start(nowNanos, REPORT_INTERVAL_NANOS);
    if (transportSequence != HeaderExtensions.ABSENT) {
      mediaSsrc = ssrc;
      arrivals.record(nowNanos, transportSequence);
    }
  }

  void roundTripNanos(long nanos) {
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i) instanceof VideoSource video) {
        for (int layer = 0; layer < video.layerCount(); layer++) {
          video.layer(layer).stream().nacks().roundTripNanos(nanos);
        }
      }
    }
  }

  int poll(long nowNanos, ByteBuffer buffer, int offset, int capacity) {
    if (capacity < MIN_CAPACITY || nowNanos < nextDeadlineNanos()) {
      return 0;
    }
    boolean reportIsDue = reports.isDue(nowNanos);
    int at = offset + writeReport(nowNanos, buffer, offset, reportIsDue);
    at += SourceDescription.write(buffer, at, localSsrc, canonicalName);
    int start = at;
    int end = offset + capacity;
    at = writeKeyframeRequests(nowNanos, buffer, at, end);
    at = writeNacks(nowNanos, buffer, at, end);
    at += arrivals.writeFeedback(nowNanos, buffer, at, end - at, localSsrc, mediaSsrc);
    return at == start && !reportIsDue ? 0 : at - offset;
  }

  private int writeReport(long nowNanos, ByteBuffer buffer, int offset, boolean due) {
    int blocks = 0;
    if (due) {
      reports.restart(nowNanos);
      for (int i = 0; i < sources.size(); i++) {
        blocks = writeBlocks(nowNanos, buffer, offset, sources.get(i), blocks);
      }
    }
    return ReceiverReport.write(buffer, offset, localSsrc, blocks);
  }

  private static int writeBlocks(
      long nowNanos, ByteBuffer buffer, int offset, MediaSource source, int blocks) {
    return switch (source) {
      case AudioSource audio -> {
        int written = writeBlock(nowNanos, buffer, offset, audio.stream(), blocks);
        if (written > blocks) {
          int at = blockOffset(offset, blocks);
          ReportBlock.atLeast(buffer, at, audio.lossBeyond().fraction(nowNanos));
        }
        yield written;
      }
      case VideoSource video -> {
        int written = blocks;
        for (int i = 0; i < video.layerCount(); i++) {
          written = writeBlock(nowNanos, buffer, offset, video.layer(i).stream(), written);
        }
        yield written;
      }
    };
  }

  private static int writeBlock(
      long nowNanos, ByteBuffer buffer, int offset, ReceiveStream stream, int blocks) {
    if (!stream.statistics().hasNews() || blocks == ReceiverReport.MAX_BLOCKS) {
      return blocks;
    }
    int at = blockOffset(offset, blocks);
    stream.statistics().writeBlock(buffer, at, stream.ssrc(), nowNanos);
    return blocks + 1;
  }

  private static int blockOffset(int offset, int blocks) {
    return offset + ReceiverReport.FIXED_LENGTH + blocks * ReportBlock.LENGTH;
  }

  private int writeKeyframeRequests(long nowNanos, ByteBuffer buffer, int start, int end) {
    int at = start;
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i) instanceof VideoSource video) {
        for (int layer = 0; layer < video.layerCount(); layer++) {
          if (end - at >= Feedback.FIXED_LENGTH && video.layer(layer).keyframes().poll(nowNanos)) {
            int ssrc = video.layer(layer).stream().ssrc();
            at += PictureLoss.write(buffer, at, localSsrc, ssrc);
          }
        }
      }
    }
    return at;
  }

  private int writeNacks(long nowNanos, ByteBuffer buffer, int start, int end) {
    int at = start;
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i) instanceof VideoSource video) {
        for (int layer = 0; layer < video.layerCount(); layer++) {
          ReceiveStream stream = video.layer(layer).stream();
          if (end - at < MAX_NACK_LENGTH) {
            return at;
          }
          int count = stream.nacks().collect(nowNanos, missing);
          if (count > 0) {
            at += GenericNack.write(buffer, at, localSsrc, stream.ssrc(), missing, count);
          }
        }
      }
    }
    return at;
  }

  long nextDeadlineNanos() {
    long deadline = Math.min(reports.nextDeadlineNanos(), arrivals.nextDeadlineNanos());
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i) instanceof VideoSource video) {
        for (int layer = 0; layer < video.layerCount(); layer++) {
          deadline = Math.min(deadline, video.layer(layer).nextDeadlineNanos());
        }
      }
    }
    return deadline;
  }
}
