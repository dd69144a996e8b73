package eu.parvis.meeting;

import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.room.Agenda;
import eu.parvis.room.Ownership;
import eu.parvis.room.RoomId;
import eu.parvis.room.Rooms;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Rooms in which somebody who leaves organized or was invited. */
@Component
class LeftRooms {

  private final MeetingRepository meetings;
  private final DepartureRows rows;
  private final RoomGrants grants;
  private final RoomAgendas agendas;
  private final Ownership ownership;
  private final Rooms rooms;
  private final People people;

  LeftRooms(
      MeetingRepository meetings,
      DepartureRows rows,
      RoomGrants grants,
      RoomAgendas agendas,
      Ownership ownership,
      Rooms rooms,
      People people) {
    this.meetings = meetings;
    this.rows = rows;
    this.grants = grants;
    this.agendas = agendas;
    this.ownership = ownership;
    this.rooms = rooms;
    this.people = people;
  }

  /** A room in which others organize meetings belongs to one of them from now on. */
  void leaveToOthers(PersonId person) {
    for (var room : ownership.of(person)) {
      rows.organizerIn(room).ifPresent(other -> ownership.pass(room, other));
    }
  }

  /** Says anew who has a role in rooms and what takes place there, without whoever left. */
  void follow(Collection<RoomId> concerned) {
    for (var room : concerned) {
      grants.write(room);
      if (meetings.existsByRoomId(room.value())) {
        agendas.announce(room);
      } else {
        rooms.announce(room, new Agenda.Open("", null, null, owner(room)));
      }
    }
  }

  private String owner(RoomId room) {
    return rooms
        .find(room)
        .flatMap(found -> people.find(found.owner()))
        .map(PersonProfile::name)
        .orElse("");
  }
}
