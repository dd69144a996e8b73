package eu.parvis.signaling.bridgechannel;

import eu.parvis.media.ReceiverConstraints;
import eu.parvis.media.SourceSet;
import eu.parvis.signaling.client.FrameBudget;
import eu.parvis.signaling.client.FrameSink;
import eu.parvis.signaling.client.Seat;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One client's channel to the forwarding unit, over one socket after another. {@link #received} and
 * {@link #attach} hand over to turns of the conference; everything else is used inside them.
 */
public final class BridgeChannel {

  private static final String FIRST_VIDEO = "-v0";
  private static final int MAX_NEWS = 1 + SourceSet.MAX_SOURCES;
  private static final Pattern ENDPOINT_ID = Pattern.compile("[0-9a-f]{8}");

  private final Seat seat;
  private final BridgeRoom room;
  private @Nullable FrameSink socket;
  private LinkQuality quality = LinkQuality.GOOD;
  private ReceiverConstraints constraints = ReceiverConstraints.INITIAL;
  // What every new socket is told: the latest of each kind
  private final Map<String, List<String>> news = new LinkedHashMap<>();

  BridgeChannel(Seat seat, BridgeRoom room) {
    this.seat = seat;
    this.room = room;
  }

  Seat seat() {
    return seat;
  }

  /** A socket with the right secret is open; it takes the place of an older one. */
  public void attach(FrameSink opened) {
    seat.client()
        .conference()
        .execute(() -> {
          if (socket != null) {
            socket.close(FrameSink.Ending.GOING_AWAY);
          }
          socket = opened;
          opened.send(BridgeMessages.hello());
          news.values().forEach(messages -> messages.forEach(opened::send));
          room.tellQualities(this);
        });
  }

  void forwarding(List<String> sources, List<String> owners) {
    tell(
        "forwarding",
        List.of(BridgeMessages.forwardedSources(sources), BridgeMessages.lastN(owners)));
  }

  void pictureWanted(String source, int maxHeight) {
    var current = BridgeMessages.senderSource(source, maxHeight);
    var onlyCamera = source.equals(seat.endpointId() + FIRST_VIDEO);
    tell(
        source,
        onlyCamera ? List.of(current, BridgeMessages.senderVideo(maxHeight)) : List.of(current));
  }

  private void tell(String kind, List<String> messages) {
    if (news.containsKey(kind) || news.size() < MAX_NEWS) {
      news.put(kind, messages);
    }
    messages.forEach(this::send);
  }

  /**
   * A text message came; what cannot be read, or comes too often, closes the socket that it came
   * by.
   */
  public void received(FrameSink from, FrameBudget budget, String text) {
    var message =
        budget.take(System.nanoTime())
            ? ClientMessage.parse(text)
            : Optional.<ClientMessage>empty();
    if (message.isEmpty()) {
      from.close(FrameSink.Ending.REFUSED);
      return;
    }
    seat.client()
        .conference()
        .execute(() -> {
          if (from.equals(socket)) {
            handle(message.get());
          }
        });
  }

  void send(String text) {
    if (socket != null) {
      socket.send(text);
    }
  }

  /** The seat's media begins anew: nothing is wished for any more. */
  void renew() {
    news.clear();
    constraints = ReceiverConstraints.INITIAL;
  }

  LinkQuality quality() {
    return quality;
  }

  void end() {
    if (socket != null) {
      socket.close(FrameSink.Ending.GOING_AWAY);
      socket = null;
    }
  }

  private void handle(ClientMessage message) {
    switch (message) {
      case ClientMessage.Hello _ -> send(BridgeMessages.hello());
      case ClientMessage.Quality said -> {
        said.path().ifPresent(seat.membership().media()::path);
        note(said.quality());
      }
      case ClientMessage.Constraints wanted -> constrain(wanted);
      case ClientMessage.ToOthers toOthers -> {
        if (!room.relay(this, toOthers) && socket != null) {
          socket.close(FrameSink.Ending.REFUSED);
        }
      }
      case ClientMessage.Ignored _ -> {}
    }
  }

  /** Only what is news goes to the others. */
  private void note(LinkQuality said) {
    if (said != quality) {
      quality = said;
      if (!room.tellQuality(this) && socket != null) {
        socket.close(FrameSink.Ending.REFUSED);
      }
    }
  }

  private void constrain(ClientMessage.Constraints wanted) {
    constraints =
        new ReceiverConstraints(
            wanted.lastN().orElse(constraints.lastN()),
            wanted.defaultMaxHeight().orElse(constraints.defaultMaxHeight()),
            wanted
                .maxHeights()
                .map(BridgeChannel::bySource)
                .orElse(constraints.maxHeightBySource()),
            wanted.onStage().map(BridgeChannel::names).orElse(constraints.onStage()),
            wanted.selected().map(BridgeChannel::names).orElse(constraints.selected()));
    seat.membership().media().constrain(constraints);
  }

  /** What the client wants to see by now. */
  ReceiverConstraints constraints() {
    return constraints;
  }

  /** Older clients name endpoints, which have one camera each; newer ones name sources. */
  private static Map<String, Integer> bySource(Map<String, Integer> heights) {
    var bySource = new HashMap<String, Integer>();
    heights.forEach((name, height) -> bySource.put(sourceName(name), height));
    return bySource;
  }

  private static List<String> names(List<String> named) {
    return named.stream().map(BridgeChannel::sourceName).toList();
  }

  private static String sourceName(String name) {
    return ENDPOINT_ID.matcher(name).matches() ? name + FIRST_VIDEO : name;
  }
}
