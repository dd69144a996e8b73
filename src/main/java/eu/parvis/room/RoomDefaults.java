package eu.parvis.room;

import eu.parvis.account.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What new rooms begin with: what their owner chose, or else what the organisation says. */
@Service
@Transactional
public class RoomDefaults {

  private final ChosenDefaultsRepository chosen;
  private final RoomProperties organisation;

  RoomDefaults(ChosenDefaultsRepository chosen, RoomProperties organisation) {
    this.chosen = chosen;
    this.organisation = organisation;
  }

  /** What somebody's new rooms begin with. */
  @Transactional(readOnly = true)
  public RoomSettings of(PersonId owner) {
    return chosen
        .findById(owner.value())
        .map(own -> organisation().withAccess(own.access()).withPolicies(own.policies()))
        .orElseGet(this::organisation);
  }

  /** What new rooms begin with where nobody chose. */
  public RoomSettings organisation() {
    return new RoomSettings(
        "", organisation.access(), organisation.policies(), organisation.participantLimit());
  }

  /** Whether somebody chose. */
  @Transactional(readOnly = true)
  public boolean chosenBy(PersonId owner) {
    return chosen.findById(owner.value()).isPresent();
  }

  /** Keeps what somebody's new rooms begin with; rooms that there are stay as they are. */
  public void choose(PersonId owner, AccessLevel access, Policies policies) {
    chosen.save(new ChosenDefaults(owner, access, policies));
  }

  /** Leaves it to the organisation again. */
  public void forget(PersonId owner) {
    chosen.deleteById(owner.value());
  }
}
