package eu.parvis.media;

import eu.parvis.media.ice.IceCredentials;
import eu.parvis.media.io.HostedGroup;
import eu.parvis.media.io.MediaEngine;
import eu.parvis.media.session.Counters;
import java.util.function.Consumer;

/** Endpoints that get each other's media. Thread-safe: what is asked is queued to its loop. */
public final class MediaConference implements AutoCloseable {

  private final String id;
  private final MediaEngine engine;
  private final HostedGroup group;

  MediaConference(String id, MediaEngine engine, HostedGroup group) {
    this.id = id;
    this.engine = engine;
    this.group = group;
  }

  /**
   * Adds an endpoint, which waits for its browser's answer.
   *
   * @param events takes what happens to the endpoint, in order; called on the loop, so it must not
   *     block
   */
  public MediaEndpoint add(EndpointSpec spec, Consumer<MediaEvent> events) {
    IceCredentials credentials = engine.newCredentials();
    Counters counters = group.newCounters();
    return new MediaEndpoint(
        spec.endpointId(),
        engine,
        engine.describe(credentials),
        counters,
        group.add(spec, credentials, counters, events));
  }

  /** Ends every endpoint without events. */
  @Override
  public void close() {
    group.close();
  }

  @Override
  public String toString() {
    return "MediaConference[" + id + "]";
  }
}
