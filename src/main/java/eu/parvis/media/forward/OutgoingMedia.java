package eu.parvis.media.forward;

import eu.parvis.media.bwe.Downlink;
import eu.parvis.media.bwe.Pacer.Priority;
import eu.parvis.media.codec.Vp8Descriptor;
import eu.parvis.media.rtcp.SourceDescription;
import eu.parvis.media.rtp.RtpView;
import eu.parvis.media.rtp.Rtx;
import eu.parvis.media.stream.DropCounters;
import eu.parvis.media.stream.RoundTrip;
import eu.parvis.media.stream.RtxCache;
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
  private final GivenNumbers numbers = new GivenNumbers(MAX_SSRCS);
  private final RetransmissionQueue queue;
  private final Downlink downlink;
  private final Departures departures;
  private final OutgoingReports reports;
  private final RoundTrip roundTrip = new RoundTrip(DEFAULT_ROUND_TRIP_NANOS);
  private final Allocation allocation;
  private final OutgoingRequests requests;
  private final RtpView copy = new RtpView();
  private final Vp8Descriptor descriptor = new Vp8Descriptor();
  private long packets;
  private long retransmitted;

  /** Creates an endpoint that receives nothing yet. */
  public OutgoingMedia(MediaFormat format, DropCounters drops) {
    this.format = format;
    this.downlink = new Downlink(drops);
    this.queue = new RetransmissionQueue(drops, downlink, roundTrip);
    this.departures = new Departures(format, downlink);
    this.reports = new OutgoingReports(forwarders, roundTrip);
    this.requests = new OutgoingRequests(bySsrc, queue, roundTrip, downlink, drops);
    this.allocation = new Allocation(forwarders, bySsrc, downlink);
  }

  /**
   * Starts forwarding a source. Returns false, changing nothing, if one of its SSRCs is taken, was
   * used otherwise before, or a limit is reached.
   *
   * @param canonicalName CNAME, the same for all sources of one sender, at most 255 bytes of UTF-8
   * @param maxHeight of video in pixels, 0 for none; no meaning for audio
   */
  public boolean attach(MediaSource source, String canonicalName, int maxHeight) {
    OutgoingNumbers known = numbers.of(source);
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
          case VideoSource video -> new VideoForwarder(video, known, name, maxHeight);
        };
    bySsrc.put(source.ssrc(), forwarder);
    forwarders.add(forwarder);
    return true;
  }

  /** Whether sources that are new to the receiver cannot be forwarded any more. */
  public boolean isSpent() {
    return numbers.isFull();
  }

  /** Stops forwarding a source. */
  public void detach(MediaSource source) {
    Forwarder forwarder = bySsrc.get(source.ssrc());
    if (forwarder != null && forwarder.source() == source) {
      bySsrc.remove(source.ssrc());
      forwarders.remove(forwarder);
      queue.remove(forwarder);
      departures.remove(forwarder);
      allocation.remove(forwarder);
      forwarder.rewriter().pause();
    }
  }

  /**
   * Takes what the receiver wants of video sources, most important first; nothing of the others.
   * Asks for keyframes if other layers are needed for it.
   */
  public void want(long nowNanos, List<Wish> wishes) {
    allocation.want(nowNanos, wishes);
    prepare(nowNanos);
  }

  /** As {@link #want}, of one source. */
  public void maxHeight(long nowNanos, VideoSource source, int pixels) {
    want(nowNanos, List.of(new Wish(source, pixels, false)));
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
          video.send(nowNanos, outgoing, copy, described);
          packets++;
          departures.leaveBeside(nowNanos, copy);
          return copy.length();
        }
      }
    }
    return 0;
  }

  /** Whether it was decided anew, since this last returned true, what of which source is sent. */
  public boolean takeDecision() {
    return allocation.takeDecision();
  }

  /** Whether a video source is sent, as far as wishes and downlink decide. */
  public boolean isForwarded(VideoSource source) {
    return bySsrc.get(source.ssrc()) instanceof VideoForwarder video
        && video.source() == source
        && video.selector().isOpen();
  }

  /** The layer of a video source that is forwarded, or -1. */
  public int layer(VideoSource source) {
    return bySsrc.get(source.ssrc()) instanceof VideoForwarder video
        ? video.selector().current()
        : VideoSource.NO_LAYER;
  }

  /**
   * Writes this receiver's copy of a packet, ready for SRTP, and returns its length; 0 if the
   * receiver does not get it, or not now: then {@link #pollHeld} writes it later.
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
    forwarder.send(nowNanos, outgoing, copy, describe(packet.hasDescriptor));
    packets++;
    // What no cache keeps, audio, never waits.
    if (forwarder.cache(packet.layer()) != null
        && departures.hold(nowNanos, Priority.VIDEO, forwarder, outgoing, length)) {
      return 0;
    }
    if (forwarder.cache(packet.layer()) == null) {
      allocation.tookForAudio(nowNanos, length);
    }
    departures.leave(nowNanos, copy);
    return length;
  }

  private @Nullable Vp8Descriptor describe(boolean present) {
    return present && descriptor.wrap(copy) ? descriptor : null;
  }

  /** Takes one RTCP datagram after SRTCP; uses what concerns what this endpoint receives. */
  public void receiveRtcp(long nowNanos, ByteBuffer buffer, int offset, int length) {
    requests.receive(nowNanos, buffer, offset, length);
    allocation.feedbackCame(nowNanos);
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
      int sequence = queue.polledSequence();
      if (!departures.holdRetransmission(nowNanos, forwarder, sequence)) {
        int length = retransmit(nowNanos, forwarder, sequence, buffer, offset, capacity);
        if (length > 0) {
          return length;
        }
      }
    }
    return 0;
  }

  /**
   * Writes the next packet that has waited long enough, first-hand or a retransmission, ready for
   * SRTP, and returns its length, else 0. Call when it is due, until it returns 0.
   *
   * @param capacity bytes available at {@code offset}
   */
  public int pollHeld(long nowNanos, ByteBuffer buffer, int offset, int capacity) {
    for (Forwarder forwarder = departures.poll(nowNanos);
        forwarder != null;
        forwarder = departures.poll(nowNanos)) {
      long number = departures.polledNumber();
      int length =
          departures.polledRetransmission()
              ? retransmit(nowNanos, forwarder, (int) number, buffer, offset, capacity)
              : sendHeld(nowNanos, forwarder, number, buffer, offset, capacity);
      if (length > 0) {
        return length;
      }
    }
    return 0;
  }

  private int sendHeld(
      long nowNanos,
      Forwarder forwarder,
      long outgoing,
      ByteBuffer buffer,
      int offset,
      int capacity) {
    if (!restore(forwarder, outgoing, buffer, offset, capacity)) {
      return 0;
    }
    copy.ssrc(forwarder.source().ssrc());
    departures.leave(nowNanos, copy);
    return copy.length();
  }

  /** Makes {@code copy} a packet once more that was sent, or given a number, before. */
  private boolean restore(
      Forwarder forwarder, long outgoing, ByteBuffer buffer, int offset, int capacity) {
    RtpRewriter rewriter = forwarder.rewriter();
    RtxCache cache = forwarder.cache(rewriter.layerOf(outgoing));
    if (cache == null || forwarder.source().isSilenced()) {
      return false;
    }
    int length = cache.read(rewriter.sourceSequence(outgoing), buffer, offset, capacity);
    if (length == 0
        || !copy.wrap(buffer, offset, length)
        || forwarder.withholds(copy.timestamp())) {
      return false;
    }
    rewriter.rewrite(outgoing, copy, describe(copy.payloadLength() > 0));
    return true;
  }

  private int retransmit(
      long nowNanos,
      Forwarder forwarder,
      int sequence,
      ByteBuffer buffer,
      int offset,
      int capacity) {
    long outgoing = forwarder.rewriter().sentSequence(sequence);
    int rtxSsrc = forwarder.source().rtxSsrc();
    int start = offset + Rtx.OVERHEAD;
    if (outgoing == RtpRewriter.DROP
        || rtxSsrc == 0
        || !restore(forwarder, outgoing, buffer, start, capacity - Rtx.OVERHEAD)
        || !Rtx.encapsulate(copy, rtxSsrc, format.rtx(), forwarder.numbers.nextRtxSequence())) {
      return 0;
    }
    departures.leave(nowNanos, copy);
    allocation.tookAgain(nowNanos, copy.length());
    retransmitted++;
    return copy.length();
  }

  /**
   * Writes the next packet of padding that a probe of the downlink needs, ready for SRTP, and
   * returns its length, else 0. Call when it is due, until it returns 0.
   *
   * @param capacity bytes available at {@code offset}
   */
  public int pollPadding(long nowNanos, ByteBuffer buffer, int offset, int capacity) {
    Forwarder forwarder = padded();
    return forwarder == null
        ? 0
        : departures.writePadding(nowNanos, forwarder, buffer, offset, capacity);
  }

  /** Padding goes to a stream of retransmissions, where no decoder looks at it; or null. */
  private @Nullable Forwarder padded() {
    for (int i = 0; i < forwarders.size(); i++) {
      if (forwarders.get(i).source().rtxSsrc() != 0) {
        return forwarders.get(i);
      }
    }
    return null;
  }

  /**
   * Writes a datagram of sender reports if one is due; returns its length, else 0. Call until 0.
   *
   * @param capacity bytes available, at least 1200
   */
  public int pollRtcp(long nowNanos, ByteBuffer buffer, int offset, int capacity) {
    allocation.advance(nowNanos);
    return reports.poll(nowNanos, buffer, offset, capacity);
  }

  /** When one of the packets to poll for is due, or {@link Long#MAX_VALUE}. */
  public long nextDeadlineNanos() {
    long departure = departures.nextDeadlineNanos(padded() != null);
    long own = Math.min(allocation.nextDeadlineNanos(), reports.nextDeadlineNanos());
    return Math.min(departure, own);
  }

  /** Smoothed round trip time to the endpoint in nanoseconds; 100 ms before it is known. */
  public long roundTripNanos() {
    return roundTrip.nanos();
  }

  /** What the endpoint believes it can receive, in bits per second; -1 if it has not said. */
  public long receiverEstimateBps() {
    return requests.receiverEstimateBps();
  }

  /** How much the endpoint's downlink carries. */
  public Downlink downlink() {
    return downlink;
  }

  /** Packets written first-hand, or given a number to be written later. */
  public long packets() {
    return packets;
  }

  /** Packets written as retransmissions. */
  public long retransmitted() {
    return retransmitted;
  }
}
