package eu.parvis.media.session;

import eu.parvis.media.DropReason;
import eu.parvis.media.MediaKind;
import eu.parvis.media.ReceiverConstraints;
import eu.parvis.media.bwe.Downlink;
import eu.parvis.media.forward.InboundPacket;
import eu.parvis.media.forward.IncomingMedia;
import eu.parvis.media.forward.MediaFormat;
import eu.parvis.media.forward.MediaSource;
import eu.parvis.media.forward.OutgoingMedia;
import eu.parvis.media.forward.VideoSource;
import eu.parvis.media.forward.Wish;
import eu.parvis.media.stream.DropCounters;
import eu.parvis.media.stream.IntakeLimit;
import eu.parvis.media.stream.Losses;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What one peer sends and gets, in the clear. */
final class PeerMedia {

  /** Protects and sends; the buffer needs room for the authentication tag behind its limit. */
  interface Carrier {
    boolean sendRtp(ByteBuffer packet);

    /** As {@link #sendRtp}, for a compound RTCP packet. */
    boolean sendRtcp(ByteBuffer packet);
  }

  /** Room for the longest packet and for what protection appends. */
  private static final int SCRATCH_BYTES = 2048;

  /** Longest packet before protection: what fits in a datagram that is received. */
  private static final int CAPACITY = 1536;

  private static final byte[] CANONICAL_NAME = "parvis".getBytes(StandardCharsets.US_ASCII);

  /** Packets that one endpoint may send in a second, RTCP included. */
  static final int MAX_PACKETS_PER_SECOND = 4_000;

  /** What one endpoint may send in bits per second: far more than browsers make of a camera. */
  static final long MAX_BPS = 20_000_000;

  private final Carrier transport;
  private final Counters counters;
  private final IntakeLimit intake = new IntakeLimit(MAX_PACKETS_PER_SECOND, MAX_BPS);
  private final IncomingMedia incoming;
  private final OutgoingMedia outgoing;
  private final MediaDrops drops;
  private final ByteBuffer scratch = ByteBuffer.allocate(SCRATCH_BYTES);
  private final Set<MediaKind> silenced = EnumSet.noneOf(MediaKind.class);
  private ReceiverConstraints constraints = ReceiverConstraints.INITIAL;
  private List<Publication> others = List.of();
  private List<Wish> wishes = List.of();
  private List<Publication> forwarded = List.of();

  PeerMedia(Carrier transport, Counters counters, RandomGenerator random) {
    this.transport = transport;
    this.counters = counters;
    var counted = new DropCounters();
    this.drops = new MediaDrops(counted, counters);
    this.incoming =
        new IncomingMedia(
            MediaFormat.offered(), random.nextInt(1, Integer.MAX_VALUE), CANONICAL_NAME, counted);
    this.outgoing = new OutgoingMedia(MediaFormat.offered(), counted);
  }

  /** Starts to take a source of the peer's own; false if its SSRCs are in the way. */
  boolean publish(MediaKind kind, MediaSource source) {
    source.silence(silenced.contains(kind));
    return incoming.add(source);
  }

  void unpublish(MediaSource source) {
    incoming.remove(source);
  }

  void silence(MediaKind kind, boolean isSilenced) {
    if (isSilenced) {
      silenced.add(kind);
    } else {
      silenced.remove(kind);
    }
  }

  void requestKeyframe(long nowNanos, VideoSource source) {
    incoming.requestKeyframe(nowNanos, source);
  }

  /** Starts to forward a source of another peer to this one. */
  void subscribe(Publication other) {
    String canonicalName = other.owner().spec().endpointId();
    outgoing.attach(other.source(), canonicalName, constraints.maxHeight(other.track().name()));
  }

  /** Whether it takes a new transport to forward what others will send. */
  boolean isSpent() {
    return outgoing.isSpent();
  }

  void unsubscribe(Publication other) {
    outgoing.detach(other.source());
  }

  void constrain(ReceiverConstraints wanted) {
    constraints = wanted;
  }

  /** Applies the constraints to what the others send. */
  void allocate(long nowNanos, List<Publication> others) {
    wish(others);
    outgoing.want(nowNanos, wishes);
  }

  /** Notes what the peer wants of what the others send. */
  void wish(List<Publication> fromOthers) {
    others = fromOthers;
    wishes = LayerWishes.of(constraints, fromOthers);
  }

  /** What the peer wants of the others, most important first. */
  List<Wish> wishes() {
    return wishes;
  }

  /** The video sources of which the peer gets something, if that has changed; else null. */
  @Nullable List<Publication> takeForwarded() {
    if (!outgoing.takeDecision()) {
      return null;
    }
    List<Publication> now = new ArrayList<>();
    for (Wish wish : wishes) {
      for (Publication other : others) {
        if (other.source() == wish.source() && outgoing.isForwarded(wish.source())) {
          now.add(other);
        }
      }
    }
    // Another order alone is no news: it changes with whoever speaks.
    boolean changed = !Set.copyOf(now).equals(Set.copyOf(forwarded));
    forwarded = now;
    return changed ? now : null;
  }

  /** How much the peer can be sent. */
  Downlink downlink() {
    return outgoing.downlink();
  }

  /** What was lost of what the peer sent. */
  Losses losses() {
    return incoming.losses();
  }

  /** The peer is about to be connected. */
  void prepare(long nowNanos) {
    outgoing.prepare(nowNanos);
  }

  /** Sends what a connected peer can start video with that came before. */
  void catchUp(long nowNanos) {
    while (send(outgoing.pollLate(nowNanos, cleared(), 0, CAPACITY))) {
      counters.add(Counters.Count.PACKETS_FORWARDED, 1);
    }
  }

  /** Takes a packet of the peer; returns what is to be forwarded, or null. */
  @Nullable InboundPacket receiveRtp(long nowNanos, ByteBuffer packet) {
    if (!takes(nowNanos, packet)) {
      return null;
    }
    return incoming.receive(nowNanos, packet, packet.position(), packet.remaining());
  }

  private boolean takes(long nowNanos, ByteBuffer packet) {
    boolean within = intake.take(nowNanos, packet.remaining());
    if (!within) {
      counters.dropped(DropReason.FLOOD);
    }
    return within;
  }

  /** Whether the peer sends far more than it may, and has done so for seconds. */
  boolean isFlooded() {
    return intake.isFlooded() || incoming.isFlooded();
  }

  /** Takes reports and requests of the peer and answers at once what it asks to be sent again. */
  void receiveRtcp(long nowNanos, ByteBuffer packet) {
    if (!takes(nowNanos, packet)) {
      return;
    }
    incoming.receiveRtcp(nowNanos, packet, packet.position(), packet.remaining());
    outgoing.receiveRtcp(nowNanos, packet, packet.position(), packet.remaining());
    incoming.roundTripNanos(outgoing.roundTripNanos());
    while (send(outgoing.pollRetransmission(nowNanos, cleared(), 0, CAPACITY))) {
      counters.add(Counters.Count.RETRANSMISSIONS_OUT, 1);
    }
  }

  /** Sends the peer its copy of another's packet, if it gets one. */
  void forward(long nowNanos, InboundPacket packet) {
    if (send(outgoing.forward(nowNanos, packet, cleared(), 0, CAPACITY))) {
      counters.add(Counters.Count.PACKETS_FORWARDED, 1);
    }
  }

  private ByteBuffer cleared() {
    return scratch.clear();
  }

  private boolean send(int length) {
    if (length > 0) {
      transport.sendRtp(scratch.position(0).limit(length));
    }
    return length > 0;
  }

  /** Sends the reports, requests and feedback that are due, and packets that have waited. */
  void advance(long nowNanos) {
    long retransmitted = outgoing.retransmitted();
    while (send(outgoing.pollHeld(nowNanos, cleared(), 0, CAPACITY))) {
      boolean again = outgoing.retransmitted() != retransmitted;
      retransmitted = outgoing.retransmitted();
      counters.add(
          again ? Counters.Count.RETRANSMISSIONS_OUT : Counters.Count.PACKETS_FORWARDED, 1);
    }
    while (send(outgoing.pollPadding(nowNanos, cleared(), 0, CAPACITY))) {
      // each call writes one packet
    }
    while (sendRtcp(incoming.pollRtcp(nowNanos, cleared(), 0, CAPACITY))
        || sendRtcp(outgoing.pollRtcp(nowNanos, cleared(), 0, CAPACITY))) {
      // each call writes one datagram
    }
    drops.fold();
  }

  private boolean sendRtcp(int length) {
    if (length > 0) {
      transport.sendRtcp(scratch.position(0).limit(length));
    }
    return length > 0;
  }

  long nextDeadlineNanos() {
    return Math.min(incoming.nextDeadlineNanos(), outgoing.nextDeadlineNanos());
  }
}
