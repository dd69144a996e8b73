package eu.parvis.load;

import eu.parvis.media.rtcp.Feedback;
import eu.parvis.media.rtcp.GenericNack;
import eu.parvis.media.rtcp.PictureLoss;
import eu.parvis.media.rtcp.ReceiverReport;
import eu.parvis.media.rtcp.ReportBlock;
import eu.parvis.media.rtp.HeaderExtensions;
import eu.parvis.media.rtp.RtpView;
import eu.parvis.media.rtp.Rtx;
import eu.parvis.media.stream.ReceiveStatistics;
import eu.parvis.media.stream.TwccRecorder;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** All that one participant receives. For one thread, unless said. */
final class Incoming {

  /** Sources of each kind that are looked at; a flood of further ones is refused. */
  private static final int MAX_STREAMS = 1_024;

  private static final int MAX_NACKED = 64;
  private static final long FEEDBACK_NANOS = 50_000_000L;
  private static final int FEEDBACK_PACKETS = 100;
  private static final long BETWEEN_REQUESTS_NANOS = 500_000_000L;
  private static final int RTCP_BYTES = 1_200;

  /** What comes within this comes at a time. */
  private static final long PRESENT_NANOS = 2_000_000_000L;

  private final Recording recording;
  private final Identity.Book book;
  private final Format format;
  private final Tally tally;
  private final int ownSsrc;
  private final Map<Integer, InVideo> videos = new HashMap<>();
  private final Map<Integer, InAudio> voices = new HashMap<>();
  private final Map<Integer, Long> requestedNanos = new HashMap<>();
  private final Map<Integer, Integer> repairs = new ConcurrentHashMap<>();
  private final TwccRecorder recorder = new TwccRecorder(FEEDBACK_NANOS, FEEDBACK_PACKETS);
  private final RtpView view = new RtpView();
  private final int[] missing = new int[MAX_NACKED];
  private volatile int cameras;
  private volatile int audible;

  Incoming(Recording recording, Identity.Book book, Format format, Tally tally, int ownSsrc) {
    this.recording = recording;
    this.book = book;
    this.format = format;
    this.tally = tally;
    this.ownSsrc = ownSsrc;
  }

  /** The retransmissions of a camera have an SSRC of their own. Called by any thread. */
  void repairs(int ssrc, int repairSsrc) {
    if (repairs.size() < MAX_STREAMS) {
      repairs.put(repairSsrc, ssrc);
    }
  }

  /** The most cameras of which pictures were decoded at a time so far. Called by any thread. */
  int cameras() {
    return cameras;
  }

  /** The most voices that were heard at a time so far. Called by any thread. */
  int voices() {
    return audible;
  }

  /** Takes an RTP packet, decrypted, between position and limit. */
  void rtp(long nowNanos, ByteBuffer datagram) {
    tally.packetsReceived.increment();
    if (!view.wrap(datagram, datagram.position(), datagram.remaining())) {
      tally.packetsRefused.increment();
      return;
    }
    int type = view.payloadType();
    int id = type == format.opus() ? format.audioTransport() : format.videoTransport();
    int transport =
        id == 0 ? HeaderExtensions.ABSENT : HeaderExtensions.transportSequence(view, id);
    if (transport != HeaderExtensions.ABSENT) {
      recorder.record(nowNanos, transport);
    }
    if (type != format.rtx()) {
      tally.firstHand.increment();
    }
    if (type == format.opus()) {
      voice(nowNanos);
    } else if (type == format.rtx()) {
      Integer of = repairs.get(view.ssrc());
      if (of != null && Rtx.decapsulate(view, of, format.vp8())) {
        video(nowNanos, true);
      }
    } else if (type == format.vp8()) {
      video(nowNanos, false);
    } else {
      tally.packetsRefused.increment();
    }
  }

  private void voice(long nowNanos) {
    if (voices.size() < MAX_STREAMS || voices.containsKey(view.ssrc())) {
      voices
          .computeIfAbsent(view.ssrc(), ssrc -> new InAudio(ssrc, recording, book, tally))
          .receive(nowNanos, view);
    }
  }

  private void video(long nowNanos, boolean repaired) {
    if (videos.size() < MAX_STREAMS || videos.containsKey(view.ssrc())) {
      videos
          .computeIfAbsent(view.ssrc(), ssrc -> new InVideo(ssrc, recording, book, tally))
          .receive(nowNanos, view, repaired);
    }
  }

  /** A sender report came. */
  void senderReport(long nowNanos, int ssrc, long ntp) {
    InVideo video = videos.get(ssrc);
    InAudio voice = voices.get(ssrc);
    if (video != null) {
      video.statistics().senderReport(nowNanos, ntp);
    }
    if (voice != null) {
      voice.statistics().senderReport(nowNanos, ntp);
    }
  }

  /** Sends the requests and the transport-wide feedback that are due. */
  void feedback(long nowNanos, Consumer<ByteBuffer> rtcp, ByteBuffer packet) {
    for (InVideo video : videos.values()) {
      video.drain(nowNanos);
      if (video.nacks().nextDeadlineNanos() <= nowNanos) {
        int count = video.nacks().collect(nowNanos, missing);
        if (count > 0) {
          packet.clear();
          emit(rtcp, packet, GenericNack.write(packet, 0, ownSsrc, video.ssrc(), missing, count));
        }
      }
      if (video.wantsKeyframe() && mayRequest(video.ssrc(), nowNanos)) {
        tally.keyframeRequests.increment();
        packet.clear();
        PictureLoss.write(packet, 0, ownSsrc, video.ssrc());
        emit(rtcp, packet, Feedback.FIXED_LENGTH);
      }
    }
    int length = recorder.writeFeedback(nowNanos, packet.clear(), 0, RTCP_BYTES, ownSsrc, ownSsrc);
    while (length > 0) {
      emit(rtcp, packet, length);
      length = recorder.writeFeedback(nowNanos, packet.clear(), 0, RTCP_BYTES, ownSsrc, ownSsrc);
    }
  }

  private boolean mayRequest(int ssrc, long nowNanos) {
    Long before = requestedNanos.get(ssrc);
    if (before != null && nowNanos - before < BETWEEN_REQUESTS_NANOS) {
      return false;
    }
    requestedNanos.put(ssrc, nowNanos);
    return true;
  }

  /** Sends receiver reports on all that came since the last ones, and counts what is there. */
  void reports(long nowNanos, Consumer<ByteBuffer> rtcp, ByteBuffer packet) {
    long since = nowNanos - PRESENT_NANOS;
    cameras = Math.max(cameras, count(videos.values(), video -> video.decodedSince(since)));
    audible = Math.max(audible, count(voices.values(), voice -> voice.heardSince(since)));
    Map<Integer, ReceiveStatistics> news = new HashMap<>();
    videos.values().forEach(video -> news.put(video.ssrc(), video.statistics()));
    voices.values().forEach(voice -> news.put(voice.ssrc(), voice.statistics()));
    news.values().removeIf(statistics -> !statistics.hasNews());
    packet.clear();
    int blocks = 0;
    for (Map.Entry<Integer, ReceiveStatistics> entry : news.entrySet()) {
      int at = ReceiverReport.FIXED_LENGTH + blocks * ReportBlock.LENGTH;
      entry.getValue().writeBlock(packet, at, entry.getKey(), nowNanos);
      blocks++;
      if (blocks == ReceiverReport.MAX_BLOCKS) {
        emit(rtcp, packet, ReceiverReport.write(packet, 0, ownSsrc, blocks));
        packet.clear();
        blocks = 0;
      }
    }
    if (blocks > 0 || news.isEmpty()) {
      emit(rtcp, packet, ReceiverReport.write(packet, 0, ownSsrc, blocks));
    }
  }

  private static <T> int count(Collection<T> all, Predicate<T> wanted) {
    return (int) all.stream().filter(wanted).count();
  }

  private static void emit(Consumer<ByteBuffer> rtcp, ByteBuffer packet, int length) {
    rtcp.accept(packet.position(0).limit(length));
  }
}
