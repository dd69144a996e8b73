package eu.parvis.conference;

import eu.parvis.media.EndpointSpec;
import eu.parvis.media.MediaConference;
import eu.parvis.media.MediaEndpoint;
import eu.parvis.media.MediaEvent;
import eu.parvis.media.MediaKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The media endpoint of one stream. It is renewed after a failure; what an older endpoint still
 * says is not heard, and what was silenced stays silenced.
 */
final class Transport {

  private final MediaConference conference;
  private final EndpointSpec spec;
  private final Consumer<Runnable> turns;
  private final Consumer<MediaEvent> events;
  private final Set<MediaKind> silenced = EnumSet.noneOf(MediaKind.class);
  private int generation;
  private boolean lost;
  private MediaEndpoint endpoint;

  Transport(
      MediaConference conference,
      EndpointSpec spec,
      Consumer<Runnable> turns,
      Consumer<MediaEvent> events) {
    this.conference = conference;
    this.spec = spec;
    this.turns = turns;
    this.events = events;
    this.endpoint = open();
  }

  private MediaEndpoint open() {
    var opened = ++generation;
    return conference.add(
        spec,
        event ->
            turns.accept(() -> {
              if (opened == generation) {
                events.accept(event);
              }
            }));
  }

  MediaEndpoint endpoint() {
    return endpoint;
  }

  /** The endpoint failed at a moment when the client could not be told. */
  void lose() {
    lost = true;
  }

  boolean lost() {
    return lost;
  }

  MediaEndpoint renew() {
    lost = false;
    endpoint.close();
    endpoint = open();
    silenced.forEach(kind -> endpoint.silence(kind, true));
    return endpoint;
  }

  void silence(MediaKind kind, boolean silence) {
    if (silence ? silenced.add(kind) : silenced.remove(kind)) {
      endpoint.silence(kind, silence);
    }
  }

  boolean silenced(MediaKind kind) {
    return silenced.contains(kind);
  }

  void close() {
    generation++;
    endpoint.close();
  }
}
