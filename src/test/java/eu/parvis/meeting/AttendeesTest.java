package eu.parvis.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import eu.parvis.account.MovableClock;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.Notice.Method;
import eu.parvis.meeting.Notice.Reason;
import eu.parvis.testing.ParvisTest;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ParvisTest
@RecordApplicationEvents
@Import({MovableClock.Configuration.class, TestPeople.class})
class AttendeesTest {

  private static final EmailAddress GUEST = new EmailAddress("guest@elsewhere.example");

  @Autowired private Meetings meetings;
  @Autowired private Attendees attendees;
  @Autowired private MeetingUpkeep upkeep;
  @Autowired private TestPeople testPeople;
  @Autowired private MovableClock clock;
  @Autowired private ApplicationEvents events;

  private PersonProfile camille;
  private PersonProfile sam;

  @BeforeEach
  void arrive() {
    camille = testPeople.active(Language.ENGLISH, false);
    sam = testPeople.active(Language.FRENCH, false);
  }

  @Test
  void whoIsInvitedIsKeptWithTheirAccountIfTheyHaveOne() {
    var meeting = series(invitee(sam, false), Invitee.required(GUEST, "Guest, A."));
    assertThat(attendees.list(meeting.id()))
        .extracting(AttendeeDetails::invitee, AttendeeDetails::person)
        .containsExactlyInAnyOrder(
            tuple(invitee(sam, false), sam.id()),
            tuple(Invitee.required(GUEST, "Guest, A."), null));
    assertThat(notices())
        .extracting(Notice::reason)
        .containsExactly(Reason.INVITED, Reason.INVITED);
  }

  @Test
  void whoeverOrganizesTheMeetingIsNotInvitedToIt() {
    var meeting = series(invitee(camille, false), invitee(sam, true));
    assertThat(attendees.list(meeting.id())).hasSize(1);
    var all = List.of(invitee(camille, false), invitee(sam, true));
    var edit = new Edit(meeting.plan(), new Invitation("", false, all), true);
    assertThat(meetings.noticesOfEdit(all(meeting), edit, sam.id())).isEmpty();
    meetings.edit(all(meeting), meeting.version(), edit, sam.id());
    assertThat(attendees.list(meeting.id())).hasSize(1);
  }

  @Test
  void anAnswerStandsForTheSeriesOrForOneOccurrence() {
    var meeting = series(Invitee.required(GUEST, ""));
    var second = first(meeting).plusWeeks(1);
    assertThat(answer(meeting, GUEST, null, PartStat.ACCEPTED, 0)).isEqualTo(AnswerOutcome.TAKEN);
    assertThat(answer(meeting, GUEST, second, PartStat.DECLINED, 0)).isEqualTo(AnswerOutcome.TAKEN);
    assertThat(partStat(meeting, null)).isEqualTo(PartStat.ACCEPTED);
    assertThat(partStat(meeting, second)).isEqualTo(PartStat.DECLINED);
    assertThat(partStat(meeting, second.plusWeeks(1))).isEqualTo(PartStat.ACCEPTED);
  }

  @Test
  void anAnswerThatSaysNoMoreLeavesTheComment() {
    var meeting = series(Invitee.required(GUEST, ""));
    var second = first(meeting).plusWeeks(1);
    answer(meeting, null, PartStat.ACCEPTED, "Ten minutes late");
    answer(meeting, null, PartStat.TENTATIVE, null);
    answer(meeting, second, PartStat.DECLINED, null);
    assertThat(response(meeting, null).comment()).isEqualTo("Ten minutes late");
    assertThat(response(meeting, second).comment()).as("as shown").isEqualTo("Ten minutes late");
    answer(meeting, second, PartStat.DECLINED, "Abroad");
    answer(meeting, second, PartStat.ACCEPTED, null);
    assertThat(response(meeting, second).comment()).isEqualTo("Abroad");
    answer(meeting, second, PartStat.ACCEPTED, "");
    assertThat(response(meeting, second).comment()).as("taken back").isEmpty();
    assertThat(response(meeting, null).comment()).isEqualTo("Ten minutes late");
  }

  @Test
  void whoeverAnswersForSomebodyElseIsRefused() {
    var meeting = series(invitee(sam, false));
    var attendee = attendees.list(meeting.id()).getFirst().id();
    var answer = new Answer(PartStat.DECLINED, "", 0, clock.instant());
    assertThat(attendees.answer(attendee, GUEST, null, answer)).isEqualTo(AnswerOutcome.NOT_THEIRS);
    assertThat(attendees.answer(attendee, camille.id(), null, answer))
        .isEqualTo(AnswerOutcome.NOT_THEIRS);
    assertThat(partStat(meeting, null)).isEqualTo(PartStat.NEEDS_ACTION);
    assertThat(attendees.answer(attendee, sam.id(), null, answer)).isEqualTo(AnswerOutcome.TAKEN);
  }

  @Test
  void anAnswerThatIsOlderThanAnotherChangesNothing() {
    var meeting = series(Invitee.required(GUEST, ""));
    var before = clock.instant().minusSeconds(1);
    answer(meeting, GUEST, null, PartStat.ACCEPTED, 0);
    var attendee = attendees.list(meeting.id()).getFirst().id();
    assertThat(
            attendees.answer(attendee, GUEST, null, new Answer(PartStat.DECLINED, "", 0, before)))
        .isEqualTo(AnswerOutcome.OLDER);
    assertThat(partStat(meeting, null)).isEqualTo(PartStat.ACCEPTED);
  }

  @Test
  void anotherTimeAsksAnewAndAnswersToTheOldOneAreStale() {
    var meeting = series(Invitee.required(GUEST, ""));
    answer(meeting, GUEST, null, PartStat.ACCEPTED, 0);
    var moved = edit(meeting, later(meeting), List.of(Invitee.required(GUEST, "")), true);
    assertThat(moved.sequence()).isEqualTo(1);
    assertThat(partStat(meeting, null)).isEqualTo(PartStat.NEEDS_ACTION);
    assertThat(answer(meeting, GUEST, null, PartStat.ACCEPTED, 0)).isEqualTo(AnswerOutcome.STALE);
    assertThat(answer(meeting, GUEST, null, PartStat.TENTATIVE, 1)).isEqualTo(AnswerOutcome.TAKEN);
    assertThat(partStat(meeting, null)).isEqualTo(PartStat.TENTATIVE);
  }

  @Test
  void anotherTitleKeepsSequenceAndAnswers() {
    var meeting = series(Invitee.required(GUEST, ""));
    answer(meeting, GUEST, null, PartStat.ACCEPTED, 0);
    var renamed =
        edit(
            meeting,
            new MeetingPlan("Renamed", meeting.when(), meeting.repeats()),
            List.of(Invitee.required(GUEST, "")),
            true);
    assertThat(renamed.sequence()).isZero();
    assertThat(partStat(meeting, null)).isEqualTo(PartStat.ACCEPTED);
  }

  @Test
  void aMovedOccurrenceAsksAnewAboutItAlone() {
    var meeting = series(Invitee.required(GUEST, ""));
    var second = first(meeting).plusWeeks(1);
    answer(meeting, GUEST, null, PartStat.ACCEPTED, 0);
    var when = at(second, 15);
    meetings.edit(
        new Part.One(meeting.id(), second),
        meeting.version(),
        new MeetingPlan("Budget", when),
        camille.id());
    assertThat(partStat(meeting, second)).isEqualTo(PartStat.NEEDS_ACTION);
    assertThat(partStat(meeting, second.plusWeeks(1))).isEqualTo(PartStat.ACCEPTED);
    assertThat(answer(meeting, GUEST, second, PartStat.ACCEPTED, 0)).isEqualTo(AnswerOutcome.STALE);
    assertThat(answer(meeting, GUEST, second, PartStat.ACCEPTED, 1)).isEqualTo(AnswerOutcome.TAKEN);
    assertThat(notices())
        .last()
        .extracting(Notice::part, Notice::reason)
        .containsExactly(new Part.One(meeting.id(), second), Reason.TIME_CHANGED);
  }

  @Test
  void noNumberOfAnExceptionIsAboveTheNextOneOfItsSeries() {
    var meeting = series(Invitee.required(GUEST, ""));
    var second = first(meeting).plusWeeks(1);
    var touched =
        meetings.edit(
            new Part.One(meeting.id(), second),
            meeting.version(),
            new MeetingPlan("Budget", at(second, 15)),
            camille.id());
    assertThat(touched.sequence()).isZero();
    assertThat(edit(touched, later(meeting), List.of(Invitee.required(GUEST, "")), true).sequence())
        .isEqualTo(2);
  }

  @Test
  void whoIsRemovedGetsACancelWithAHigherNumberAndWhoStaysKeepsTheirAnswer() {
    var meeting = series(invitee(sam, false), Invitee.required(GUEST, ""));
    answer(meeting, GUEST, null, PartStat.ACCEPTED, 0);
    var edited = edit(meeting, meeting.plan(), List.of(Invitee.required(GUEST, "")), true);
    assertThat(edited.sequence()).isEqualTo(1);
    assertThat(attendees.list(meeting.id()))
        .singleElement()
        .extracting(attendee -> attendee.response().partStat())
        .isEqualTo(PartStat.ACCEPTED);
    assertThat(notices())
        .last()
        .extracting(notice -> notice.recipient().email(), Notice::method)
        .containsExactly(sam.email(), Method.CANCEL);
  }

  @Test
  void anEditThatTellsNobodyInvitesNobody() {
    var meeting = series();
    var edited = edit(meeting, meeting.plan(), List.of(Invitee.required(GUEST, "")), false);
    assertThat(notices()).isEmpty();
    assertThat(attendees.list(meeting.id()).getFirst().asked()).isFalse();
    edit(edited, edited.plan(), List.of(Invitee.required(GUEST, "")), true);
    assertThat(notices()).extracting(Notice::reason).containsExactly(Reason.INVITED);
    assertThat(attendees.list(meeting.id()).getFirst().asked()).isTrue();
  }

  @Test
  void aSplitCopiesAttendeesAndAgendaAndAsksForBothSeries() {
    var meeting =
        schedule(new Invitation("1. Figures", true, List.of(invitee(sam, true))), weekly());
    var third = first(meeting).plusWeeks(2);
    var rest =
        meetings.edit(
            new Part.Following(meeting.id(), third),
            meeting.version(),
            new MeetingPlan("Budget", at(third, 15), weekly().repeats()),
            camille.id());
    assertThat(rest.id()).isNotEqualTo(meeting.id());
    assertThat(rest.description()).isEqualTo("1. Figures");
    assertThat(rest.guestListShown()).isTrue();
    assertThat(attendees.list(rest.id()))
        .singleElement()
        .satisfies(attendee -> {
          assertThat(attendee.invitee()).isEqualTo(invitee(sam, true));
          assertThat(attendee.asked()).isTrue();
        });
    assertThat(notices())
        .extracting(Notice::part, Notice::reason)
        .containsExactly(
            tuple(new Part.All(meeting.id()), Reason.INVITED),
            tuple(new Part.All(meeting.id()), Reason.SHORTENED),
            tuple(new Part.All(rest.id()), Reason.TIME_CHANGED));
  }

  @Test
  void aCoOrganizerEditsAndCancelsAndOthersDoNot() {
    var meeting = series(invitee(sam, true), Invitee.required(GUEST, ""));
    var stranger = testPeople.active(Language.ENGLISH, false);
    assertThat(meetings.draft(all(meeting), stranger.id())).isEmpty();
    var edited = meetings.edit(all(meeting), meeting.version(), later(meeting), sam.id());
    assertThat(meetings.cancel(all(meeting), edited.version(), sam.id()).cancelled()).isTrue();
    assertThatExceptionOfType(MeetingGone.class)
        .isThrownBy(() -> meetings.cancel(all(meeting), edited.version(), stranger.id()));
    assertThatExceptionOfType(MeetingGone.class)
        .isThrownBy(() -> meetings.delete(meeting.id(), edited.version() + 1, sam.id()));
  }

  @Test
  void anAttendeeWithoutTheFlagDoesNotEdit() {
    var meeting = series(invitee(sam, false));
    assertThat(meetings.draft(all(meeting), sam.id())).isEmpty();
    assertThatExceptionOfType(MeetingGone.class)
        .isThrownBy(() -> meetings.edit(all(meeting), meeting.version(), later(meeting), sam.id()));
  }

  @Test
  void aDeletionIsToldWhenItsUndoIsOver() {
    var meeting = series(Invitee.required(GUEST, ""));
    meetings.delete(meeting.id(), meeting.version(), camille.id());
    upkeep.tellDeletions();
    assertThat(notices()).hasSize(1);
    clock.advance(MeetingDeletion.UNDO);
    upkeep.tellDeletions();
    upkeep.tellDeletions();
    assertThat(notices()).hasSize(2).last().extracting(Notice::method).isEqualTo(Method.CANCEL);
    meetings.restore(meeting.id(), camille.id());
    assertThat(notices()).hasSize(3).last().extracting(Notice::reason).isEqualTo(Reason.INVITED);
  }

  @Test
  void aDeletionThatIsUndoneIsNotTold() {
    var meeting = series(Invitee.required(GUEST, ""));
    meetings.delete(meeting.id(), meeting.version(), camille.id());
    meetings.restore(meeting.id(), camille.id());
    clock.advance(MeetingDeletion.UNDO);
    upkeep.tellDeletions();
    assertThat(notices()).extracting(Notice::reason).containsExactly(Reason.INVITED);
  }

  @Test
  void whatIsDeletedOrCancelledIsNotAnswered() {
    var meeting = series(Invitee.required(GUEST, ""));
    var second = first(meeting).plusWeeks(1);
    var touched =
        meetings.cancel(new Part.One(meeting.id(), second), meeting.version(), camille.id());
    assertThat(answer(meeting, GUEST, second, PartStat.ACCEPTED, 9)).isEqualTo(AnswerOutcome.GONE);
    assertThat(answer(meeting, GUEST, second.plusDays(1), PartStat.ACCEPTED, 9))
        .isEqualTo(AnswerOutcome.GONE);
    meetings.cancel(all(meeting), touched.version(), camille.id());
    assertThat(answer(meeting, GUEST, null, PartStat.ACCEPTED, 9)).isEqualTo(AnswerOutcome.GONE);
    var unknown = new AttendeeId(UUID.randomUUID());
    var answer = new Answer(PartStat.ACCEPTED, "", 0, clock.instant());
    assertThat(attendees.answer(unknown, GUEST, null, answer)).isEqualTo(AnswerOutcome.GONE);
  }

  @Test
  void aThousandAreInvitedAndAThousandAndOneAreNot() {
    var most = crowd(Invitation.MOST_ATTENDEES);
    var meeting = schedule(new Invitation("", false, most), weekly());
    assertThat(attendees.list(meeting.id())).hasSize(Invitation.MOST_ATTENDEES);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Invitation("", false, crowd(Invitation.MOST_ATTENDEES + 1)));
  }

  @Test
  void aLongCommentIsCutBetweenCharacters() {
    var answer = new Answer(PartStat.ACCEPTED, "😀".repeat(400) + "x", 0, clock.instant());
    assertThat(answer.comment()).isEqualTo("😀".repeat(250));
    var odd = new Answer(PartStat.ACCEPTED, "x" + "😀".repeat(400), 0, clock.instant());
    assertThat(odd.comment()).isEqualTo("x" + "😀".repeat(249));
  }

  private static List<Invitee> crowd(int size) {
    return IntStream.range(0, size)
        .mapToObj(n -> Invitee.required(new EmailAddress("n" + n + "@crowd.example"), ""))
        .toList();
  }

  private List<Notice> notices() {
    return events.stream(NoticesMade.class).flatMap(made -> made.notices().stream()).toList();
  }

  private AnswerOutcome answer(
      MeetingDetails meeting,
      EmailAddress by,
      @Nullable LocalDate day,
      PartStat partStat,
      int sequence) {
    var attendee =
        attendees.list(meeting.id()).stream()
            .filter(found -> found.invitee().email().equals(by))
            .findFirst()
            .orElseThrow();
    return attendees.answer(
        attendee.id(), by, day, new Answer(partStat, "", sequence, clock.instant()));
  }

  private void answer(
      MeetingDetails meeting, @Nullable LocalDate day, PartStat partStat, @Nullable String said) {
    var attendee = attendees.list(meeting.id()).getFirst().id();
    var answer = new Answer(partStat, said, 0, clock.instant());
    assertThat(attendees.answer(attendee, GUEST, day, answer)).isEqualTo(AnswerOutcome.TAKEN);
  }

  private PartStat partStat(MeetingDetails meeting, @Nullable LocalDate day) {
    return response(meeting, day).partStat();
  }

  private Response response(MeetingDetails meeting, @Nullable LocalDate day) {
    var list = day == null ? attendees.list(meeting.id()) : attendees.list(meeting.id(), day);
    return list.getFirst().response();
  }

  private MeetingDetails edit(
      MeetingDetails meeting, MeetingPlan plan, List<Invitee> invitees, boolean told) {
    var edit = new Edit(plan, new Invitation("", false, invitees), told);
    return meetings.edit(all(meeting), meeting.version(), edit, camille.id());
  }

  private MeetingDetails series(Invitee... invitees) {
    return schedule(new Invitation("", false, List.of(invitees)), weekly());
  }

  private MeetingDetails schedule(Invitation invitation, MeetingPlan plan) {
    return meetings.schedule(camille, new Edit(plan, invitation, true), null);
  }

  private MeetingPlan weekly() {
    var monday =
        clock
            .instant()
            .atZone(camille.zone())
            .toLocalDate()
            .with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    var rule =
        new Recurrence(new Recurrence.Weekly(Set.of(DayOfWeek.MONDAY)), 1, new Recurrence.Never());
    return new MeetingPlan("Budget", at(monday, 10), rule);
  }

  private static MeetingPlan later(MeetingDetails meeting) {
    var when = Objects.requireNonNull(meeting.when());
    var moved = new TimeSpan(when.start().plusHours(2), when.duration());
    return new MeetingPlan(meeting.title(), moved, meeting.repeats());
  }

  private static LocalDate first(MeetingDetails meeting) {
    return Objects.requireNonNull(meeting.when()).start().toLocalDate();
  }

  private static TimeSpan at(LocalDate day, int hour) {
    var start = day.atTime(hour, 0).atZone(ZoneId.of("Europe/Paris"));
    return new TimeSpan(start, Duration.ofHours(1));
  }

  private static Part all(MeetingDetails meeting) {
    return new Part.All(meeting.id());
  }

  private static Invitee invitee(PersonProfile person, boolean coOrganizer) {
    return new Invitee(
        person.email(), person.name(), ParticipationRole.REQ_PARTICIPANT, coOrganizer, coOrganizer);
  }
}
