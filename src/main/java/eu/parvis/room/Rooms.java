package eu.parvis.room;

import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.kernel.Slug;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every room. */
@Service
@Transactional
public class Rooms {

  private static final int ATTEMPTS = 8;

  private final RoomRepository rooms;
  private final People people;
  private final Clock clock;
  private final RandomGenerator random;

  @Autowired
  Rooms(RoomRepository rooms, People people, Clock clock) {
    this(rooms, people, clock, new SecureRandom());
  }

  Rooms(RoomRepository rooms, People people, Clock clock, RandomGenerator random) {
    this.rooms = rooms;
    this.people = people;
    this.clock = clock;
    this.random = random;
  }

  /** Makes a room with a new link and nothing on its agenda. */
  public RoomDetails create(PersonId owner) {
    var organizer = people.find(owner).map(PersonProfile::name).orElse("");
    var agenda = new Agenda.Open("", null, null, organizer);
    return rooms.saveAndFlush(new Room(unusedSlug(), owner, agenda, clock.instant())).details();
  }

  /** The room of this link, or empty if there is none or it is hidden. */
  @Transactional(readOnly = true)
  public Optional<RoomDetails> find(Slug slug) {
    return rooms.findBySlug(slug.value()).filter(room -> !room.hidden()).map(Room::details);
  }

  /** The room of this id, or empty if there is none or it is hidden. */
  @Transactional(readOnly = true)
  public Optional<RoomDetails> find(RoomId id) {
    return rooms.findById(id.value()).filter(room -> !room.hidden()).map(Room::details);
  }

  /** Rooms of an owner that are not hidden, the newest first. */
  @Transactional(readOnly = true)
  public List<RoomDetails> of(PersonId owner, int most) {
    return rooms
        .findByOwnerIdAndHiddenAtIsNullOrderByCreatedAtDesc(owner.value(), Limit.of(most))
        .stream()
        .map(Room::details)
        .toList();
  }

  /** Replaces what whoever opens the link is told. */
  public void announce(RoomId id, Agenda agenda) {
    require(id).announce(agenda);
  }

  /** Makes these people the moderators of a room, beside its owner, and nobody else. */
  public void moderators(RoomId id, Set<PersonId> moderators) {
    require(id).moderators(moderators);
  }

  /** Whether somebody was made a moderator of a room. */
  @Transactional(readOnly = true)
  public boolean moderates(RoomId id, PersonId person) {
    return rooms.moderates(id.value(), person.value());
  }

  /** Takes the link away, until {@link #show}. */
  public void hide(RoomId id) {
    require(id).hide(clock.instant());
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
   * @throws IllegalArgumentException if {@code participants} is less than 1
   */
  public void limit(RoomId id, int participants) {
    require(id).limit(participants);
  }

  /**
   * With 26^10 links one draw is enough in practice; the constraint in the database is the proof.
   */
  private Slug unusedSlug() {
    for (int i = 0; i < ATTEMPTS; i++) {
      var slug = Slug.random(random);
      if (!rooms.existsBySlug(slug.value())) {
        return slug;
      }
    }
    throw new IllegalStateException("no unused link found");
  }

  /** For a change; two meetings of a room may be changed at once. */
  private Room require(RoomId id) {
    return rooms.lock(id.value()).orElseThrow();
  }
}
