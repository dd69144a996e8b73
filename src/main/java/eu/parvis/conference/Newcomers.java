package eu.parvis.conference;

import eu.parvis.room.RoomId;
import java.time.Clock;
import java.util.Collection;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who was in the call that goes on and who comes for the first time, where people begin muted.
 * {@link Admissions#forget} forgets it with the call.
 */
@Service
@Transactional
class Newcomers {

  private final AdmissionRows rows;
  private final Clock clock;

  Newcomers(AdmissionRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** Notes that participants are in; returns how many of them are for the first time. */
  int enter(RoomId room, Collection<ParticipantId> participants) {
    var ids = participants.stream().map(ParticipantId::value).toList();
    return ids.isEmpty() ? 0 : rows.enter(room.value(), ids, clock.instant());
  }
}
