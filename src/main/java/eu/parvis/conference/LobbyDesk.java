package eu.parvis.conference;

import eu.parvis.account.ProfilePictures;
import eu.parvis.conference.Waiting.State;
import eu.parvis.room.Agenda;
import eu.parvis.room.LinkReplaced;
import eu.parvis.room.RoomChanged;
import eu.parvis.room.RoomDeleted;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.RoomId;
import eu.parvis.room.Rooms;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Whence both sides, those who wait and those who may let them in, hear how things stand.
 * Everything is done in turns of the room's conference, and told from what is stored.
 */
@Service
public class LobbyDesk {

  /** What happens within this is told together. */
  private static final Duration GATHER = Duration.ofMillis(150);

  /** More for each who waits: the list is told whole, and whoever waits can have it told. */
  private static final Duration GATHER_EACH = Duration.ofMillis(5);

  private static final int MOST_GATHERED = 200;

  /** How long after the last has left, whoever comes waits anew. */
  static final Duration AFTERMATH = Duration.ofMinutes(2);

  private final Conferences conferences;
  private final Entrance entrance;
  private final Lobby lobby;
  private final LobbyMessages messages;
  private final Admissions admissions;
  private final Newcomers newcomers;
  private final Rooms rooms;
  private final ProfilePictures pictures;
  private final ApplicationEventPublisher events;

  /** Rooms that are about to be looked at. */
  private final Set<RoomId> queued = ConcurrentHashMap.newKeySet();

  /** Of whom moderators were told. */
  private final Tellings tellings;

  /** Which of the ends of a call was the last. */
  private final Map<RoomId, Object> ends = new ConcurrentHashMap<>();

  LobbyDesk(
      Conferences conferences,
      Entrance entrance,
      Lobby lobby,
      LobbyMessages messages,
      Admissions admissions,
      Newcomers newcomers,
      Rooms rooms,
      ProfilePictures pictures,
      ApplicationEventPublisher events,
      Clock clock) {
    this.conferences = conferences;
    this.entrance = entrance;
    this.lobby = lobby;
    this.messages = messages;
    this.admissions = admissions;
    this.newcomers = newcomers;
    this.rooms = rooms;
    this.pictures = pictures;
    this.events = events;
    this.tellings = new Tellings(clock.instant());
  }

  /** Whether somebody who moderates is in. */
  public boolean moderated(RoomId room) {
    return conferences.moderated(room);
  }

  /** What whoever waits is told. */
  public Optional<LobbyMessage> message(RoomId room) {
    return messages.of(room);
  }

  /** Has both sides told how things stand, soon; call it when that may have changed. */
  public void review(RoomId room) {
    if (queued.add(room)) {
      var conference = conferences.of(room);
      var waiting = Math.min(tellings.count(room), MOST_GATHERED);
      conference.executeAfter(
          GATHER.plus(GATHER_EACH.multipliedBy(waiting)),
          () -> {
            queued.remove(room);
            look(conference, room);
          });
    }
  }

  /** Whether moderators were told of {@code who} by {@code telling}, or before it. */
  boolean told(Waiting who, long telling) {
    return tellings.cover(who, telling);
  }

  /** Lets those in who need not wait any longer, then tells both sides how things stand. */
  void look(Conference conference, RoomId id) {
    // In this order: nobody is let in by what the room was before they asked.
    var requests = lobby.of(id);
    var room = rooms.find(id);
    if (room.isPresent() && openFor(room.get(), requests)) {
      requests = lobby.of(id);
    }
    var waiting = waiting(requests);
    if (!waiting.isEmpty() || tellings.count(id) > 0) {
      var telling = tellings.next(id, waiting.stream().map(Lobby.Row::waiting).toList());
      conference.tell(Action.ADMIT, new ConferenceEvent.Lobby(knocks(waiting), telling));
    }
    events.publishEvent(
        new LobbySeen(
            id,
            requests.stream().map(Lobby.Row::waiting).toList(),
            conferences.moderated(id),
            room.map(found -> found.agenda().title()).orElse(""),
            room.filter(found -> !(found.agenda() instanceof Agenda.Cancelled)).isPresent(),
            messages.of(id)));
  }

  private boolean openFor(RoomDetails room, List<Lobby.Row> requests) {
    var free =
        requests.stream()
            .filter(row -> row.waiting().state() == State.WAITING)
            .filter(row -> entrance.opensByItself(room, row))
            .map(row -> row.waiting().id())
            .toList();
    return lobby.decide(room.id(), free, State.OPENED) > 0;
  }

  /** Whoever could have come in and did not waits again where the room is shut by now. */
  private void shut(RoomDetails room) {
    lobby.waitAgain(
        lobby.of(room.id()).stream()
            .filter(row -> row.waiting().state() == State.OPENED)
            .filter(row -> !entrance.opensByItself(room, row))
            .map(row -> row.waiting().id())
            .toList());
  }

  private static List<Lobby.Row> waiting(List<Lobby.Row> requests) {
    return requests.stream().filter(row -> row.waiting().state() == State.WAITING).toList();
  }

  private List<Knock> knocks(List<Lobby.Row> waiting) {
    var pictured =
        pictures.among(waiting.stream().map(Lobby.Row::person).flatMap(Optional::stream).toList());
    return waiting.stream()
        .map(row -> Knock.of(row.waiting(), row.person().map(pictured::get).orElse(null)))
        .toList();
  }

  @EventListener
  void attendance(AttendanceChanged changed) {
    var room = changed.room();
    review(room);
    awaitEnd(room);
  }

  /** The server was away: whoever was in a call comes back, or it is over. */
  void begin() {
    admissions.roomsOfCalls().forEach(this::awaitEnd);
  }

  private void awaitEnd(RoomId room) {
    if (conferences.people(room).isEmpty()) {
      var end = new Object();
      ends.put(room, end);
      conferences.of(room).executeAfter(AFTERMATH, () -> close(room, end));
    }
  }

  /** What was allowed for one call is not allowed for the next. */
  private void close(RoomId room, Object end) {
    if (ends.remove(room, end) && conferences.people(room).isEmpty()) {
      admissions.lapse(room);
      admissions.forget(room);
      messages.delete(room);
      review(room);
    }
  }

  @EventListener
  void deleted(RoomDeleted gone) {
    lobby.forget(gone.room());
  }

  @TransactionalEventListener(fallbackExecution = true)
  void tell(RoomDeleted gone) {
    review(gone.room());
  }

  /** Whoever waits came by the link that leads nowhere now, and could not come in by it. */
  @EventListener
  void replaced(LinkReplaced replaced) {
    lobby.forget(replaced.room());
  }

  /** Whoever is in stays in; who waits may have to no longer, or can no more. */
  @TransactionalEventListener(fallbackExecution = true)
  void settings(RoomChanged changed) {
    var id = changed.room();
    var conference = conferences.of(id);
    conference.execute(() -> {
      Optional<RoomDetails> room = rooms.find(id);
      if (room.filter(Entrance::restricts).isPresent()) {
        admissions.markLetIn(id, conferences.people(id));
      }
      if (room.filter(found -> found.policies().startMuted()).isPresent()) {
        newcomers.enter(id, conferences.people(id));
      }
      room.ifPresent(this::shut);
      look(conference, id);
    });
  }
}
