package eu.parvis.room;

import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.kernel.Slug;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What those who own or moderate a room do to it. Moderators change settings; the rest is the
 * owner's alone. To everybody else a room is {@link RoomGone}.
 */
@Service
@Transactional
public class RoomManagement {

  /** Most people who have a role in one room by hand. */
  public static final int MOST_GIVEN = 200;

  private final RoomRepository rows;
  private final Rooms rooms;
  private final Grants grants;
  private final FreshSlugs slugs;
  private final People people;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RoomManagement(
      RoomRepository rows,
      Rooms rooms,
      Grants grants,
      FreshSlugs slugs,
      People people,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.rooms = rooms;
    this.grants = grants;
    this.slugs = slugs;
    this.people = people;
    this.events = events;
    this.clock = clock;
  }

  /** Makes a room for what is yet to be planned, or for nothing but meeting. */
  public RoomDetails create(PersonId owner, String name) {
    var room = rooms.create(owner);
    return rooms.configure(room.id(), settings -> settings.withName(name), owner);
  }

  /**
   * Rooms that somebody owns or moderates, those with a name first, then the newest.
   *
   * @param text part of the name, of what takes place or of the link; empty for all
   * @param archived whether those in the archive are meant, which are the owner's
   * @param after so many are left out
   */
  @Transactional(readOnly = true)
  public List<RoomEntry> list(
      PersonProfile person, String text, boolean archived, int after, int most) {
    return rows
        .list(
            person.id().value(),
            person.email().value(),
            text.strip(),
            archived,
            clock.instant(),
            after,
            most)
        .stream()
        .map(room -> entry(room, person.id()))
        .toList();
  }

  /** A room that somebody owns or moderates. */
  @Transactional(readOnly = true)
  public Optional<RoomEntry> find(RoomId id, PersonId person) {
    return find(rows.findById(id.value()), person);
  }

  /** The same by its link. */
  @Transactional(readOnly = true)
  Optional<RoomEntry> find(Slug slug, PersonId person) {
    return find(rows.findBySlug(slug.value()), person);
  }

  private Optional<RoomEntry> find(Optional<Room> found, PersonId person) {
    return found
        .filter(room -> !room.hidden())
        .map(room -> entry(room, person))
        .filter(entry -> entry.owned() || (entry.role().moderates() && !entry.archived()));
  }

  private RoomEntry entry(Room room, PersonId person) {
    var details = room.details();
    return new RoomEntry(details, rooms.role(details, Optional.of(person)), room.archived());
  }

  /**
   * Replaces what is decided of a room, which takes effect at once.
   *
   * @param known what stood when the change began
   * @throws SettingsChanged if something else stands by now, with nothing stored
   * @throws RoomGone if they neither own nor moderate it
   */
  public void configure(RoomId id, RoomSettings known, RoomSettings wanted, PersonId by) {
    var _ = lock(id);
    var _ = find(id, by).orElseThrow(RoomGone::new);
    rooms.configure(
        id,
        stored -> {
          if (!stored.equals(known)) {
            throw new SettingsChanged(stored);
          }
          return wanted;
        },
        by);
  }

  /**
   * Gives a room another link; the one that it has leads nowhere from now on, and no room will get
   * it.
   *
   * @throws RoomGone if they do not own it
   */
  public RoomDetails renewLink(RoomId id, PersonId owner) {
    var changed =
        change(
            id,
            owner,
            RoomChange.of("link"),
            null,
            room -> {
              rows.addFormer(room.details().slug().value(), id.value(), clock.instant());
              room.link(slugs.next());
            });
    events.publishEvent(new LinkReplaced(id, changed.slug()));
    return changed;
  }

  /**
   * Puts a room away: its link leads nowhere until {@link #restore}, and a call in it ends.
   *
   * @throws RoomGone if they do not own it
   */
  public void archive(RoomId id, PersonId owner) {
    change(id, owner, RoomChange.of("archived", true), null, room -> room.archive(clock.instant()));
    events.publishEvent(new RoomArchived(id));
  }

  /**
   * Takes a room out of the archive, with the same link.
   *
   * @throws RoomGone if they do not own it
   */
  public void restore(RoomId id, PersonId owner) {
    change(id, owner, RoomChange.of("archived", false), null, Room::restore);
  }

  /**
   * Gives a room to somebody else; whoever had it moderates it from now on.
   *
   * @param heir an agent whose account is not suspended
   * @throws IllegalArgumentException if the heir is no such agent
   * @throws RoomGone if they do not own it
   */
  public void transfer(RoomId id, PersonId heir, PersonId owner) {
    var person =
        people
            .findActive(heir)
            .filter(found -> people.isAgent(found.id()))
            .orElseThrow(() -> new IllegalArgumentException("no agent"));
    change(id, owner, RoomChange.of("owner"), heir, room -> room.give(person));
    if (!heir.equals(owner)) {
      grants.take(id, new Grantee.Account(heir), owner);
      grants.give(id, new Grantee.Account(owner), Role.MODERATOR, owner);
    }
  }

  /**
   * Gives somebody a role in a room by hand.
   *
   * @throws IllegalArgumentException if {@link #MOST_GIVEN} others have one
   * @throws RoomGone if {@code owner} does not own it
   */
  public void give(RoomId id, Grantee grantee, Role role, PersonId owner) {
    own(id, owner);
    var others =
        grants.list(id).stream()
            .filter(grant -> grant.meeting() == null && !grant.grantee().equals(grantee))
            .count();
    if (others >= MOST_GIVEN) {
      throw new IllegalArgumentException("at most " + MOST_GIVEN + " roles by hand");
    }
    grants.give(id, grantee, role, owner);
  }

  /**
   * Takes away a role that was given by hand.
   *
   * @throws RoomGone if {@code owner} does not own it
   */
  public void take(RoomId id, Grantee grantee, PersonId owner) {
    own(id, owner);
    grants.take(id, grantee, owner);
  }

  private RoomDetails change(
      RoomId id, PersonId owner, RoomChange news, @Nullable PersonId about, Consumer<Room> change) {
    var room = own(id, owner);
    change.accept(room);
    var changed = rows.saveAndFlush(room);
    events.publishEvent(new RoomChanged(id, List.of(news), about, owner));
    return changed.details();
  }

  private Room own(RoomId id, PersonId owner) {
    var room = lock(id);
    if (!room.details().owner().equals(owner)) {
      throw new RoomGone();
    }
    return room;
  }

  /** Keeps other changes waiting, so that what is looked at next stands. */
  private Room lock(RoomId id) {
    return rows.lock(id.value()).filter(room -> !room.hidden()).orElseThrow(RoomGone::new);
  }
}
