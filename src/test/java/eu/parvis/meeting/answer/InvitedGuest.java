package eu.parvis.meeting.answer;

import eu.parvis.account.MovableClock;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.AttendeeDetails;
import eu.parvis.meeting.Attendees;
import eu.parvis.meeting.Edit;
import eu.parvis.meeting.Invitation;
import eu.parvis.meeting.Invitee;
import eu.parvis.meeting.MeetingDetails;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.Meetings;
import eu.parvis.meeting.Part;
import eu.parvis.meeting.PartStat;
import eu.parvis.meeting.Recurrence;
import eu.parvis.meeting.mail.AnswerToken;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Somebody without an account who is invited to a series, Tuesdays at ten in Paris. */
@TestComponent
class InvitedGuest {

  static final EmailAddress ADDRESS = new EmailAddress("odile.martin@elsewhere.example");

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private final Meetings meetings;
  private final Attendees attendees;
  private final AnswerToken tokens;
  private final TestPeople people;
  private final MovableClock clock;

  InvitedGuest(
      Meetings meetings,
      Attendees attendees,
      AnswerToken tokens,
      TestPeople people,
      MovableClock clock) {
    this.meetings = meetings;
    this.attendees = attendees;
    this.tokens = tokens;
    this.people = people;
    this.clock = clock;
  }

  /** The meeting, who organizes it, and the guest's token. */
  record Invited(MeetingDetails meeting, PersonProfile organizer, String token) {

    LocalDate first() {
      return Objects.requireNonNull(meeting.when()).start().toLocalDate();
    }
  }

  Invited invite() {
    var organizer = people.active(Language.FRENCH, false);
    var first =
        clock
            .instant()
            .atZone(PARIS)
            .toLocalDate()
            .plusDays(1)
            .with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY));
    var weekly =
        new Recurrence(
            new Recurrence.Weekly(Set.of(DayOfWeek.TUESDAY)), 1, new Recurrence.After(10));
    var guest = Invitee.required(ADDRESS, "Odile Martin");
    var edit =
        new Edit(
            new MeetingPlan("Point d’équipe", at(first, 10), weekly),
            new Invitation("", false, List.of(guest)),
            true);
    var meeting = meetings.schedule(organizer, edit, null);
    return new Invited(meeting, organizer, tokens.of(attendee(meeting, null).id()));
  }

  MeetingDetails move(Invited invited, int hour) {
    var meeting = invited.meeting();
    return meetings.edit(
        new Part.All(meeting.id()),
        meeting.version(),
        new MeetingPlan(meeting.title(), at(invited.first(), hour), meeting.repeats()),
        invited.organizer().id());
  }

  void cancel(Invited invited) {
    var meeting = invited.meeting();
    meetings.cancel(new Part.All(meeting.id()), meeting.version(), invited.organizer().id());
  }

  PartStat partStat(Invited invited, @Nullable LocalDate day) {
    return attendee(invited.meeting(), day).response().partStat();
  }

  String comment(Invited invited) {
    return attendee(invited.meeting(), null).response().comment();
  }

  private AttendeeDetails attendee(MeetingDetails meeting, @Nullable LocalDate day) {
    var id = meeting.id();
    return (day == null ? attendees.list(id) : attendees.list(id, day)).getFirst();
  }

  static TimeSpan at(LocalDate day, int hour) {
    return new TimeSpan(day.atTime(hour, 0).atZone(PARIS), Duration.ofHours(1));
  }
}
