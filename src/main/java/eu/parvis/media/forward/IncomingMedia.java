package eu.parvis.media.forward;

import eu.parvis.media.bwe.Downlink;
import eu.parvis.media.codec.Vp8Descriptor;
import eu.parvis.media.rtcp.RtcpCompound;
import eu.parvis.media.rtcp.SenderReport;
import eu.parvis.media.rtp.HeaderExtensions;
import eu.parvis.media.rtp.RtpView;
import eu.parvis.media.rtp.Rtx;
import eu.parvis.media.stream.DropCounters;
import eu.parvis.media.stream.DropReason;
import eu.parvis.media.stream.IntakeLimit;
import eu.parvis.media.stream.Losses;
import eu.parvis.media.stream.ReceiveStream;
import eu.parvis.media.stream.SsrcMap;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that one endpoint sends: takes its RTP and RTCP and writes the reports and requests that go
 * back to it. Belongs to one loop; allocates nothing for a packet.
 *
 * <p>Limits: {@link #MAX_SSRCS} announced SSRCs; packets of others are dropped.
 */
public final class IncomingMedia {

  /** SSRCs, retransmissions included, that one endpoint may announce. */
  public static final int MAX_SSRCS = 20;

  /** Packets of sound that one endpoint may send in a second: twice what 10 ms a packet make. */
  public static final int SOUND_PACKETS_PER_SECOND = 200;

  /** Sound in bits per second: the most that Opus makes, and headers. */
  public static final long SOUND_BPS = 640_000;

  private final MediaFormat format;
  private final DropCounters drops;
  private final IntakeLimit soundLimit = new IntakeLimit(SOUND_PACKETS_PER_SECOND, SOUND_BPS);
  private final IncomingFeedback feedback;
  private final List<MediaSource> sources = new ArrayList<>();
  private final SsrcMap<Route> routes = new SsrcMap<>(MAX_SSRCS);
  private final InboundPacket packet = new InboundPacket();
  private Losses ofRemoved = Losses.NONE;
  private final RtcpCompound compound = new RtcpCompound();

  /**
   * Creates an endpoint that has announced nothing.
   *
   * @param localSsrc under which reports and requests are sent to the endpoint
   * @param canonicalName under which they are sent, at most 255 bytes of UTF-8
   */
  public IncomingMedia(
      MediaFormat format, int localSsrc, byte[] canonicalName, DropCounters drops) {
    this.format = format;
    this.drops = drops;
    this.feedback = new IncomingFeedback(sources, localSsrc, canonicalName);
  }

  /** Where packets of an SSRC belong. */
  private record Route(MediaSource source, int layer, boolean retransmissions) {}

  /**
   * Adds an announced source. Returns false, changing nothing, if one of its SSRCs is taken or
   * there would be more than {@link #MAX_SSRCS}.
   */
  public boolean add(MediaSource source) {
    List<Integer> added = new ArrayList<>();
    if (!addRoutes(source, added)) {
      added.forEach(routes::remove);
      return false;
    }
    sources.add(source);
    return true;
  }

  private boolean addRoutes(MediaSource source, List<Integer> added) {
    return switch (source) {
      case AudioSource audio -> addRoute(audio.ssrc(), new Route(audio, 0, false), added);
      case VideoSource video -> {
        boolean free = true;
        for (int i = 0; i < video.layerCount() && free; i++) {
          VideoLayer layer = video.layer(i);
          free = addRoute(layer.stream().ssrc(), new Route(video, i, false), added);
          if (free && layer.rtxSsrc() != 0) {
            free = addRoute(layer.rtxSsrc(), new Route(video, i, true), added);
          }
        }
        yield free;
      }
    };
  }

  private boolean addRoute(int ssrc, Route route, List<Integer> added) {
    if (routes.get(ssrc) != null || !routes.put(ssrc, route)) {
      return false;
    }
    added.add(ssrc);
    return true;
  }

  /** Takes a source away; packets of its SSRCs are dropped from then on. */
  public void remove(MediaSource source) {
    if (!sources.remove(source)) {
      return;
    }
    ofRemoved = ofRemoved.plus(losses(source));
    switch (source) {
      case AudioSource audio -> routes.remove(audio.ssrc());
      case VideoSource video -> {
        for (int i = 0; i < video.layerCount(); i++) {
          routes.remove(video.layer(i).stream().ssrc());
          routes.remove(video.layer(i).rtxSsrc());
        }
      }
    }
  }

  /** What the network lost of all that the endpoint sent, of sources that are gone too. */
  public Losses losses() {
    return sources.stream().map(IncomingMedia::losses).reduce(ofRemoved, Losses::plus);
  }

  private static Losses losses(MediaSource source) {
    return switch (source) {
      case AudioSource audio -> audio.stream().statistics().losses();
      case VideoSource video -> {
        Losses all = Losses.NONE;
        for (int i = 0; i < video.layerCount(); i++) {
          all = all.plus(video.layer(i).stream().statistics().losses());
        }
        yield all;
      }
    };
  }

  /** The sources that were added, in that order; a copy. */
  public List<MediaSource> sources() {
    return List.copyOf(sources);
  }

  /**
   * Takes one RTP packet after SRTP. Returns what is to be forwarded, or null if nothing is.
   *
   * <p>A retransmission is unwrapped in the buffer.
   */
  public @Nullable InboundPacket receive(long nowNanos, ByteBuffer buffer, int offset, int length) {
    RtpView rtp = packet.rtp;
    if (!rtp.wrap(buffer, offset, length)) {
      return drop(DropReason.RTP_MALFORMED);
    }
    Route route = routes.get(rtp.ssrc());
    if (route == null) {
      return drop(DropReason.RTP_UNKNOWN_SOURCE);
    }
    packet.source = route.source;
    packet.layer = route.layer;
    packet.hasDescriptor = false;
    packet.startsKeyframe = false;
    packet.audioLevel = HeaderExtensions.ABSENT;
    packet.voice = false;
    return switch (route.source) {
      case AudioSource audio -> receiveAudio(nowNanos, audio);
      case VideoSource video ->
          route.retransmissions
              ? receiveRetransmission(nowNanos, video)
              : receiveVideo(nowNanos, video);
    };
  }

  private @Nullable InboundPacket receiveAudio(long nowNanos, AudioSource source) {
    RtpView rtp = packet.rtp;
    if (rtp.payloadType() != format.opus()) {
      return drop(DropReason.RTP_UNKNOWN_PAYLOAD);
    }
    if (!soundLimit.take(nowNanos, rtp.length())) {
      return drop(DropReason.SOUND_FLOOD);
    }
    acknowledge(nowNanos);
    packet.audioLevel = HeaderExtensions.audioLevel(rtp, format.audioLevelId());
    packet.voice = HeaderExtensions.voice(rtp, format.audioLevelId());
    return accepted(source.stream().accept(nowNanos, rtp, false));
  }

  private @Nullable InboundPacket receiveVideo(long nowNanos, VideoSource source) {
    if (packet.rtp.payloadType() != format.vp8()) {
      return drop(DropReason.RTP_UNKNOWN_PAYLOAD);
    }
    if (!readDescriptor()) {
      return drop(DropReason.RTP_BAD_DESCRIPTOR);
    }
    acknowledge(nowNanos);
    return acceptVideo(nowNanos, source, false);
  }

  private @Nullable InboundPacket receiveRetransmission(long nowNanos, VideoSource source) {
    RtpView rtp = packet.rtp;
    if (rtp.payloadType() != format.rtx()) {
      return drop(DropReason.RTP_UNKNOWN_PAYLOAD);
    }
    int transportSequence = transportSequence();
    int ssrc = source.layer(packet.layer).stream().ssrc();
    if (!Rtx.decapsulate(rtp, ssrc, format.vp8())) {
      // A probe of padding is not kept by its sender either: acknowledging it loses nothing.
      feedback.acknowledge(nowNanos, transportSequence, rtp.ssrc());
      return drop(DropReason.RTX_PROBE);
    }
    if (!readDescriptor()) {
      return drop(DropReason.RTP_BAD_DESCRIPTOR);
    }
    feedback.acknowledge(nowNanos, transportSequence, ssrc);
    return acceptVideo(nowNanos, source, true);
  }

  private @Nullable InboundPacket acceptVideo(
      long nowNanos, VideoSource source, boolean retransmitted) {
    RtpView rtp = packet.rtp;
    VideoLayer layer = source.layer(packet.layer);
    long sequence = layer.stream().accept(nowNanos, rtp, retransmitted);
    if (sequence != ReceiveStream.DUPLICATE) {
      source.heard(nowNanos, packet.layer, rtp.timestamp());
      layer.kept(sequence);
      layer
          .rates()
          .add(
              nowNanos,
              packet.hasDescriptor ? packet.vp8.temporalLayer() : Vp8Descriptor.ABSENT,
              rtp.length() + Downlink.PACKET_OVERHEAD_BYTES);
      if (packet.startsKeyframe) {
        layer.keyframeFrom(nowNanos, sequence);
        layer.keyframe(Math.min(packet.vp8.keyframeHeight(), packet.vp8.keyframeWidth()));
      }
    }
    return accepted(sequence);
  }

  /** A packet of padding only has no descriptor, which is no error. */
  private boolean readDescriptor() {
    if (packet.rtp.payloadLength() == 0) {
      return true;
    }
    if (!packet.vp8.wrap(packet.rtp)) {
      return false;
    }
    packet.hasDescriptor = true;
    packet.startsKeyframe = packet.vp8.startsKeyframe();
    return true;
  }

  private @Nullable InboundPacket accepted(long sequence) {
    if (sequence == ReceiveStream.DUPLICATE) {
      return drop(DropReason.RTP_DUPLICATE);
    }
    packet.sequence = sequence;
    return packet.source().isSilenced() ? drop(DropReason.SILENCED) : packet;
  }

  private void acknowledge(long nowNanos) {
    feedback.acknowledge(nowNanos, transportSequence(), packet.rtp.ssrc());
  }

  private int transportSequence() {
    return HeaderExtensions.transportSequence(packet.rtp, format.transportSequenceId());
  }

  private @Nullable InboundPacket drop(DropReason reason) {
    drops.count(reason);
    return null;
  }

  /** Whether the endpoint sends far more sound than anybody can speak. */
  public boolean isFlooded() {
    return soundLimit.isFlooded();
  }

  /** Takes one RTCP datagram after SRTCP; uses what concerns the endpoint's own sources. */
  public void receiveRtcp(long nowNanos, ByteBuffer buffer, int offset, int length) {
    if (!compound.wrap(buffer, offset, length)) {
      drops.count(DropReason.RTCP_MALFORMED);
      return;
    }
    while (compound.next()) {
      if (compound.type() != RtcpCompound.SENDER_REPORT) {
        continue;
      }
      if (!SenderReport.matches(compound)) {
        drops.count(DropReason.RTCP_UNUSABLE);
        continue;
      }
      senderReport(nowNanos);
    }
  }

  private void senderReport(long nowNanos) {
    Route route = routes.get(compound.senderSsrc());
    if (route == null) {
      drops.count(DropReason.RTCP_UNKNOWN_SOURCE);
    } else if (!route.retransmissions) {
      ReceiveStream stream =
          switch (route.source) {
            case AudioSource audio -> audio.stream();
            case VideoSource video -> video.layer(route.layer).stream();
          };
      stream.senderReport(nowNanos, SenderReport.ntp(compound), SenderReport.timestamp(compound));
    }
  }

  /** Somebody outside the packet path wants a keyframe of every layer of a source. */
  public void requestKeyframe(long nowNanos, VideoSource source) {
    for (int i = 0; i < source.layerCount(); i++) {
      if (source.isAlive(i)) {
        source.requestKeyframe(nowNanos, i);
      }
    }
  }

  /** Sets the round trip time to the endpoint, by which lost packets are asked for again. */
  public void roundTripNanos(long nanos) {
    feedback.roundTripNanos(nanos);
  }

  /**
   * Writes one RTCP datagram for the endpoint if something is due, and returns its length, else 0.
   * Call until it returns 0.
   *
   * @param capacity bytes available, at least {@link IncomingFeedback#MIN_CAPACITY}
   */
  public int pollRtcp(long nowNanos, ByteBuffer buffer, int offset, int capacity) {
    return feedback.poll(nowNanos, buffer, offset, capacity);
  }

  /** When {@link #pollRtcp} has something to write, or {@link Long#MAX_VALUE}. */
  public long nextDeadlineNanos() {
    return feedback.nextDeadlineNanos();
  }
}
