package eu.parvis.conference;

import eu.parvis.account.PersonId;
import eu.parvis.account.PersonRenamed;
import eu.parvis.account.PictureChanged;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Has calls, and moderators of those who wait, see the pictures and names that accounts have now.
 */
@Component
class AccountWatch {

  private final Admissions admissions;
  private final Conferences conferences;
  private final Lobby lobby;
  private final LobbyDesk desk;

  AccountWatch(Admissions admissions, Conferences conferences, Lobby lobby, LobbyDesk desk) {
    this.admissions = admissions;
    this.conferences = conferences;
    this.lobby = lobby;
    this.desk = desk;
  }

  @TransactionalEventListener(fallbackExecution = true)
  void show(PictureChanged changed) {
    show(changed.person());
  }

  @TransactionalEventListener(fallbackExecution = true)
  void show(PersonRenamed renamed) {
    show(renamed.person());
  }

  private void show(PersonId person) {
    admissions.of(person).stream()
        .filter(admission -> conferences.people(admission.room()).contains(admission.participant()))
        .map(Admission::room)
        .distinct()
        .forEach(conferences::settingsChanged);
    lobby.awaited(person).forEach(desk::review);
  }
}
