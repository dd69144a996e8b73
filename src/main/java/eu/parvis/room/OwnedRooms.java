package eu.parvis.room;

import eu.parvis.account.Belongings;
import eu.parvis.account.Holding;
import eu.parvis.account.PersonId;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Rooms of whoever leaves; after the meetings, which stand in them. */
@Component
@Order(2)
class OwnedRooms implements Belongings {

  private final RoomRepository rooms;
  private final Ownership ownership;

  OwnedRooms(RoomRepository rooms, Ownership ownership) {
    this.rooms = rooms;
    this.ownership = ownership;
  }

  @Override
  public List<Holding> of(PersonId person) {
    return List.of(
        new Holding("people.holding.rooms", rooms.countOpenOrArchived(person.value()), true));
  }

  @Override
  public void pass(PersonId person, Optional<PersonId> heir, PersonId by) {
    for (var room : ownership.of(person)) {
      heir.ifPresentOrElse(owner -> ownership.pass(room, owner), () -> ownership.end(room));
    }
  }
}
