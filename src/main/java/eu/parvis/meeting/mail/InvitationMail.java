package eu.parvis.meeting.mail;

import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.Reading;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.meeting.AttendeeDetails;
import eu.parvis.meeting.Attendees;
import eu.parvis.meeting.InvitationEvents;
import eu.parvis.meeting.InvitationEvents.Told;
import eu.parvis.meeting.MeetingDetails;
import eu.parvis.meeting.Notice;
import eu.parvis.meeting.NoticesMade;
import eu.parvis.meeting.Part;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes the mails of a change in its transaction: either both are stored, or none. */
@Component
class InvitationMail {

  private final InvitationEvents events;
  private final Attendees attendees;
  private final People people;
  private final LetterWriter letters;
  private final Outbox outbox;
  private final Clock clock;

  InvitationMail(
      InvitationEvents events,
      Attendees attendees,
      People people,
      LetterWriter letters,
      Outbox outbox,
      Clock clock) {
    this.events = events;
    this.attendees = attendees;
    this.people = people;
    this.letters = letters;
    this.outbox = outbox;
    this.clock = clock;
  }

  @EventListener
  void write(NoticesMade made) {
    var now = clock.instant();
    made.notices().stream()
        .collect(Collectors.groupingBy(notice -> new About(notice.part(), notice.method())))
        .forEach((about, notices) ->
            events
                .of(about.part(), about.method())
                .ifPresent(told -> write(about.part(), told, notices, now)));
  }

  private record About(Part part, Notice.Method method) {}

  private void write(Part part, Told told, List<Notice> notices, Instant now) {
    var organizer = people.find(told.meeting().organizer()).orElseThrow();
    var day = part instanceof Part.One(_, var one) ? one : null;
    var listed = day == null ? attendees.list(part.meeting()) : attendees.list(part.meeting(), day);
    Map<EmailAddress, AttendeeDetails> known =
        listed.stream()
            .collect(Collectors.toMap(one -> one.invitee().email(), Function.identity()));
    Map<EmailAddress, PersonProfile> accounts =
        people.find(notices.stream().map(notice -> notice.recipient().email()).toList()).stream()
            .collect(Collectors.toMap(PersonProfile::email, Function.identity()));
    var agenda = told.meeting().description();
    var common = new LetterWriter.Common(told, organizer, listed, agenda, day, now);
    for (var notice : notices) {
      var address = notice.recipient().email();
      outbox.add(
          letters.write(
              common,
              new LetterWriter.Recipient(
                  notice.recipient(),
                  Optional.ofNullable(known.get(address)),
                  reading(told.meeting(), organizer, accounts.get(address))),
              Occasion.of(notice.reason())));
    }
  }

  private static Reading reading(
      MeetingDetails meeting, PersonProfile organizer, @Nullable PersonProfile account) {
    if (account != null) {
      return account.reading();
    }
    var when = meeting.when();
    var zone = when == null ? organizer.zone() : when.start().getZone();
    return new Reading(organizer.language(), zone);
  }
}
