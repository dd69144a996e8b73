package eu.parvis.conference;

import eu.parvis.account.StandingChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Puts whoever is suspended or deleted out of calls and lobbies: an admission outlives sessions,
 * and carries a role.
 */
@Component
class Suspensions {

  private final Admissions admissions;
  private final Lobby lobby;
  private final LobbyDesk desk;
  private final Conferences conferences;

  Suspensions(Admissions admissions, Lobby lobby, LobbyDesk desk, Conferences conferences) {
    this.admissions = admissions;
    this.lobby = lobby;
    this.desk = desk;
    this.conferences = conferences;
  }

  @EventListener({StandingChanged.Suspended.class, StandingChanged.Deleted.class})
  void end(StandingChanged change) {
    admissions.markEndedOf(change.person());
  }

  /** Once it is stored, so that no stream joins in between. */
  @TransactionalEventListener({StandingChanged.Suspended.class, StandingChanged.Deleted.class})
  void dismiss(StandingChanged change) {
    admissions
        .of(change.person())
        .forEach(admission -> conferences.dismiss(admission.room(), admission.participant()));
    lobby.forget(change.person()).forEach(desk::review);
  }
}
