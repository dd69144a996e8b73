package eu.parvis.conference;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** How whoever was admitted goes into a call, for tests outside of this package. */
public final class TestStreams {

  private TestStreams() {}

  /** Joins without a stream, as signalling does with a token that it redeemed. */
  public static Membership join(
      Conference conference, StreamGrant grant, Consumer<ConferenceEvent> listener) {
    var endpoint = UUID.randomUUID().toString().substring(0, 8);
    return join(conference, grant, endpoint, listener);
  }

  /** With a chosen id of the endpoint. */
  public static Membership join(
      Conference conference,
      StreamGrant grant,
      String endpoint,
      Consumer<ConferenceEvent> listener) {
    var joined = new CompletableFuture<Membership>();
    conference.execute(() -> {
      try {
        joined.complete(conference.join(grant, endpoint, listener));
      } catch (JoinRefused e) {
        joined.completeExceptionally(e);
      }
    });
    return joined.join();
  }
}
