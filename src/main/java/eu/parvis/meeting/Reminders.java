package eu.parvis.meeting;

import eu.parvis.meeting.ReminderRows.Row;
import eu.parvis.room.Rooms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reminds of what is to begin. A round notes every reminder that became due since the last one,
 * whichever process did that; then each is written in a transaction of its own. What is due twice,
 * as after a time without a process, is told once, and what has begun is not told.
 */
@Component
class Reminders {

  /** A clock that was wrong by more than that was set right. */
  private static final Duration SET_BACK = Duration.ofMinutes(5);

  private static final Duration POSTPONED = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);

  private final ReminderRows rows;
  private final MeetingRepository meetings;
  private final OccurrenceRepository occurrences;
  private final Attendees attendees;
  private final Rooms rooms;
  private final ApplicationEventPublisher events;
  private final TransactionOperations transactions;
  private final Clock clock;

  Reminders(
      ReminderRows rows,
      MeetingRepository meetings,
      OccurrenceRepository occurrences,
      Attendees attendees,
      Rooms rooms,
      ApplicationEventPublisher events,
      TransactionOperations transactions,
      Clock clock) {
    this.rows = rows;
    this.meetings = meetings;
    this.occurrences = occurrences;
    this.attendees = attendees;
    this.rooms = rooms;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 20, initialDelay = 20, timeUnit = TimeUnit.SECONDS)
  void run() {
    transactions.executeWithoutResult(_ -> rows.takeRound().ifPresent(this::note));
    var begin = clock.instant();
    while (writeNext(begin)) {
      LOG.trace("A reminder was written, is of no use any more, or is put off");
    }
  }

  private void note(Instant done) {
    var now = clock.instant();
    if (done.isBefore(now)) {
      var due = new HashMap<Occurrence.Key, Row>();
      for (var reminder : Reminder.values()) { // from the longest on, so that the latest stays
        due(reminder, done, now).forEach(row -> due.put(row.occurrence(), row));
      }
      rows.add(due.values(), now);
    }
    if (done.isBefore(now) || done.isAfter(now.plus(SET_BACK))) {
      rows.endRound(now);
    }
  }

  /** What became due after {@code done} and has not begun. */
  private List<Row> due(Reminder reminder, Instant done, Instant now) {
    var first = done.plus(reminder.least());
    return rows
        .beginning(reminder, first.isAfter(now) ? first : now, now.plus(reminder.most()))
        .stream()
        .filter(row -> {
          var at = reminder.before(row.start()).toInstant();
          return at.isAfter(done) && !at.isAfter(now);
        })
        .toList();
  }

  /** False if none waits. */
  private boolean writeNext(Instant now) {
    var taken = new HashMap<Occurrence.Key, Row>();
    try {
      transactions.executeWithoutResult(_ ->
          rows.take(now)
              .ifPresent(row -> {
                taken.put(row.occurrence(), row);
                write(row);
                rows.delete(row.occurrence());
              }));
    } catch (RuntimeException failure) {
      LOG.error("A reminder waits for a minute", failure);
      var next = clock.instant().plus(POSTPONED);
      transactions.executeWithoutResult(
          _ -> taken.keySet().forEach(key -> rows.postpone(key, next)));
    }
    return !taken.isEmpty();
  }

  private void write(Row row) {
    standing(row)
        .ifPresent(one -> {
          var toBeTold =
              attendees.list(one.meeting(), one.day()).stream()
                  .filter(attendee ->
                      attendee.asked() && attendee.response().partStat() != PartStat.DECLINED)
                  .toList();
          events.publishEvent(new ReminderDue(one, toBeTold));
        });
  }

  /** The occurrence, if it takes place when the reminder says, still has it and has a link. */
  private Optional<Part.One> standing(Row row) {
    var key = row.occurrence();
    var start = row.start().toInstant();
    return meetings
        .lock(key.meeting())
        .filter(meeting -> !meeting.deleted() && !meeting.cancelled())
        .filter(meeting -> meeting.details().reminders().contains(row.reminder()))
        .filter(meeting -> rooms.find(meeting.room()).isPresent())
        .flatMap(_ -> occurrences.findById(key))
        .filter(one -> !one.cancelled() && one.start().toInstant().equals(start))
        .filter(_ -> start.isAfter(clock.instant()))
        .map(one -> new Part.One(one.meeting().id(), one.day()));
  }
}
