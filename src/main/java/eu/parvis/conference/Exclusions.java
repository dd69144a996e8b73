package eu.parvis.conference;

import eu.parvis.account.PersonId;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.room.RoomId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * What was done to accounts and to proved addresses in rooms. It holds with every browser of
 * theirs, or whoever opens a second one beforehand could not be put out.
 */
@Component
class Exclusions {

  private final AdmissionRows rows;

  Exclusions(AdmissionRows rows) {
    this.rows = rows;
  }

  /** How an admission stands; what was done to another of the same account or address counts. */
  Standing of(AdmissionRow row) {
    var own = row.standing();
    if (own != Standing.VALID && own != Standing.SENT_BACK) {
      return own;
    }
    var all = of(row.room(), row.person(), row.email());
    return all == Standing.VALID ? own : all;
  }

  /** How an account, or whoever proved an address, stands in a room: valid unless put out. */
  Standing of(RoomId room, Optional<PersonId> person, Optional<EmailAddress> proved) {
    var standings = excluded(room, person, proved).stream().map(AdmissionRow::standing).toList();
    if (standings.isEmpty()) {
      return Standing.VALID;
    }
    return standings.contains(Standing.REMOVED) ? Standing.REMOVED : Standing.SENT_BACK;
  }

  /** Whoever was sent back comes in again, with every browser. */
  void letIn(RoomId room, Optional<PersonId> person, Optional<EmailAddress> proved, Instant now) {
    excluded(room, person, proved).stream()
        .filter(row -> row.standing() == Standing.SENT_BACK)
        .forEach(row -> row.letIn(now));
  }

  /** The latest admission of an account or of a proved address, if it still stands. */
  Optional<AdmissionRow> latest(
      RoomId room, Optional<PersonId> person, Optional<EmailAddress> proved) {
    return person.isEmpty() && proved.isEmpty()
        ? Optional.empty()
        : rows
            .findLatest(
                room.value(),
                person.map(PersonId::value).orElse(null),
                proved.map(EmailAddress::value).orElse(null),
                Limit.of(1))
            .stream()
            .findFirst();
  }

  private List<AdmissionRow> excluded(
      RoomId room, Optional<PersonId> person, Optional<EmailAddress> proved) {
    return person.isEmpty() && proved.isEmpty()
        ? List.of()
        : rows.findExcluded(
            room.value(),
            person.map(PersonId::value).orElse(null),
            proved.map(EmailAddress::value).orElse(null));
  }
}
