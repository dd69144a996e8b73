package eu.parvis.conference;

import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.room.Grant;
import eu.parvis.room.Grantee;
import eu.parvis.room.Grants;
import eu.parvis.room.Role;
import eu.parvis.room.RoomId;
import eu.parvis.room.RoomManagement;
import eu.parvis.room.Rooms;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of participants in the database. */
@Service
@Transactional
class DurableRegister implements Register {

  private final Admissions admissions;
  private final Newcomers newcomers;
  private final Bans bans;
  private final Lobby lobby;
  private final People people;
  private final AdmissionRows rows;
  private final Grants grants;
  private final Rooms rooms;
  private final RoomManagement management;

  DurableRegister(
      Admissions admissions,
      Newcomers newcomers,
      Bans bans,
      Lobby lobby,
      People people,
      AdmissionRows rows,
      Grants grants,
      Rooms rooms,
      RoomManagement management) {
    this.admissions = admissions;
    this.newcomers = newcomers;
    this.bans = bans;
    this.lobby = lobby;
    this.people = people;
    this.rows = rows;
    this.grants = grants;
    this.rooms = rooms;
    this.management = management;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Admission> find(RoomId room, ParticipantId participant) {
    return admissions.find(room, participant);
  }

  @Override
  public boolean enter(RoomId room, ParticipantId participant) {
    return newcomers.enter(room, Set.of(participant)) > 0;
  }

  @Override
  public void markLetIn(RoomId room, ParticipantId participant) {
    if (rooms.find(room).filter(Entrance::restricts).isPresent()) {
      admissions.markLetIn(room, participant);
    }
  }

  @Override
  public void markRemoved(RoomId room, ParticipantId participant) {
    admissions.markRemoved(room, participant);
  }

  @Override
  public void liftBan(RoomId room, ParticipantId participant) {
    bans.lift(room, participant);
  }

  @Override
  public void sendBack(RoomId room, ParticipantId participant) {
    rows.findById(participant.value())
        .filter(row -> row.room().equals(room) && row.standing() == Standing.VALID)
        .ifPresent(row -> {
          var account = row.person().flatMap(people::find).map(PersonProfile::name);
          lobby.sendBack(row, account.orElse(null));
          admissions.sendBack(room, participant);
        });
  }

  @Override
  public void markEnded(RoomId room, ParticipantId participant) {
    admissions.markEnded(room, participant);
  }

  @Override
  public void markEnded(RoomId room) {
    admissions.markEnded(room);
  }

  @Override
  public void rename(RoomId room, ParticipantId participant, ParticipantName name) {
    rows.rename(participant.value(), room.value(), name.value());
  }

  @Override
  public void allow(RoomId room, ParticipantId participant, Allowances allowances) {
    var row = rows.findById(participant.value());
    rows.allow(
        room.value(),
        participant.value(),
        row.flatMap(AdmissionRow::person).map(PersonId::value).orElse(null),
        row.flatMap(AdmissionRow::email).map(EmailAddress::value).orElse(null),
        allowances.speak(),
        allowances.show(),
        allowances.share());
  }

  @Override
  public void moderator(
      RoomId room, ParticipantId participant, boolean moderator, ParticipantId by) {
    var account = person(participant).map(Grantee.Account::new);
    account.ifPresent(grantee -> grant(room, grantee, moderator, person(by).orElse(null)));
    // Of a guest, or of whom a meeting makes a moderator, it is kept with the admission.
    var kept = moderator && account.isPresent() ? null : moderator ? Role.MODERATOR : Role.MEMBER;
    rows.giveRole(participant.value(), room.value(), kept);
    allow(room, participant, Allowances.NONE);
  }

  private Optional<PersonId> person(ParticipantId participant) {
    return rows.findById(participant.value()).flatMap(AdmissionRow::person);
  }

  private void grant(RoomId room, Grantee grantee, boolean moderator, @Nullable PersonId by) {
    if (moderator) {
      grants.give(room, grantee, Role.MODERATOR, by);
    } else if (grants.list(room).stream().anyMatch(grant -> byHand(grant, grantee))) {
      // Not taken away, or a restricted room would be shut to them.
      grants.give(room, grantee, Role.MEMBER, by);
    }
  }

  private static boolean byHand(Grant grant, Grantee grantee) {
    return grant.meeting() == null && grant.grantee().equals(grantee);
  }

  @Override
  public boolean transfer(RoomId room, ParticipantId by, ParticipantId participant) {
    var owner = person(by).filter(owner(room)::equals);
    var heir =
        person(participant)
            .filter(people::isAgent)
            .filter(person -> people.findActive(person).isPresent());
    if (owner.isEmpty() || heir.isEmpty()) {
      return false;
    }
    management.transfer(room, heir.get(), owner.get());
    return true;
  }

  private PersonId owner(RoomId room) {
    return rooms.find(room).orElseThrow().owner();
  }
}
