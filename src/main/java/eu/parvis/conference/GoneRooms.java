package eu.parvis.conference;

import eu.parvis.room.RoomArchived;
import eu.parvis.room.RoomDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Ends calls in rooms that are deleted or put into the archive. */
@Component
class GoneRooms {

  private final Admissions admissions;
  private final DurableHouse house;
  private final Conferences conferences;

  GoneRooms(Admissions admissions, DurableHouse house, Conferences conferences) {
    this.admissions = admissions;
    this.house = house;
    this.conferences = conferences;
  }

  @EventListener
  void on(RoomDeleted gone) {
    admissions.markEnded(gone.room());
  }

  /** Once it is out of the archive, nothing of this call holds any more. */
  @EventListener
  void on(RoomArchived gone) {
    admissions.markEnded(gone.room());
    house.forgetLock(gone.room());
  }

  /** Once it is stored, so that nobody joins in between. */
  @TransactionalEventListener
  void end(RoomDeleted gone) {
    conferences.end(gone.room());
  }

  @TransactionalEventListener
  void end(RoomArchived gone) {
    conferences.end(gone.room());
  }
}
