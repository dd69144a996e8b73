package eu.parvis.conference;

import eu.parvis.account.PersonRenamed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has whoever takes part or waits under the name of their account do so under the one that it gets.
 * A name that somebody chose for a room stays.
 */
@Component
class AccountNames {

  private final AdmissionRows admissions;
  private final WaitingRows waiting;

  AccountNames(AdmissionRows admissions, WaitingRows waiting) {
    this.admissions = admissions;
    this.waiting = waiting;
  }

  /** In the transaction of the change, so that no call ever reads one name without the other. */
  @EventListener
  @Transactional
  void follow(PersonRenamed renamed) {
    var person = renamed.person().value();
    waiting.renameAccount(person, renamed.name());
    var before = ParticipantName.ofAccount(renamed.before()).map(ParticipantName::value);
    var name = ParticipantName.ofAccount(renamed.name()).map(ParticipantName::value);
    if (before.isPresent() && name.isPresent()) {
      admissions.renameOf(person, before.get(), name.get());
      waiting.renameOf(person, before.get(), name.get());
    }
  }
}
