package eu.parvis.media.session;

import eu.parvis.media.EndpointSpec;
import eu.parvis.media.MediaEvent;
import eu.parvis.media.MediaEvent.Failed.Reason;
import eu.parvis.media.MediaKind;
import eu.parvis.media.ReceiverConstraints;
import eu.parvis.media.RemoteTransport;
import eu.parvis.media.SourceSet;
import eu.parvis.media.ice.IceAgent;
import eu.parvis.media.ice.IceCredentials;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One peer. Owned by a single loop; reads no clock, opens no socket, starts no thread of its own.
 */
@SuppressWarnings("UnusedVariable")
public final class PeerSession {

  private final EndpointSpec spec;
  private final Surroundings around;
  private final Consumer<MediaEvent> events;
  private final Counters counters;
  private final PeerTransport transport;
  private final Set<MediaKind> silenced = EnumSet.noneOf(MediaKind.class);
  private SourceSet sources = SourceSet.EMPTY;
  private ReceiverConstraints constraints = ReceiverConstraints.INITIAL;
  private long keyframeWanted;

  PeerSession(
      EndpointSpec spec,
      IceCredentials local,
      Surroundings around,
      Counters counters,
      Consumer<MediaEvent> events) {
    this.spec = spec;
    this.around = around;
    this.events = events;
    this.counters = counters;
    this.transport = new PeerTransport(around, counters, local, new Addresses(), new Wiring());
  }

  public EndpointSpec spec() {
    return spec;
  }

  /** Replaces everything that the peer sends. */
  public void sources(long nowNanos, SourceSet all) {
    sources = all;
  }

  /** Replaces what the peer wants to see. */
  public void constrain(long nowNanos, ReceiverConstraints wanted) {
    constraints = wanted;
  }

  /** Stops or resumes forwarding everything of a kind that the peer sends. */
  public void silence(long nowNanos, MediaKind kind, boolean isSilenced) {
    if (isSilenced) {
      silenced.add(kind);
    } else {
      silenced.remove(kind);
    }
  }

  /** Asks the peer for a keyframe of one of its sources. */
  public void requestKeyframe(long nowNanos, long primarySsrc) {
    keyframeWanted = primarySsrc;
  }

  SourceSet sources() {
    return sources;
  }

  ReceiverConstraints constraints() {
    return constraints;
  }

  boolean isSilenced(MediaKind kind) {
    return silenced.contains(kind);
  }

  long keyframeWanted() {
    return keyframeWanted;
  }

  /** Takes the peer's side of the transport from signalling. */
  public void accept(long nowNanos, RemoteTransport remote) {
    transport.accept(nowNanos, remote);
  }

  /**
   * Feeds one datagram, whose bytes are changed. Ask for {@link #nextDeadlineNanos()} afterwards.
   */
  public void receive(long nowNanos, InetSocketAddress from, ByteBuffer datagram) {
    transport.receive(nowNanos, from, datagram);
  }

  /** Runs every timer that is due at {@code nowNanos}. */
  public void advance(long nowNanos) {
    transport.advance(nowNanos);
  }

  /** Earliest moment {@link #advance} must run, or {@link Long#MAX_VALUE}. */
  public long nextDeadlineNanos() {
    return transport.nextDeadlineNanos();
  }

  /** Returns when an authenticated message last came, or {@link Long#MIN_VALUE}. Any thread. */
  public long heardNanos() {
    return transport.heardNanos();
  }

  void close() {
    transport.close();
    around.network().release(this);
  }

  /** Where ICE sends, and asks for addresses. */
  private final class Addresses implements IceAgent.Port {

    @Override
    public void transmit(InetSocketAddress to, ByteBuffer message) {
      counters.add(Counters.Count.PACKETS_OUT, 1);
      counters.add(Counters.Count.BYTES_OUT, message.remaining());
      around.network().transmit(to, message);
    }

    @Override
    public boolean claim(InetSocketAddress address) {
      return around.network().claim(address, PeerSession.this);
    }
  }

  /** What the transport lets through. */
  private final class Wiring implements PeerTransport.Listener {

    @Override
    public void rtp(long nowNanos, ByteBuffer packet) {}

    @Override
    public void rtcp(long nowNanos, ByteBuffer packet) {}

    @Override
    public void connected(InetSocketAddress remote) {
      InetSocketAddress local = around.network().localAddressTowards(remote);
      events.accept(new MediaEvent.Connected(spec.endpointId(), local, remote));
    }

    @Override
    public void interrupted() {
      events.accept(new MediaEvent.Interrupted(spec.endpointId()));
    }

    @Override
    public void resumed() {
      events.accept(new MediaEvent.Resumed(spec.endpointId()));
    }

    @Override
    public void failed(Reason reason) {
      events.accept(new MediaEvent.Failed(spec.endpointId(), reason));
    }
  }
}
