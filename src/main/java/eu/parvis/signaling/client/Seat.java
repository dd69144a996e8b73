package eu.parvis.signaling.client;

import eu.parvis.conference.Membership;
import eu.parvis.conference.Occupant;

/** A client that has joined its conference. */
public record Seat(XmppClient client, Membership membership) {

  /** Its nick in the room, and its name in the forwarding unit. */
  public String endpointId() {
    return client.endpointId();
  }

  /** Whether it carries a screen share: it is shown nothing and told of nobody. */
  public boolean screen() {
    return client.grant().screen();
  }

  public Occupant occupant() {
    return membership.occupant();
  }
}
