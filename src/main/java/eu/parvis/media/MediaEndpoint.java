package eu.parvis.media;

import eu.parvis.media.ice.IceCredentials;
import eu.parvis.media.io.HostedGroup.HostedPeer;
import eu.parvis.media.io.MediaEngine;
import eu.parvis.media.session.Counters;

/**
 * One browser's transport in a conference: ICE, DTLS and the media of one peer connection.
 * Thread-safe: what is asked is queued to the conference's loop and done in order.
 */
public final class MediaEndpoint implements AutoCloseable {

  private final String id;
  private final MediaEngine engine;
  private final TransportDescription local;
  private final Counters counters;
  private final HostedPeer peer;

  MediaEndpoint(
      String id,
      MediaEngine engine,
      TransportDescription local,
      Counters counters,
      HostedPeer peer) {
    this.id = id;
    this.engine = engine;
    this.local = local;
    this.counters = counters;
    this.peer = peer;
  }

  public String id() {
    return id;
  }

  /** Returns what to offer the browser. */
  public TransportDescription local() {
    return local;
  }

  /**
   * Takes the browser's answer; only the first one counts, and the first one to each restart. Its
   * candidates are not needed, because ICE-lite learns addresses from checks.
   *
   * @throws IllegalArgumentException if the browser does not take the active role in DTLS
   */
  public void accept(RemoteTransport remote) {
    if (remote.setup() != RemoteTransport.Setup.ACTIVE) {
      throw new IllegalArgumentException("The answer must have setup active");
    }
    peer.execute((session, nowNanos) -> session.accept(nowNanos, remote));
  }

  /**
   * Restarts ICE: opens a second transport beside the present one, which carries on until the
   * browser has connected the second, and has 20 s for that. A restart that was not finished is
   * given up. The handshake holds (RFC 8842 section 4), and what the endpoint sends and gets stays
   * as it is.
   *
   * @return what to offer the browser
   */
  public TransportDescription restart() {
    IceCredentials credentials = engine.newCredentials();
    peer.restart(credentials);
    return engine.describe(credentials);
  }

  /** The browser may have moved: unless it is heard soon, {@link MediaEvent.Silent} says so. */
  public void doubt() {
    peer.execute((session, nowNanos) -> session.doubt(nowNanos));
  }

  /** Replaces everything that the endpoint sends. SSRCs that another endpoint has are left out. */
  public void sources(SourceSet all) {
    peer.execute((session, nowNanos) -> session.sources(nowNanos, all));
  }

  /** Replaces what the endpoint wants to see; {@link ReceiverConstraints#INITIAL} before. */
  public void constrain(ReceiverConstraints constraints) {
    peer.execute((session, nowNanos) -> session.constrain(nowNanos, constraints));
  }

  /** Notes how the endpoint says that its packets get here, for the report at its end. */
  public void path(LinkPath path) {
    peer.execute((session, _) -> session.path(path));
  }

  /** Stops or resumes forwarding everything of a kind that the endpoint sends. */
  public void silence(MediaKind kind, boolean silenced) {
    peer.execute((session, nowNanos) -> session.silence(nowNanos, kind, silenced));
  }

  /** Asks the endpoint for a keyframe of one of its video sources, within the throttle. */
  public void requestKeyframe(long primarySsrc) {
    peer.execute((session, nowNanos) -> session.requestKeyframe(nowNanos, primarySsrc));
  }

  public EndpointCounters counters() {
    return counters.ofEndpoint();
  }

  /** Ends the endpoint without events. */
  @Override
  public void close() {
    peer.close();
  }
}
