package eu.parvis.meeting;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What happens to meetings by the passing of time. Everything may be done twice, also by two
 * processes at once: rows are added once, and agendas come out the same.
 */
@Component
class MeetingUpkeep {

  private static final int BATCH = 100;
  private static final Logger LOG = LoggerFactory.getLogger(MeetingUpkeep.class);

  private final MeetingRepository meetings;
  private final OccurrenceRows rows;
  private final AttendeeRows attendees;
  private final MeetingDeletion deletion;
  private final RoomGrants grants;
  private final RoomAgendas agendas;
  private final TransactionOperations transactions;
  private final Clock clock;

  MeetingUpkeep(
      MeetingRepository meetings,
      OccurrenceRows rows,
      AttendeeRows attendees,
      MeetingDeletion deletion,
      RoomGrants grants,
      RoomAgendas agendas,
      TransactionOperations transactions,
      Clock clock) {
    this.meetings = meetings;
    this.rows = rows;
    this.attendees = attendees;
    this.deletion = deletion;
    this.grants = grants;
    this.agendas = agendas;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Every night, and soon after a start: gives each series its rows of the next 18 months, and at
   * least its next one.
   */
  @Scheduled(cron = "0 20 3 * * *")
  @Scheduled(initialDelay = 5, timeUnit = TimeUnit.MINUTES)
  void extendSeries() {
    var now = clock.instant();
    var until = now.atZone(ZoneOffset.UTC).toLocalDate().plus(OccurrenceRows.AHEAD);
    meetings.toExtend(until, now).forEach(this::extend);
  }

  /** One that fails keeps no other waiting. */
  private void extend(UUID id) {
    try {
      transactions.executeWithoutResult(_ -> meetings.lock(id).ifPresent(this::extend));
    } catch (RuntimeException failure) {
      LOG.error("Series {} did not get its next occurrences", id, failure);
    }
  }

  private void extend(Meeting meeting) {
    var until = meeting.expandedUntil();
    if (until == null || meeting.deleted()) {
      return;
    }
    var series = meeting.series().orElseThrow();
    var extended = rows.extend(meeting, series, until.plusDays(1), clock.instant());
    meetings.expanded(meeting.id().value(), extended);
    attendees.follow(meeting.id());
    grants.write(meeting.room());
  }

  /** Often: attendees are told of a deletion once nobody will want it undone. */
  @Scheduled(fixedDelay = 20, initialDelay = 20, timeUnit = TimeUnit.SECONDS)
  void tellDeletions() {
    deletion.due(BATCH).forEach(id -> tellDeletion(id, deletion::tell));
    deletion
        .dueOccurrences(BATCH)
        .forEach(key -> tellDeletion(key.meeting(), meeting -> deletion.tell(meeting, key.day())));
  }

  private void tellDeletion(UUID id, Consumer<Meeting> tell) {
    try {
      transactions.executeWithoutResult(_ -> meetings.lock(id).ifPresent(tell));
    } catch (RuntimeException failure) {
      LOG.error("The attendees of meeting {} do not know that it is deleted", id, failure);
    }
  }

  /** Every minute: rooms tell of their next meeting once one is over. */
  @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
  void turnAgendas() {
    for (var due = agendas.due(BATCH); !due.isEmpty(); due = agendas.due(BATCH)) {
      due.forEach(this::turn);
    }
  }

  private void turn(UUID room) {
    try {
      agendas.turn(room);
    } catch (RuntimeException failure) {
      LOG.error("What room {} tells of its meetings is not up to date", room, failure);
      agendas.postpone(room);
    }
  }
}
