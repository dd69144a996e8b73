package eu.parvis.media.session;

import eu.parvis.media.EndpointSpec;
import eu.parvis.media.LinkPath;
import eu.parvis.media.LinkReport;
import eu.parvis.media.MediaEvent;
import eu.parvis.media.MediaEvent.Failed.Reason;
import eu.parvis.media.MediaKind;
import eu.parvis.media.ReceiverConstraints;
import eu.parvis.media.RemoteTransport;
import eu.parvis.media.SourceSet;
import eu.parvis.media.forward.AudioSource;
import eu.parvis.media.forward.InboundPacket;
import eu.parvis.media.forward.SpeakerRanking.Speaker;
import eu.parvis.media.forward.VideoSource;
import eu.parvis.media.ice.CandidatePair;
import eu.parvis.media.ice.IceCredentials;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One peer: wires its transport, its media and its conference. Owned by a single loop; reads no
 * clock, opens no socket, starts no thread of its own.
 */
public final class PeerSession {

  private final EndpointSpec spec;
  private final Surroundings around;
  private final Counters counters;
  private final PeerGroup group;
  private final Consumer<MediaEvent> events;
  private final PeerTransports transport;
  private final PeerMedia media;
  private final LinkHistory history = new LinkHistory();
  private final Speaker speaker;
  private final Set<MediaKind> heardKinds = EnumSet.noneOf(MediaKind.class);

  PeerSession(
      EndpointSpec spec,
      PeerTransport.Identity identity,
      Surroundings around,
      PeerGroup group,
      Consumer<MediaEvent> events) {
    this.spec = spec;
    this.around = around;
    this.counters = identity.counters();
    this.group = group;
    this.speaker = group.newSpeaker(spec.endpointId());
    this.events = events;
    this.transport = new PeerTransports(this, around, identity, new Wiring());
    this.media = new PeerMedia(transport, counters, around.random());
  }

  public EndpointSpec spec() {
    return spec;
  }

  Speaker speaker() {
    return speaker;
  }

  void raise(MediaEvent event) {
    events.accept(event);
  }

  PeerMedia media() {
    return media;
  }

  /** Takes the peer's side of the transport from signalling. */
  public void accept(long nowNanos, RemoteTransport remote) {
    transport.accept(nowNanos, remote);
  }

  /**
   * Opens a transport under other credentials, which takes the present one's place when it is up.
   */
  public void restart(long nowNanos, IceCredentials local) {
    transport.restart(nowNanos, local);
  }

  /** The peer may have moved: unless it is heard soon, it is reported as silent. */
  public void doubt(long nowNanos) {
    transport.doubt(nowNanos);
  }

  /** Replaces everything that the peer sends. */
  public void sources(long nowNanos, SourceSet all) {
    group.publish(nowNanos, this, all);
  }

  /** Replaces what the peer wants to see. */
  public void constrain(long nowNanos, ReceiverConstraints wanted) {
    media.constrain(wanted);
    group.allocate(nowNanos, this);
  }

  /** Notes how the peer says that its packets get here. */
  public void path(LinkPath path) {
    history.path(path);
  }

  /** Stops or resumes forwarding everything of a kind that the peer sends. */
  public void silence(long nowNanos, MediaKind kind, boolean silenced) {
    media.silence(kind, silenced);
    group.silence(nowNanos, this, kind, silenced);
  }

  /** Asks the peer for keyframes of the source that has this SSRC as its first. */
  public void requestKeyframe(long nowNanos, long primarySsrc) {
    group.requestKeyframe(nowNanos, this, (int) primarySsrc);
  }

  /** Feeds one datagram, whose bytes are changed. Ask for {@link #nextDeadlineNanos()} then. */
  public void receive(long nowNanos, CandidatePair pair, ByteBuffer datagram) {
    transport.receive(nowNanos, pair, datagram);
  }

  /** Runs every timer that is due at {@code nowNanos}. */
  public void advance(long nowNanos) {
    transport.advance(nowNanos);
    if (transport.isConnected()) {
      media.advance(nowNanos);
      if (media.isSpent()) {
        transport.fail(Reason.SPENT);
      }
      history.look(nowNanos, media.downlink());
      tellForwarded();
    }
  }

  /** Earliest moment {@link #advance} must run, or {@link Long#MAX_VALUE}. */
  public long nextDeadlineNanos() {
    return transport.isConnected()
        ? Math.min(transport.nextDeadlineNanos(), media.nextDeadlineNanos())
        : transport.nextDeadlineNanos();
  }

  /** Returns when an authenticated message last came, or {@link Long#MIN_VALUE}. Any thread. */
  public long heardNanos() {
    return transport.heardNanos();
  }

  /** Applies the peer's constraints to what the others send. */
  void allocate(long nowNanos, List<Publication> others) {
    media.allocate(nowNanos, others);
    if (transport.isConnected()) {
      media.catchUp(nowNanos);
    }
    tellForwarded();
  }

  /** Nobody is sent anything before it is connected. */
  private void tellForwarded() {
    List<Publication> forwarded = transport.isConnected() ? media.takeForwarded() : null;
    if (forwarded != null) {
      raise(
          new MediaEvent.Forwarding(
              spec.endpointId(),
              forwarded.stream().map(source -> source.track().name()).toList(),
              forwarded.stream()
                  .map(source -> source.owner().spec().endpointId())
                  .distinct()
                  .toList()));
    }
  }

  /** Sends the peer its copy of another's packet, if it gets one. */
  void forward(long nowNanos, InboundPacket packet) {
    if (transport.isConnected()) {
      media.forward(nowNanos, packet);
    }
  }

  void close() {
    transport.close();
    around.network().release(this);
    LinkReport report = history.report(media.downlink(), media.losses());
    if (report != null) {
      around.network().ended(report);
    }
  }

  private void noteFirst(InboundPacket packet) {
    MediaKind kind =
        switch (packet.source()) {
          case AudioSource _ -> MediaKind.AUDIO;
          case VideoSource _ -> MediaKind.VIDEO;
        };
    if (heardKinds.add(kind)) {
      raise(new MediaEvent.FirstMedia(spec.endpointId(), kind));
    }
  }

  /** What the transport lets through. */
  private final class Wiring implements PeerTransports.Listener {

    @Override
    public void rtp(long nowNanos, ByteBuffer packet) {
      InboundPacket accepted = media.receiveRtp(nowNanos, packet);
      if (accepted != null) {
        noteFirst(accepted);
        group.forward(nowNanos, PeerSession.this, accepted);
      }
      cutFlood();
    }

    @Override
    public void rtcp(long nowNanos, ByteBuffer packet) {
      media.receiveRtcp(nowNanos, packet);
      cutFlood();
    }

    private void cutFlood() {
      if (media.isFlooded()) {
        transport.fail(Reason.FLOODED);
      }
    }

    @Override
    public void approaching(long nowNanos) {
      media.prepare(nowNanos);
    }

    @Override
    public void connected(long nowNanos, CandidatePair pair) {
      history.connected(nowNanos);
      media.catchUp(nowNanos);
      raise(new MediaEvent.Connected(spec.endpointId(), pair.local(), pair.remote()));
      tellForwarded();
    }

    @Override
    public void silent() {
      raise(new MediaEvent.Silent(spec.endpointId()));
    }

    @Override
    public void interrupted() {
      history.interrupted();
      raise(new MediaEvent.Interrupted(spec.endpointId()));
    }

    @Override
    public void resumed() {
      raise(new MediaEvent.Resumed(spec.endpointId()));
    }

    @Override
    public void failed(Reason reason) {
      raise(new MediaEvent.Failed(spec.endpointId(), reason));
    }
  }
}
