package eu.parvis.conference;

import eu.parvis.account.PictureChanged;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Has calls, and moderators of those who wait, see the pictures that people have now. */
@Component
class PictureWatch {

  private final Admissions admissions;
  private final Conferences conferences;
  private final Lobby lobby;
  private final LobbyDesk desk;

  PictureWatch(Admissions admissions, Conferences conferences, Lobby lobby, LobbyDesk desk) {
    this.admissions = admissions;
    this.conferences = conferences;
    this.lobby = lobby;
    this.desk = desk;
  }

  @TransactionalEventListener(fallbackExecution = true)
  void show(PictureChanged changed) {
    admissions.of(changed.person()).stream()
        .filter(admission -> conferences.people(admission.room()).contains(admission.participant()))
        .map(Admission::room)
        .distinct()
        .forEach(conferences::settingsChanged);
    lobby.awaited(changed.person()).forEach(desk::review);
  }
}
