package eu.parvis.account;

import eu.parvis.kernel.SecurityEvent;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators see of accounts and do to them. Nobody does it to themselves; so whoever
 * changes anything stays an administrator, and there is always one. What another administrator did
 * first is not done again; to an account that is gone nothing is, by {@link AccountGone}.
 */
@Service
@Transactional
public class Administration {

  /** Most people that a list holds. */
  public static final int MOST_LISTED = 100;

  private final PersonRepository people;
  private final People accounts;
  private final WelcomeLinkRepository links;
  private final RememberedLogins logins;
  private final ProfilePictures pictures;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Administration(
      PersonRepository people,
      People accounts,
      WelcomeLinkRepository links,
      RememberedLogins logins,
      ProfilePictures pictures,
      ApplicationEventPublisher events,
      Clock clock) {
    this.people = people;
    this.accounts = accounts;
    this.links = links;
    this.logins = logins;
    this.pictures = pictures;
    this.events = events;
    this.clock = clock;
  }

  /**
   * People whom a search found.
   *
   * @param entries the first of them by name, at most {@link #MOST_LISTED}
   * @param total how many there are
   */
  public record Found(List<PersonEntry> entries, long total) {}

  /**
   * Those of a filter of whose name and address every word of {@code text} begins a word; all of
   * them for fewer than {@link People#LEAST_SEARCHED} letters.
   */
  @Transactional(readOnly = true)
  public Found list(String text, PeopleFilter filter) {
    var words = SearchedWords.of(text).orElse("");
    var first = people.list(words, filter.name(), MOST_LISTED);
    return new Found(entries(first), people.count(words, filter.name()));
  }

  /** The line of one person in the list. */
  @Transactional(readOnly = true)
  public Optional<PersonEntry> entry(PersonId id) {
    return people.findById(id.value()).map(List::of).map(this::entries).map(List::getFirst);
  }

  private List<PersonEntry> entries(List<Person> listed) {
    var ids = listed.stream().map(person -> person.id().value()).toList();
    var known = people.findIdsWithIdentity(ids);
    var open = new HashMap<PersonId, WelcomeLink>();
    links
        .findByMailedFalseAndPersonIdIn(ids)
        .forEach(link -> link.person().ifPresent(person -> open.put(person, link)));
    return listed.stream()
        .map(person ->
            PersonEntry.of(
                person,
                known.contains(person.id().value()),
                Optional.ofNullable(open.get(person.id()))))
        .toList();
  }

  /**
   * Lets nobody in by an account: its open link, its sessions and its logins end.
   *
   * @throws AccessDeniedException if {@code by} is no administrator, or the same person
   */
  public void suspend(PersonId by, PersonId id) {
    var news = new StandingChanged.Suspended(id, by);
    if (change(by, id, person -> person.suspend(clock.instant()), news)) {
      links.deleteOf(id.value());
      logins.revokeOthers(id, Optional.empty());
    }
  }

  /**
   * Lets somebody in again, with the password and the identity that they had.
   *
   * @throws AccessDeniedException if {@code by} is no administrator, or the same person
   */
  public void reinstate(PersonId by, PersonId id) {
    change(by, id, Person::reinstate, new StandingChanged.Reinstated(id, by));
  }

  /**
   * Lets somebody administer this server.
   *
   * @throws AccessDeniedException if {@code by} is no administrator, or the same person
   */
  public void promote(PersonId by, PersonId id) {
    change(by, id, person -> person.administer(true), new StandingChanged.Promoted(id, by));
  }

  /**
   * Lets somebody administer this server no longer.
   *
   * @throws AccessDeniedException if {@code by} is no administrator, or the same person
   */
  public void demote(PersonId by, PersonId id) {
    change(by, id, person -> person.administer(false), new StandingChanged.Demoted(id, by));
  }

  /**
   * Takes away the picture that somebody has of themselves; they may choose another.
   *
   * @throws AccessDeniedException if {@code by} is no administrator, or the same person
   */
  public void removePicture(PersonId by, PersonId id) {
    lock(by, id);
    pictures.remove(by, id);
  }

  /**
   * Gives somebody another name, unless an identity provider says it.
   *
   * @throws AccessDeniedException if {@code by} is no administrator, or the same person, or the
   *     name is the provider's
   * @throws IllegalArgumentException if it is no {@link PersonName}
   */
  public void rename(PersonId by, PersonId id, String name) {
    var person = lock(by, id);
    if (people.hasIdentity(id.value())) {
      throw new AccessDeniedException("not by this person");
    }
    accounts.rename(person, name, by);
  }

  /**
   * Forgets whom the identity provider knows as somebody, and ends their sessions and logins:
   * whoever next signs in there with the account's address, which the provider vouches for, is
   * bound to it. Without an identity nothing is done.
   *
   * @throws AccessDeniedException if {@code by} is no administrator, or the same person
   */
  public void forgetIdentity(PersonId by, PersonId id) {
    lock(by, id);
    if (people.forgetIdentities(id.value()) > 0) {
      logins.revokeOthers(id, Optional.empty());
      events.publishEvent(new StandingChanged.IdentityForgotten(id, by));
    }
  }

  /** Returns whether it is news. */
  private boolean change(PersonId by, PersonId id, Predicate<Person> change, Object news) {
    var changed = change.test(lock(by, id));
    if (changed) {
      events.publishEvent(news);
    }
    return changed;
  }

  /** One after another, or two administrators could take each other's place away at once. */
  private Person lock(PersonId by, PersonId id) {
    requireAdministrator(by, id);
    return people.lock(id.value()).orElseThrow(AccountGone::new);
  }

  private void requireAdministrator(PersonId by, PersonId id) {
    var administrators = people.lockAdministrators();
    var allowed =
        administrators.stream().anyMatch(person -> person.id().equals(by) && !person.suspended());
    if (!allowed || by.equals(id)) {
      events.publishEvent(SecurityEvent.authorization("administration"));
      throw new AccessDeniedException("not by this person");
    }
  }
}
