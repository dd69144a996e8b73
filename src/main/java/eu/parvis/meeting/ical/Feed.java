package eu.parvis.meeting.ical;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A calendar that others subscribe to (RFC 7986, 5.1, 5.7 and 5.8).
 *
 * @param name as it is listed there
 * @param refresh how often to ask again; whole minutes
 * @param source where to ask, or null if that is not told
 */
public record Feed(String name, Duration refresh, @Nullable URI source) {

  /** One that does not tell where it is. */
  public Feed(String name, Duration refresh) {
    this(name, refresh, null);
  }
}
