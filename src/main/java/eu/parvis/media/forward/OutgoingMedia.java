package eu.parvis.media.forward;

import eu.parvis.media.bwe.LossBackoff;
import eu.parvis.media.codec.Vp8Descriptor;
import eu.parvis.media.rtcp.SenderReport;
import eu.parvis.media.rtcp.SourceDescription;
import eu.parvis.media.rtp.AbsoluteSendTime;
import eu.parvis.media.rtp.HeaderExtensions;
import eu.parvis.media.rtp.RtpView;
import eu.parvis.media.rtp.Rtx;
import eu.parvis.media.stream.DropCounters;
import eu.parvis.media.stream.RoundTrip;
import eu.parvis.media.stream.RtxCache;
import eu.parvis.media.stream.SenderClock;
import eu.parvis.media.stream.SsrcMap;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that one endpoint receives: decides what of each source it gets, writes its copies of the
 * packets, answers its requests and reports on the streams. Belongs to the loop of its conference;
 * allocates nothing for a packet.
 *
 * <p>Limits: {@link #MAX_SOURCES} sources at a time, {@link #MAX_SSRCS} SSRCs in the life of a
 * transport, {@link RetransmissionQueue#CAPACITY} waiting retransmissions.
 */
public final class OutgoingMedia {

  /** Sources that one endpoint can receive at a time. */
  public static final int MAX_SOURCES = 1024;

  /** SSRCs whose numbers are remembered, so that no number is used twice under one SRTP key. */
  public static final int MAX_SSRCS = 4096;

  private static final long DEFAULT_ROUND_TRIP_NANOS = 100_000_000;

  private final MediaFormat format;
  private final List<Forwarder> forwarders = new ArrayList<>();
  private final SsrcMap<Forwarder> bySsrc = new SsrcMap<>(MAX_SOURCES);
  private final SsrcMap<OutgoingNumbers> numbers = new SsrcMap<>(MAX_SSRCS);
  private final RetransmissionQueue queue;
  private final RoundTrip roundTrip = new RoundTrip(DEFAULT_ROUND_TRIP_NANOS);
  private final LossBackoff losses = new LossBackoff();
  private final OutgoingRequests requests;
  private final RtpView copy = new RtpView();
  private final Vp8Descriptor descriptor = new Vp8Descriptor();
  private int transportSequence;
  private int appliedStepsDown;
  private long packets;
  private long retransmitted;

  /** Creates an endpoint that receives nothing yet. */
  public OutgoingMedia(MediaFormat format, DropCounters drops) {
    this.format = format;
    this.queue = new RetransmissionQueue(drops);
    this.requests = new OutgoingRequests(bySsrc, queue, roundTrip, losses, drops);
  }

  /**
   * Starts forwarding a source. Returns false, changing nothing, if one of its SSRCs is taken, was
   * used otherwise before, or a limit is reached.
   *
   * @param canonicalName CNAME, the same for all sources of one sender, at most 255 bytes of UTF-8
   * @param maxHeight of video in pixels, 0 for none; no meaning for audio
   */
  public boolean attach(MediaSource source, String canonicalName, int maxHeight) {
    OutgoingNumbers known = numbersFor(source);
    if (known == null || bySsrc.isFull() || bySsrc.get(source.ssrc()) != null) {
      return false;
    }
    byte[] name = canonicalName.getBytes(StandardCharsets.UTF_8);
    if (name.length > SourceDescription.MAX_NAME_LENGTH) {
      return false;
    }
    Forwarder forwarder =
        switch (source) {
          case AudioSource audio -> new AudioForwarder(audio, known, name);
          case VideoSource video -> newVideo(video, known, name, maxHeight);
        };
    bySsrc.put(source.ssrc(), forwarder);
    forwarders.add(forwarder);
    return true;
  }

  private VideoForwarder newVideo(
      VideoSource source, OutgoingNumbers known, byte[] name, int maxHeight) {
    VideoForwarder forwarder = new VideoForwarder(source, known, name, maxHeight);
    forwarder.selector().stepsDown(appliedStepsDown);
    return forwarder;
  }

  private @Nullable OutgoingNumbers numbersFor(MediaSource source) {
    OutgoingNumbers known = numbers.get(source.ssrc());
    if (known != null) {
      return known.isFor(source) ? known : null;
    }
    int rtxSsrc = source.rtxSsrc();
    if (numbers.size() + 2 > MAX_SSRCS || (rtxSsrc != 0 && numbers.get(rtxSsrc) != null)) {
      return null;
    }
    OutgoingNumbers created = new OutgoingNumbers(source.ssrc(), rtxSsrc, source.clockRateHz());
    numbers.put(source.ssrc(), created);
    if (rtxSsrc != 0) {
      numbers.put(rtxSsrc, created);
    }
    return created;
  }

  /** Stops forwarding a source. */
  public void detach(MediaSource source) {
    Forwarder forwarder = bySsrc.get(source.ssrc());
    if (forwarder != null && forwarder.source() == source) {
      bySsrc.remove(source.ssrc());
      forwarders.remove(forwarder);
      queue.remove(forwarder);
      forwarder.rewriter().pause();
    }
  }

  /**
   * Sets the largest height of a video source, 0 for nothing at all, and asks for a keyframe if
   * another layer is needed for it.
   */
  public void maxHeight(long nowNanos, VideoSource source, int pixels) {
    if (bySsrc.get(source.ssrc()) instanceof VideoForwarder video && video.source() == source) {
      video.selector().maxHeight(pixels);
      video.prepare(nowNanos);
    }
  }

  /** The receiver is about to be connected: asks for the keyframes that it will start with. */
  public void prepare(long nowNanos) {
    for (int i = 0; i < forwarders.size(); i++) {
      if (forwarders.get(i) instanceof VideoForwarder video) {
        video.prepare(nowNanos);
      }
    }
  }

  /**
   * Writes the next packet that a connected receiver can start video with, ready for SRTP, and
   * returns its length, else 0: the latest keyframes that came within {@link
   * VideoLayer#REPLAYED_NANOS}, and what followed them. Call until it returns 0, with no other
   * packet in between. Where none can be had, a keyframe is asked for.
   *
   * @param capacity bytes available at {@code offset}
   */
  public int pollLate(long nowNanos, ByteBuffer buffer, int offset, int capacity) {
    for (int i = 0; i < forwarders.size(); i++) {
      if (forwarders.get(i) instanceof VideoForwarder video) {
        int length = late(nowNanos, video, buffer, offset, capacity);
        if (length > 0) {
          return length;
        }
      }
    }
    return 0;
  }

  private int late(
      long nowNanos, VideoForwarder video, ByteBuffer buffer, int offset, int capacity) {
    for (long sequence = video.nextLate(nowNanos);
        sequence >= 0;
        sequence = video.nextLate(nowNanos)) {
      int length = video.cache(video.lateLayer()).read(sequence, buffer, offset, capacity);
      if (length > 0 && copy.wrap(buffer, offset, length)) {
        Vp8Descriptor described = describe(copy.payloadLength() > 0);
        long outgoing = video.admitLate(nowNanos, sequence, copy, described);
        if (outgoing != RtpRewriter.DROP) {
          return sendCopy(nowNanos, video, outgoing, described);
        }
      }
    }
    return 0;
  }

  private int sendCopy(
      long nowNanos, Forwarder forwarder, long outgoing, @Nullable Vp8Descriptor described) {
    forwarder.send(nowNanos, outgoing, copy, described);
    stamp(nowNanos, copy);
    packets++;
    return copy.length();
  }

  /** The layer of a video source that is forwarded, or -1. */
  public int layer(VideoSource source) {
    return bySsrc.get(source.ssrc()) instanceof VideoForwarder video
        ? video.selector().current()
        : VideoSource.NO_LAYER;
  }

  /**
   * Writes this receiver's copy of a packet, ready for SRTP, and returns its length; 0 if the
   * receiver does not get it.
   *
   * @param capacity bytes available at {@code offset}
   */
  public int forward(
      long nowNanos, InboundPacket packet, ByteBuffer buffer, int offset, int capacity) {
    RtpView original = packet.rtp();
    Forwarder forwarder = bySsrc.get(packet.source().ssrc());
    if (forwarder == null
        || forwarder.source() != packet.source()
        || original.length() > capacity) {
      return 0;
    }
    long outgoing = forwarder.admit(nowNanos, packet);
    if (outgoing == RtpRewriter.DROP) {
      return 0;
    }
    int length = original.length();
    buffer.put(offset, original.buffer(), original.offset(), length);
    if (!copy.wrap(buffer, offset, length)) {
      return 0;
    }
    return sendCopy(nowNanos, forwarder, outgoing, describe(packet.hasDescriptor));
  }

  private @Nullable Vp8Descriptor describe(boolean present) {
    return present && descriptor.wrap(copy) ? descriptor : null;
  }

  /** Each transport has its own transport-wide numbers and times of sending. */
  private void stamp(long nowNanos, RtpView packet) {
    if (HeaderExtensions.transportSequence(
        packet, format.transportSequenceId(), transportSequence)) {
      transportSequence = transportSequence + 1 & 0xFFFF;
    }
    HeaderExtensions.absoluteSendTime(
        packet, format.absoluteSendTimeId(), AbsoluteSendTime.ofNanos(nowNanos));
  }

  /** Takes one RTCP datagram after SRTCP; uses what concerns what this endpoint receives. */
  public void receiveRtcp(long nowNanos, ByteBuffer buffer, int offset, int length) {
    requests.receive(nowNanos, buffer, offset, length);
    if (losses.stepsDown() != appliedStepsDown) {
      appliedStepsDown = losses.stepsDown();
      for (int i = 0; i < forwarders.size(); i++) {
        if (forwarders.get(i) instanceof VideoForwarder video) {
          video.selector().stepsDown(appliedStepsDown);
          video.prepare(nowNanos);
        }
      }
    }
  }

  /**
   * Writes the next retransmission that the receiver asked for, ready for SRTP, and returns its
   * length, else 0. Call after {@link #receiveRtcp} until it returns 0.
   *
   * @param capacity bytes available at {@code offset}
   */
  public int pollRetransmission(long nowNanos, ByteBuffer buffer, int offset, int capacity) {
    for (Forwarder forwarder = queue.poll(nowNanos);
        forwarder != null;
        forwarder = queue.poll(nowNanos)) {
      int length =
          retransmit(nowNanos, forwarder, queue.polledSequence(), buffer, offset, capacity);
      if (length > 0) {
        retransmitted++;
        return length;
      }
    }
    return 0;
  }

  private int retransmit(
      long nowNanos,
      Forwarder forwarder,
      int sequence,
      ByteBuffer buffer,
      int offset,
      int capacity) {
    RtpRewriter rewriter = forwarder.rewriter();
    long outgoing = rewriter.sentSequence(sequence);
    RtxCache cache =
        outgoing == RtpRewriter.DROP ? null : forwarder.cache(rewriter.layerOf(outgoing));
    if (cache == null || forwarder.source().rtxSsrc() == 0 || forwarder.source().isSilenced()) {
      return 0;
    }
    int start = offset + Rtx.OVERHEAD;
    int length =
        cache.read(rewriter.sourceSequence(outgoing), buffer, start, capacity - Rtx.OVERHEAD);
    if (length == 0 || !copy.wrap(buffer, start, length)) {
      return 0;
    }
    rewriter.rewrite(outgoing, copy, describe(copy.payloadLength() > 0));
    stamp(nowNanos, copy);
    int rtxSequence = forwarder.numbers.nextRtxSequence();
    return Rtx.encapsulate(copy, forwarder.source().rtxSsrc(), format.rtx(), rtxSequence)
        ? copy.length()
        : 0;
  }

  /**
   * Writes one RTCP datagram of sender reports if any is due, and returns its length, else 0. Call
   * until it returns 0.
   *
   * @param capacity bytes available, at least 1200
   */
  public int pollRtcp(long nowNanos, ByteBuffer buffer, int offset, int capacity) {
    int at = offset;
    for (int i = 0; i < forwarders.size(); i++) {
      Forwarder forwarder = forwarders.get(i);
      SenderClock clock = forwarder.clock();
      int needed =
          SenderReport.FIXED_LENGTH + SourceDescription.length(forwarder.canonicalName().length);
      if (clock != null && forwarder.reportIsDue(nowNanos) && at + needed <= offset + capacity) {
        at = writeReport(nowNanos, forwarder, clock, buffer, at);
      }
    }
    return at - offset;
  }

  /** RFC 3550 section 6.4.1: both times name the same instant, here in the receiver's timeline. */
  private int writeReport(
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

  /** When {@link #pollRtcp} has something to write, or {@link Long#MAX_VALUE}. */
  public long nextDeadlineNanos() {
    long deadline = Long.MAX_VALUE;
    for (int i = 0; i < forwarders.size(); i++) {
      deadline = Math.min(deadline, forwarders.get(i).nextDeadlineNanos());
    }
    return deadline;
  }

  /** Smoothed round trip time to the endpoint in nanoseconds; 100 ms before it is known. */
  public long roundTripNanos() {
    return roundTrip.nanos();
  }

  /** Layers that the endpoint gets less because of losses: 0 or 1. */
  public int stepsDown() {
    return losses.stepsDown();
  }

  /** What the endpoint believes it can receive, in bits per second; -1 if it has not said. */
  public long receiverEstimateBps() {
    return requests.receiverEstimateBps();
  }

  /** Packets written first-hand. */
  public long packets() {
    return packets;
  }

  /** Packets written as retransmissions. */
  public long retransmitted() {
    return retransmitted;
  }
}
