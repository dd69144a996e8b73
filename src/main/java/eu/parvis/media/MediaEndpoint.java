package eu.parvis.media;

/** One browser's transport in a conference. */
public final class MediaEndpoint implements AutoCloseable {

  private final TransportDescription local;

  MediaEndpoint(TransportDescription local) {
    this.local = local;
  }

  /** What to offer the browser. */
  public TransportDescription local() {
    return local;
  }

  public void accept(RemoteTransport remote) {}

  public void sources(SourceSet all) {}

  public void constrain(ReceiverConstraints constraints) {}

  public void silence(MediaKind kind, boolean silenced) {}

  public void requestKeyframe(long primarySsrc) {}

  @Override
  public void close() {}
}
