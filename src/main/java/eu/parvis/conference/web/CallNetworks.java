package eu.parvis.conference.web;

import eu.parvis.account.NetworkAddress;
import eu.parvis.conference.Conferences;
import eu.parvis.conference.ParticipantId;
import eu.parvis.room.RoomId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * From which networks people came into the calls that they are in. Kept in memory; those who asked
 * for a stream longest ago are forgotten first. Thread-safe.
 */
@Component
class CallNetworks {

  static final int MOST = 10_000;

  private final Function<RoomId, Set<ParticipantId>> present;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<ParticipantId, Seat> seats = new LinkedHashMap<>();

  private record Seat(RoomId room, String network) {}

  @Autowired
  CallNetworks(Conferences conferences) {
    this(conferences::people);
  }

  CallNetworks(Function<RoomId, Set<ParticipantId>> present) {
    this.present = present;
  }

  /** Notes whence a participant is about to open a stream. */
  void note(RoomId room, ParticipantId participant, String address) {
    lock.lock();
    try {
      seats.remove(participant);
      if (seats.size() >= MOST) {
        seats.entrySet().removeIf(seat -> !taken(seat));
      }
      if (seats.size() >= MOST) {
        seats.remove(seats.keySet().iterator().next());
      }
      seats.put(participant, new Seat(room, NetworkAddress.key(address)));
    } finally {
      lock.unlock();
    }
  }

  /** Whether somebody is in a call who came from the network of an address. */
  boolean hasPeople(String address) {
    var network = NetworkAddress.key(address);
    lock.lock();
    try {
      return seats.entrySet().stream()
          .anyMatch(seat -> seat.getValue().network().equals(network) && taken(seat));
    } finally {
      lock.unlock();
    }
  }

  private boolean taken(Map.Entry<ParticipantId, Seat> seat) {
    return present.apply(seat.getValue().room()).contains(seat.getKey());
  }
}
