package eu.parvis.conference;

import static java.util.stream.Collectors.toMap;

import eu.parvis.account.PersonId;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.room.RoomId;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who was put out of which room for good, until the call is ended for all. */
@Service
@Transactional
class Bans {

  /** So many, the newest, are told; whoever wants to be rid of more ends the call. */
  static final int MOST_TOLD = 100;

  private final AdmissionRows rows;
  private final Clock clock;

  Bans(AdmissionRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** One for each account, proved address or browser, the newest first. */
  @Transactional(readOnly = true)
  List<Ban> of(RoomId room) {
    return List.copyOf(
        rows.findBanned(room.value(), Limit.of(MOST_TOLD)).stream()
            .collect(
                toMap(
                    AdmissionRow::whose,
                    AdmissionRow::ban,
                    (newest, _) -> newest,
                    LinkedHashMap::new))
            .values());
  }

  /** Whoever it is may ask to be let in again, with every browser. */
  void lift(RoomId room, ParticipantId participant) {
    rows.findById(participant.value())
        .filter(row -> row.room().equals(room))
        .ifPresent(row ->
            rows.liftBan(
                room.value(),
                participant.value(),
                row.person().map(PersonId::value).orElse(null),
                row.email().map(EmailAddress::value).orElse(null),
                clock.instant()));
  }
}
