package eu.parvis.room;

import eu.parvis.account.NotAnAgent;
import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Slug;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every room. */
@Service
@Transactional
public class Rooms {

  private final RoomRepository rooms;
  private final GrantRows grants;
  private final FreshSlugs slugs;
  private final RoomDefaults defaults;
  private final People people;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Rooms(
      RoomRepository rooms,
      GrantRows grants,
      FreshSlugs slugs,
      RoomDefaults defaults,
      People people,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rooms = rooms;
    this.grants = grants;
    this.slugs = slugs;
    this.defaults = defaults;
    this.people = people;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Makes a room with a new link and nothing on its agenda, as its owner's defaults say.
   *
   * @throws NotAnAgent if {@code owner} is none
   */
  public RoomDetails create(PersonId owner) {
    if (!people.isAgent(owner)) {
      throw new NotAnAgent();
    }
    var agenda = Agenda.nothing(name(owner));
    var room = new Room(slugs.next(), owner, defaults.of(owner), agenda, clock.instant());
    return rooms.saveAndFlush(room).details();
  }

  private String name(PersonId owner) {
    return people.find(owner).map(PersonProfile::name).orElse("");
  }

  /** The room of this link, or empty if there is none or it is hidden or archived. */
  @Transactional(readOnly = true)
  public Optional<RoomDetails> find(Slug slug) {
    return rooms.findBySlug(slug.value()).filter(Room::open).map(Room::details);
  }

  /**
   * The room that had this link and has another one now, as whoever came by it knows it: for those
   * who are in, and nobody else.
   */
  @Transactional(readOnly = true)
  public Optional<RoomDetails> findByFormer(Slug slug) {
    return rooms
        .byFormer(slug.value())
        .filter(Room::open)
        .map(Room::details)
        .map(room -> room.by(slug));
  }

  /** The room of this id, or empty if there is none or it is hidden or archived. */
  @Transactional(readOnly = true)
  public Optional<RoomDetails> find(RoomId id) {
    return rooms.findById(id.value()).filter(Room::open).map(Room::details);
  }

  /** Those of some links that lead nowhere because their rooms are archived. */
  @Transactional(readOnly = true)
  Set<Slug> archived(Collection<Slug> links) {
    return rooms.archived(links.stream().map(Slug::value).toList()).stream()
        .map(Slug::new)
        .collect(Collectors.toSet());
  }

  /** Rooms of an owner that are neither hidden nor archived, the newest first. */
  @Transactional(readOnly = true)
  public List<RoomDetails> of(PersonId owner, int most) {
    return rooms.open(owner.value(), Limit.of(most)).stream().map(Room::details).toList();
  }

  /** Replaces what whoever opens the link is told. */
  public void announce(RoomId id, Agenda agenda) {
    var room = require(id);
    var before = room.details();
    room.announce(agenda);
    if (!room.details().agenda().equals(before.agenda())) {
      events.publishEvent(new AgendaChanged(id));
    }
  }

  /**
   * What somebody who is signed in is in a room. Nobody is a guest, and so is whoever is no agent,
   * unless a role was given to them.
   */
  @Transactional(readOnly = true)
  public Role role(RoomDetails room, Optional<PersonId> person) {
    return person
        .map(id -> owns(id, room) ? Role.OWNER : granted(room, id).orElseGet(() -> byItself(id)))
        .orElse(Role.GUEST);
  }

  private Role byItself(PersonId person) {
    return people.isAgent(person) ? Role.MEMBER : Role.GUEST;
  }

  /** Whether somebody who is signed in, or nobody, enters a room without waiting. */
  @Transactional(readOnly = true)
  public boolean mayEnter(RoomDetails room, Optional<PersonId> person) {
    return switch (room.access()) {
      case PUBLIC -> true;
      case TRUSTED -> role(room, person) != Role.GUEST;
      case RESTRICTED ->
          person.filter(id -> owns(id, room) || granted(room, id).isPresent()).isPresent();
    };
  }

  /**
   * The role that was given to an address, for whoever proves that it is theirs without signing in;
   * empty if none was. An account's address makes a member at most, and nothing if the account is
   * suspended: what is more, they are when they sign in.
   */
  @Transactional(readOnly = true)
  public Optional<Role> grantOf(RoomId room, EmailAddress address) {
    var account = people.find(address).map(PersonProfile::id);
    if (account.isEmpty()) {
      return grants.ofAddress(room, address, clock.instant());
    }
    return account
        .flatMap(people::findActive)
        .flatMap(person -> grants.of(room, person.id(), person.email(), clock.instant()))
        .map(_ -> Role.MEMBER);
  }

  private static boolean owns(PersonId person, RoomDetails room) {
    return person.equals(room.owner());
  }

  private Optional<Role> granted(RoomDetails room, PersonId id) {
    return people
        .find(id)
        .flatMap(person -> grants.of(room.id(), id, person.email(), clock.instant()));
  }

  /**
   * Replaces what is decided of a room, which takes effect at once.
   *
   * @param change from what stands to what is to stand
   */
  public RoomDetails configure(RoomId id, UnaryOperator<RoomSettings> change) {
    return configure(id, change, null);
  }

  /**
   * The same by somebody who is not signed in on this thread.
   *
   * @param by null for who is
   */
  public RoomDetails configure(
      RoomId id, UnaryOperator<RoomSettings> change, @Nullable PersonId by) {
    var room = require(id);
    var before = room.details().settings();
    var after = change.apply(before);
    if (!after.equals(before)) {
      room.configure(after);
      var changes = RoomChange.between(before, after);
      events.publishEvent(new RoomChanged(id, changes, null, by));
    }
    return room.details();
  }

  /**
   * Says that nothing is planned in a room any more, until {@link #show}: without a name it has no
   * link, with one it stays.
   */
  public void vacate(RoomId id) {
    var room = require(id);
    room.vacate(name(room.details().owner()), clock.instant());
    events.publishEvent(new AgendaChanged(id));
  }

  /** Gives the same link back. */
  public void show(RoomId id) {
    require(id).show();
  }

  /** Opens the door of a meeting that is over, for as long as one is open after a meeting. */
  public void reopen(RoomId id) {
    require(id).reopen(clock.instant());
  }

  /** Deletes a hidden room for good. */
  public void delete(RoomId id) {
    rooms.findById(id.value()).filter(Room::hidden).ifPresent(rooms::delete);
  }

  /**
   * Sets how many people may be in the room at once.
   *
   * @throws IllegalArgumentException if {@code participants} is out of the range of {@link
   *     RoomSettings}
   */
  public void limit(RoomId id, int participants) {
    configure(id, settings -> settings.withParticipantLimit(participants));
  }

  /** For a change; two meetings of a room may be changed at once. */
  private Room require(RoomId id) {
    return rooms.lock(id.value()).orElseThrow();
  }
}
