package eu.parvis.signaling.bridgechannel;

import eu.parvis.conference.Action;
import eu.parvis.conference.Occupant;
import eu.parvis.signaling.client.Seat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bridge channels of one conference. Used inside turns of the conference. */
public final class BridgeRoom {

  private final BridgeChannels channels;
  private final Map<String, BridgeChannel> members = new LinkedHashMap<>();

  public BridgeRoom(BridgeChannels channels) {
    this.channels = channels;
  }

  /**
   * Gives a seat a channel, or the one that it has a new address. A socket that is open is left to
   * the client, which closes it with the session that it belongs to: were it closed here, the
   * client would try the old address again and again.
   *
   * @return the path and query of its address, with its secret
   */
  public String open(Seat seat) {
    var channel = members.computeIfAbsent(seat.endpointId(), id -> new BridgeChannel(seat, this));
    channel.renew();
    return channels.admit(channel);
  }

  /** Closes the channel of a seat. */
  public void close(Seat seat) {
    var channel = members.remove(seat.endpointId());
    if (channel != null) {
      channels.dismiss(channel);
      channel.end();
    }
  }

  /** Tells everybody who speaks. */
  public void dominantSpeaker(Seat to, String endpointId) {
    send(to, BridgeMessages.dominantSpeaker(endpointId));
  }

  /** Tells a seat of which sources it is sent pictures. */
  public void forwarding(Seat to, List<String> sources, List<String> owners) {
    var channel = members.get(to.endpointId());
    if (channel != null) {
      channel.forwarding(sources, owners);
    }
  }

  /** Tells a seat how much is wanted of a source of its own, in pixels of height. */
  public void pictureWanted(Seat to, String source, int maxHeight) {
    var channel = members.get(to.endpointId());
    if (channel != null) {
      channel.pictureWanted(source, maxHeight);
    }
  }

  /** Tells a seat that another is not heard, or is heard again. */
  public void connectivity(Seat to, Occupant about, boolean active) {
    send(to, BridgeMessages.connectivity(about, active));
  }

  /**
   * Hands a message of one member to another, or to all others; never to or from a share, nor from
   * whoever may not react.
   *
   * @return false if the sender has used up what it may make others receive
   */
  boolean relay(BridgeChannel from, ClientMessage.ToOthers message) {
    if (from.seat().screen() || !from.seat().membership().may(Action.REACT)) {
      return true;
    }
    var text = BridgeMessages.relayed(from.seat().endpointId(), message.to(), message.payload());
    if (!from.seat().client().mayCause(text.length())) {
      return false;
    }
    if (message.to().isEmpty()) {
      members.values().stream().filter(other -> other != from).forEach(other -> hand(other, text));
    } else {
      hand(members.get(message.to()), text);
    }
    return true;
  }

  /**
   * Tells everybody else how good the network of a member is; of a share nobody is told.
   *
   * @return false if the member has used up what it may make others receive
   */
  boolean tellQuality(BridgeChannel of) {
    if (of.seat().screen()) {
      return true;
    }
    var text = BridgeMessages.quality(of.seat().endpointId(), of.quality());
    if (!of.seat().client().mayCause(text.length())) {
      return false;
    }
    members.values().stream().filter(other -> other != of).forEach(other -> hand(other, text));
    return true;
  }

  /** Tells a member of those whose network is not good, which is what it takes others for. */
  void tellQualities(BridgeChannel to) {
    members.values().stream()
        .filter(other -> other != to && !other.seat().screen())
        .filter(other -> other.quality() != LinkQuality.GOOD)
        .forEach(
            other -> hand(to, BridgeMessages.quality(other.seat().endpointId(), other.quality())));
  }

  private static void hand(@Nullable BridgeChannel channel, String text) {
    if (channel != null && !channel.seat().screen()) {
      channel.send(text);
    }
  }

  private void send(Seat to, String text) {
    var channel = members.get(to.endpointId());
    if (channel != null) {
      channel.send(text);
    }
  }
}
