package eu.parvis.conference;

import eu.parvis.room.RoomId;
import java.net.InetAddress;
import java.util.UUID;

/** Somebody's media comes up, for tests outside of this package. */
public record Arrival(MediaAddresses addresses) {

  /** In a call of its own. */
  public void through(InetAddress local) {
    addresses.connected(new RoomId(UUID.randomUUID()), local);
  }
}
