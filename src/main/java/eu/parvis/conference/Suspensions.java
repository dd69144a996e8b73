package eu.parvis.conference;

import eu.parvis.account.StandingChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Puts whoever is suspended out of calls: an admission outlives sessions, and carries a role. */
@Component
class Suspensions {

  private final Admissions admissions;
  private final Conferences conferences;

  Suspensions(Admissions admissions, Conferences conferences) {
    this.admissions = admissions;
    this.conferences = conferences;
  }

  @EventListener
  void end(StandingChanged.Suspended suspended) {
    admissions.markEndedOf(suspended.person());
  }

  /** Once it is stored, so that no stream joins in between. */
  @TransactionalEventListener
  void dismiss(StandingChanged.Suspended suspended) {
    admissions
        .of(suspended.person())
        .forEach(admission -> conferences.dismiss(admission.room(), admission.participant()));
  }
}
