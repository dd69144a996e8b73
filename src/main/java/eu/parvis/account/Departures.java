package eu.parvis.account;

import eu.parvis.kernel.SecurityEvent;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deletes accounts, with what becomes of what they had. */
@Service
@Transactional
public class Departures {

  private final PersonRepository people;
  private final People accounts;
  private final List<Belongings> belongings;
  private final ApplicationEventPublisher events;

  Departures(
      PersonRepository people,
      People accounts,
      List<Belongings> belongings,
      ApplicationEventPublisher events) {
    this.people = people;
    this.accounts = accounts;
    this.belongings = belongings;
    this.events = events;
  }

  /** What somebody has, as far as there is any. */
  @Transactional(readOnly = true)
  public List<Holding> holdings(PersonId person) {
    return belongings.stream()
        .flatMap(each -> each.of(person).stream())
        .filter(holding -> holding.number() > 0)
        .toList();
  }

  /**
   * Deletes an account for good. All of it happens, or nothing.
   *
   * @param heir who has the person's rooms and meetings from now on; empty: they end
   * @throws AccessDeniedException if {@code by} is no administrator, or the same person
   * @throws AccountGone if there is no such account any more
   * @throws HeirGone if the heir cannot sign in, is no agent, or the same person
   */
  public void delete(PersonId by, PersonId person, Optional<PersonId> heir) {
    var administrators = people.lockAdministrators();
    if (by.equals(person)
        || administrators.stream().noneMatch(one -> one.id().equals(by) && !one.suspended())) {
      events.publishEvent(SecurityEvent.authorization("administration"));
      throw new AccessDeniedException("not by this person");
    }
    var leaving = people.lock(person.value()).orElseThrow(AccountGone::new);
    if (heir.isPresent() && !canInherit(heir.get(), person)) {
      throw new HeirGone();
    }
    belongings.forEach(each -> each.pass(person, heir, by));
    events.publishEvent(new StandingChanged.Deleted(person, by));
    people.delete(leaving);
  }

  /** Shared, so that nobody suspends or deletes the heir meanwhile. */
  private boolean canInherit(PersonId heir, PersonId person) {
    return !heir.equals(person)
        && people.share(heir.value()).filter(found -> !found.suspended()).isPresent()
        && accounts.isAgent(heir);
  }
}
