package eu.parvis.conference;

import eu.parvis.conference.Waiting.State;
import eu.parvis.room.RoomId;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What those who may let others in have done about who waits: in turns of the room's conference,
 * and written into its log. Every order throws {@link Forbidden} if {@code by} is not present or
 * may not let others in.
 */
@Service
public class LobbyOrders {

  private final Conferences conferences;
  private final Lobby lobby;
  private final LobbyDesk desk;
  private final LobbyMessages messages;
  private final Register register;
  private final House house;
  private final TransactionTemplate transactions;
  private final Clock clock;

  LobbyOrders(
      Conferences conferences,
      Lobby lobby,
      LobbyDesk desk,
      LobbyMessages messages,
      Register register,
      House house,
      TransactionTemplate transactions,
      Clock clock) {
    this.conferences = conferences;
    this.lobby = lobby;
    this.desk = desk;
    this.messages = messages;
    this.register = register;
    this.house = house;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Lets one in who waits; nothing happens if they do not, or wait by another name than was shown.
   *
   * @param telling the newest that {@code by} has heard of
   */
  public void admit(RoomId room, ParticipantId by, WaitingId who, long telling) throws Forbidden {
    decide(
        room, by, row -> row.id().equals(who) && desk.told(row.waiting(), telling), State.ADMITTED);
  }

  /** Refuses one who waits; they may ask again later. */
  public void refuse(RoomId room, ParticipantId by, WaitingId who) throws Forbidden {
    decide(room, by, row -> row.id().equals(who), State.REFUSED);
  }

  /**
   * Lets everybody in who waits and was shown to whoever decides.
   *
   * @param telling the newest that {@code by} has heard of
   */
  public void admitAll(RoomId room, ParticipantId by, long telling) throws Forbidden {
    decideAll(room, by, telling, State.ADMITTED);
  }

  /**
   * Refuses everybody who waits and was shown to whoever decides; they may ask again later.
   *
   * @param telling the newest that {@code by} has heard of
   */
  public void refuseAll(RoomId room, ParticipantId by, long telling) throws Forbidden {
    decideAll(room, by, telling, State.REFUSED);
  }

  /**
   * Tells everybody who waits, and whoever comes to wait later, something instead of what they were
   * told before.
   *
   * @return false if {@code text} is none of 1 to {@link LobbyMessage#MAX_LENGTH} characters
   */
  public boolean say(RoomId room, ParticipantId by, String text) throws Forbidden {
    var message = LobbyMessage.parse(text, clock.instant());
    perform(
        room,
        by,
        journal ->
            message.ifPresent(said -> {
              messages.say(room, said);
              journal.note(by, Action.ADMIT, null, "message");
            }));
    return message.isPresent();
  }

  private void decide(RoomId room, ParticipantId by, Predicate<Lobby.Row> which, State decision)
      throws Forbidden {
    perform(
        room,
        by,
        journal -> {
          for (var row : waiting(room, which)) {
            if (lobby.decide(room, List.of(row.id()), decision) > 0) {
              journal.note(by, row, sign(decision));
            }
          }
        });
  }

  private void decideAll(RoomId room, ParticipantId by, long telling, State decision)
      throws Forbidden {
    perform(
        room,
        by,
        journal -> {
          var shown = waiting(room, row -> desk.told(row.waiting(), telling));
          var decided = lobby.decide(room, shown.stream().map(Lobby.Row::id).toList(), decision);
          if (decided > 0) {
            journal.note(by, Action.ADMIT, null, sign(decision) + decided);
          }
        });
  }

  private List<Lobby.Row> waiting(RoomId room, Predicate<Lobby.Row> which) {
    return lobby.of(room).stream()
        .filter(row -> row.waiting().state() == State.WAITING)
        .filter(which)
        .toList();
  }

  private static String sign(State decision) {
    return decision == State.ADMITTED ? "+" : "-";
  }

  private void perform(RoomId room, ParticipantId by, Consumer<Journal> work) throws Forbidden {
    conferences
        .of(room)
        .perform(conference -> {
          conference.moderation().authorise(by, Action.ADMIT);
          var journal = new Journal(conference, room, register, house);
          // Together: whoever is let in may be in, and their request gone, before it is noted.
          transactions.executeWithoutResult(_ -> work.accept(journal));
          desk.look(conference, room);
        });
  }
}
