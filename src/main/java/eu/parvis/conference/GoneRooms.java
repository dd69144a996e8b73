package eu.parvis.conference;

import eu.parvis.room.RoomDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Ends calls in rooms that are deleted. */
@Component
class GoneRooms {

  private final Admissions admissions;
  private final Conferences conferences;

  GoneRooms(Admissions admissions, Conferences conferences) {
    this.admissions = admissions;
    this.conferences = conferences;
  }

  @EventListener
  void end(RoomDeleted gone) {
    admissions.markEnded(gone.room());
  }

  /** Once it is stored, so that nobody joins in between. */
  @TransactionalEventListener
  void dismiss(RoomDeleted gone) {
    conferences
        .people(gone.room())
        .forEach(participant -> conferences.dismiss(gone.room(), participant));
  }
}
