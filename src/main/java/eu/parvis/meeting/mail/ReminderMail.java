package eu.parvis.meeting.mail;

import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.Reading;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.meeting.InvitationEvents;
import eu.parvis.meeting.InvitationEvents.Told;
import eu.parvis.meeting.Invitee;
import eu.parvis.meeting.Notice.Method;
import eu.parvis.meeting.ReminderDue;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes the mails that remind of an occurrence, in the transaction in which they are due. */
@Component
class ReminderMail {

  /** How long it is known what became of one. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final InvitationEvents events;
  private final People people;
  private final LetterWriter letters;
  private final Outbox outbox;
  private final OutboxRows rows;
  private final Clock clock;

  ReminderMail(
      InvitationEvents events,
      People people,
      LetterWriter letters,
      Outbox outbox,
      OutboxRows rows,
      Clock clock) {
    this.events = events;
    this.people = people;
    this.letters = letters;
    this.outbox = outbox;
    this.rows = rows;
    this.clock = clock;
  }

  @EventListener
  void write(ReminderDue due) {
    events.of(due.occurrence(), Method.REQUEST).ifPresent(told -> write(due, told));
  }

  private void write(ReminderDue due, Told told) {
    var organizer = people.find(told.meeting().organizer()).orElseThrow();
    var self = Invitee.required(organizer.email(), organizer.name());
    var common =
        new LetterWriter.Common(
            told,
            organizer,
            due.attendees(),
            told.meeting().description(),
            due.occurrence().day(),
            null,
            clock.instant());
    add(common, new LetterWriter.Recipient(self, Optional.empty(), organizer.reading()));
    var addresses = due.attendees().stream().map(one -> one.invitee().email()).toList();
    Map<EmailAddress, Reading> readings =
        people.find(addresses).stream()
            .collect(Collectors.toMap(PersonProfile::email, PersonProfile::reading));
    var otherwise = new Reading(organizer.language(), told.when().start().getZone());
    for (var attendee : due.attendees()) {
      var reading = readings.getOrDefault(attendee.invitee().email(), otherwise);
      add(common, new LetterWriter.Recipient(attendee.invitee(), Optional.of(attendee), reading));
    }
  }

  private void add(LetterWriter.Common common, LetterWriter.Recipient recipient) {
    outbox.add(letters.write(common, recipient, Occasion.REMINDER));
  }

  @Scheduled(fixedDelay = 12, initialDelay = 1, timeUnit = TimeUnit.HOURS)
  void deleteOld() {
    rows.deleteReminders(clock.instant().minus(KEPT));
  }
}
