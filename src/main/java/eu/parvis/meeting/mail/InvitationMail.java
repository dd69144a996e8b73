package eu.parvis.meeting.mail;

import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.Reading;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.meeting.AttendeeDetails;
import eu.parvis.meeting.Attendees;
import eu.parvis.meeting.Draft;
import eu.parvis.meeting.InvitationEvents;
import eu.parvis.meeting.InvitationEvents.Told;
import eu.parvis.meeting.MeetingDetails;
import eu.parvis.meeting.Notice;
import eu.parvis.meeting.Notice.Reason;
import eu.parvis.meeting.NoticesMade;
import eu.parvis.meeting.Part;
import java.time.Clock;
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
    made.notices().stream()
        .collect(Collectors.groupingBy(About::of))
        .forEach((about, notices) ->
            events
                .of(about.part(), about.method())
                .ifPresent(told -> write(common(about, told, made.before()), notices)));
  }

  private LetterWriter.Common common(About about, Told told, @Nullable Draft before) {
    var meeting = told.meeting();
    var day = about.part() instanceof Part.One(_, var one) ? one : null;
    return new LetterWriter.Common(
        about.removed() && before != null ? told.by(before.plan()) : told,
        people.find(meeting.organizer()).orElseThrow(),
        day == null ? attendees.list(meeting.id()) : attendees.list(meeting.id(), day),
        about.removed() ? "" : meeting.description(),
        day,
        before,
        clock.instant());
  }

  /** Whoever is removed learns nothing that is new, nor reads the agenda again. */
  private record About(Part part, Notice.Method method, boolean removed) {

    static About of(Notice notice) {
      return new About(notice.part(), notice.method(), notice.reason() == Reason.REMOVED);
    }
  }

  private void write(LetterWriter.Common common, List<Notice> notices) {
    Map<EmailAddress, AttendeeDetails> known =
        common.attendees().stream()
            .collect(Collectors.toMap(one -> one.invitee().email(), Function.identity()));
    Map<EmailAddress, PersonProfile> accounts =
        people.find(notices.stream().map(notice -> notice.recipient().email()).toList()).stream()
            .collect(Collectors.toMap(PersonProfile::email, Function.identity()));
    for (var notice : notices) {
      var address = notice.recipient().email();
      outbox.add(
          letters.write(
              common,
              new LetterWriter.Recipient(
                  notice.recipient(),
                  Optional.ofNullable(known.get(address)),
                  reading(common.told().meeting(), common.organizer(), accounts.get(address))),
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
