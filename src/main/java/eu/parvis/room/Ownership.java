package eu.parvis.room;

import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whose rooms they are when somebody leaves. Works in the transaction of its caller. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Ownership {

  private final RoomRepository rooms;
  private final People people;
  private final ApplicationEventPublisher events;

  Ownership(RoomRepository rooms, People people, ApplicationEventPublisher events) {
    this.rooms = rooms;
    this.people = people;
    this.events = events;
  }

  /** Every room of an owner, also those that no link leads to. */
  public List<RoomId> of(PersonId owner) {
    return rooms.findByOwnerIdOrderById(owner.value()).stream()
        .map(room -> room.details().id())
        .toList();
  }

  /** Gives a room to somebody else. */
  public void pass(RoomId id, PersonId owner) {
    rooms.lock(id.value()).orElseThrow().give(people.find(owner).orElseThrow());
    var change = List.of(RoomChange.of("owner"));
    events.publishEvent(new RoomChanged(id, change, owner, null));
  }

  /** Deletes a room with its link; nothing may take place in it any more. */
  void end(RoomId id) {
    rooms.delete(rooms.lock(id.value()).orElseThrow());
    events.publishEvent(new RoomDeleted(id));
  }
}
