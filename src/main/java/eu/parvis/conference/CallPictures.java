package eu.parvis.conference;

import eu.parvis.account.PersonId;
import eu.parvis.account.ProfilePictures;
import eu.parvis.room.RoomId;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * The pictures of people with an account who are in a call or wait for it, for those who see them
 * there: a JPEG, or empty for everybody else and for whoever has none.
 */
@Service
public class CallPictures {

  private final Conferences conferences;
  private final Admissions admissions;
  private final Lobby lobby;
  private final ProfilePictures pictures;

  CallPictures(
      Conferences conferences, Admissions admissions, Lobby lobby, ProfilePictures pictures) {
    this.conferences = conferences;
    this.admissions = admissions;
    this.lobby = lobby;
    this.pictures = pictures;
  }

  /** That of somebody who is present, for {@code by}, if they are as well. */
  public Optional<byte[]> ofPresent(RoomId room, ParticipantId by, ParticipantId whose) {
    var people = conferences.people(room);
    return people.contains(by) && people.contains(whose)
        ? admissions.find(room, whose).flatMap(CallPictures::person).flatMap(pictures::find)
        : Optional.empty();
  }

  private static Optional<PersonId> person(Admission admission) {
    return Optional.ofNullable(admission.person());
  }

  /** That of somebody who waits, for {@code by}, if they may let them in. */
  public Optional<byte[]> ofWaiting(RoomId room, ParticipantId by, WaitingId who) {
    return conferences.people(room).contains(by) && admits(room, by)
        ? lobby.person(room, who).flatMap(pictures::find)
        : Optional.empty();
  }

  private boolean admits(RoomId room, ParticipantId by) {
    try {
      conferences.of(room).perform(call -> call.moderation().authorise(by, Action.ADMIT));
      return true;
    } catch (Forbidden _) {
      return false;
    }
  }
}
