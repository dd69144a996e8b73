package eu.parvis.meeting;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.meeting.Notice.Method;
import eu.parvis.meeting.Notice.Reason;
import eu.parvis.meeting.Recurrence.After;
import eu.parvis.meeting.Recurrence.Weekly;
import eu.parvis.testing.Locks;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionOperations;

/** Parts of series are deleted, and what is done to them is undone; five meetings, every week. */
@RecordApplicationEvents
class SeriesUndoTest extends SeriesFixture {

  private static final EmailAddress GUEST = new EmailAddress("guest@elsewhere.example");
  private static final LocalTime NOON = LocalTime.of(12, 0);

  @Autowired private Attendees attendees;
  @Autowired private MeetingPages pages;
  @Autowired private ApplicationEvents events;
  @Autowired private TransactionOperations transactions;

  @Test
  void oneThatIsDeletedIsInNoListAndItsUndoBringsItBackAsItWas() {
    var meeting = move(weekly(), week(1), NOON);
    var part = new Part.One(meeting.id(), week(1));
    var deleted = meetings.delete(part, meeting.version(), true, camille.id());
    assertThat(days()).containsExactly(week(0), week(2), week(3), week(4));
    assertThat(pages.find(meeting.id(), week(1), camille.id())).isEmpty();
    assertThat(meetings.draft(part, camille.id())).get().matches(Draft::cancelled);
    assertThatExceptionOfType(MeetingGone.class)
        .isThrownBy(() -> meetings.delete(part, deleted.after().version(), true, camille.id()));

    meetings.restore(deleted, camille.id());
    assertThat(days()).hasSize(5);
    assertThat(hours()).containsExactly(10, 12, 10, 10, 10);
    assertThat(upcoming()).extracting(OccurrenceDetails::own).startsWith(false, true, false);
    assertThatExceptionOfType(MeetingGone.class)
        .isThrownBy(() -> meetings.restore(deleted, camille.id()));
  }

  @Test
  void oneThatFollowedItsRuleFollowsItAgainWhenItsDeletionIsUndone() {
    var meeting = weekly();
    var deleted = delete(new Part.One(meeting.id(), week(1)), meeting);
    var restored = meetings.restore(deleted, camille.id());
    assertThat(upcoming()).noneMatch(OccurrenceDetails::own);
    retime(new Part.All(meeting.id()), restored, NOON);
    assertThat(hours()).containsOnly(12);
  }

  @Test
  void aCancelledOneThatWasDeletedComesBackCancelled() {
    var meeting = weekly();
    var part = new Part.One(meeting.id(), week(1));
    var cancelled = meetings.cancel(part, meeting.version(), camille.id());
    clock.advance(Duration.ofSeconds(1));
    meetings.restore(delete(part, cancelled), camille.id());
    assertThat(upcoming()).extracting(OccurrenceDetails::cancelled).startsWith(false, true, false);
  }

  @Test
  void neitherAnEditOfAllNorTheNightBringsADeletedOneBack() {
    var meeting = weekly();
    var deleted = delete(new Part.One(meeting.id(), week(1)), meeting);
    retime(new Part.All(meeting.id()), deleted.after(), NOON);
    upkeep.extendSeries();
    assertThat(days()).containsExactly(week(0), week(2), week(3), week(4));
  }

  @Test
  void theDeletionOfOneIsToldWhenItsUndoIsOverAndOnceAlone() {
    var meeting = weekly(GUEST);
    delete(new Part.One(meeting.id(), week(1)), meeting);
    upkeep.tellDeletions();
    assertThat(notices()).hasSize(1);
    clock.advance(MeetingDeletion.UNDO);
    upkeep.tellDeletions();
    upkeep.tellDeletions();
    assertThat(notices())
        .extracting(Notice::part, Notice::method)
        .containsExactly(
            tuple(new Part.All(meeting.id()), Method.REQUEST),
            tuple(new Part.One(meeting.id(), week(1)), Method.CANCEL));
  }

  @Test
  void theDeletionOfOneThatIsUndoneIsNotTold() {
    var meeting = weekly(GUEST);
    meetings.restore(delete(new Part.One(meeting.id(), week(1)), meeting), camille.id());
    clock.advance(MeetingDeletion.UNDO);
    upkeep.tellDeletions();
    assertThat(notices()).hasSize(1);
  }

  @Test
  void aDeletionThatWasToldIsNotUndone() {
    var meeting = weekly(GUEST);
    var deleted = delete(new Part.One(meeting.id(), week(1)), meeting);
    clock.advance(MeetingDeletion.UNDO);
    upkeep.tellDeletions();
    assertThatExceptionOfType(MeetingGone.class)
        .isThrownBy(() -> meetings.restore(deleted, camille.id()));
    assertThat(days()).hasSize(4);
  }

  @Test
  void theFollowingAreDeletedAndAreOneSeriesAgainWithTheAnswersThatThereWere() {
    var meeting = move(weekly(GUEST), week(3), NOON);
    answers(meeting, null, PartStat.ACCEPTED, meeting.sequence());
    var deleted = delete(new Part.Following(meeting.id(), week(2)), meeting);
    assertThat(days()).containsExactly(week(0), week(1));
    assertThat(rooms.find(meeting.slug())).isPresent();

    var whole = meetings.restore(deleted, camille.id());
    assertThat(whole.id()).isEqualTo(meeting.id());
    assertThat(whole.plan()).isEqualTo(meeting.plan());
    assertThat(days()).containsExactly(week(0), week(1), week(2), week(3), week(4));
    assertThat(hours()).containsExactly(10, 10, 10, 12, 10);
    assertThat(attendees.list(meeting.id()).getFirst().response().partStat())
        .isEqualTo(PartStat.ACCEPTED);
    clock.advance(MeetingDeletion.UNDO);
    upkeep.tellDeletions();
    assertThat(notices()).extracting(Notice::reason).doesNotContain(Reason.SHORTENED);
  }

  @Test
  void whoIsInvitedHearsAMinuteLaterThatTheSeriesEndsEarlier() {
    var meeting = weekly(GUEST);
    delete(new Part.Following(meeting.id(), week(2)), meeting);
    assertThat(notices()).hasSize(1);
    clock.advance(MeetingDeletion.UNDO);
    upkeep.tellDeletions();
    assertThat(notices())
        .extracting(Notice::part, Notice::reason)
        .containsExactly(
            tuple(new Part.All(meeting.id()), Reason.INVITED),
            tuple(new Part.All(meeting.id()), Reason.SHORTENED));
  }

  @Test
  void fromTheFirstOnAllIsDeletedWithItsLink() {
    var meeting = weekly();
    var deleted = delete(new Part.Following(meeting.id(), week(0)), meeting);
    assertThat(upcoming()).isEmpty();
    assertThat(rooms.find(meeting.slug())).isEmpty();
    meetings.restore(deleted, camille.id());
    assertThat(days()).hasSize(5);
    assertThat(rooms.find(meeting.slug())).isPresent();
  }

  @Test
  void whatTheSeriesDoesNotHaveIsNotDeleted() {
    var meeting = weekly(GUEST);
    for (var part :
        List.of(
            new Part.One(meeting.id(), first.plusDays(1)),
            new Part.Following(meeting.id(), first.plusDays(1)))) {
      assertThat(meetings.noticesOfCancel(part, camille.id())).isEmpty();
      assertThatExceptionOfType(MeetingGone.class).isThrownBy(() -> delete(part, meeting));
    }
    assertThat(days()).hasSize(5);
  }

  @Test
  void theFollowingThatMovedAreOneSeriesAgain() {
    var meeting = move(weekly(GUEST), week(3), NOON);
    var part = new Part.Following(meeting.id(), week(2));
    var rest = retime(part, meeting, LocalTime.of(15, 0));
    assertThat(hours()).containsExactly(10, 10, 15, 12, 15);
    var before = notices().size();

    var whole = meetings.rejoin(part, meeting, rest, true, camille.id());
    assertThat(whole.plan()).isEqualTo(meeting.plan());
    assertThat(hours()).containsExactly(10, 10, 10, 12, 10);
    assertThat(meetings.find(rest.id(), camille.id())).isEmpty();
    assertThat(notices().subList(before, notices().size()))
        .extracting(Notice::part, Notice::reason)
        .containsExactly(
            tuple(new Part.All(rest.id()), Reason.CANCELLED),
            tuple(new Part.All(meeting.id()), Reason.UPDATED));
    assertThat(whole.sequence()).isGreaterThan(meeting.sequence());
  }

  /** A day earlier, so that days of the one are days of the other. */
  @Test
  void daysThatBothHalvesHaveAreOneAgain() {
    var daily = new Recurrence(new Recurrence.Daily(), 1, new After(5));
    var meeting = meetings.schedule(camille, new MeetingPlan("Daily", at(first, TEN), daily));
    var part = new Part.Following(meeting.id(), first.plusDays(2));
    var plan = draft(part).plan();
    var earlier = new MeetingPlan("Daily", at(first.plusDays(1), NOON), plan.repeats());
    var rest = meetings.edit(part, meeting.version(), earlier, camille.id());
    assertThat(days()).hasSize(5).containsOnlyOnce(first).contains(first.plusDays(1));
    meetings.rejoin(part, meeting, rest, false, camille.id());
    assertThat(days())
        .containsExactly(
            first, first.plusDays(1), first.plusDays(2), first.plusDays(3), first.plusDays(4));
    assertThat(hours()).containsOnly(10);
  }

  @Test
  void halvesThatWereChangedMeanwhileStayAsTheyAre() {
    var meeting = weekly();
    var part = new Part.Following(meeting.id(), week(2));
    var rest = retime(part, meeting, NOON);
    var half = stored(meeting);
    retime(new Part.All(meeting.id()), half, LocalTime.of(9, 0));
    assertThatExceptionOfType(MeetingChanged.class)
        .isThrownBy(() -> meetings.rejoin(part, meeting, rest, true, camille.id()));
    assertThat(hours()).containsExactly(9, 9, 12, 12, 12);
  }

  @Test
  void whatAnEditOfAllTakesAwayIsKnownBefore() {
    var meeting = move(weekly(GUEST), week(1), NOON);
    meeting = meetings.cancel(new Part.One(meeting.id(), week(2)), meeting.version(), camille.id());
    answers(meeting, null, PartStat.ACCEPTED, 9);
    var all = new Part.All(meeting.id());
    var otherDay = first.plusDays(1);
    var shifted =
        new MeetingPlan(
            "Weekly",
            at(otherDay, TEN),
            new Recurrence(new Weekly(Set.of(otherDay.getDayOfWeek())), 1, new After(5)));
    var loss = meetings.lossOfEdit(all, shifted, camille.id());
    assertThat(loss.exceptions())
        .extracting(OccurrenceDetails::day, OccurrenceDetails::cancelled)
        .containsExactly(tuple(week(1), false), tuple(week(2), true));
    assertThat(loss.answers()).isEqualTo(1);

    var later = new MeetingPlan("Weekly", at(first, NOON), meeting.repeats());
    assertThat(meetings.lossOfEdit(all, later, camille.id()).exceptions()).isEmpty();
    assertThat(meetings.lossOfEdit(all, later, camille.id()).answers()).isEqualTo(1);
    var renamed = new MeetingPlan("Renamed", meeting.when(), meeting.repeats());
    assertThat(meetings.lossOfEdit(all, renamed, camille.id()).nothing()).isTrue();
    meetings.edit(all, meeting.version(), shifted, camille.id());
    assertThat(upcoming()).noneMatch(OccurrenceDetails::own);
  }

  @Test
  void whatAnEditOfOneOrOfTheFollowingTakesAwayIsKnownBefore() {
    var meeting = move(weekly(GUEST), week(1), NOON);
    answers(meeting, week(2), PartStat.DECLINED, 9);
    var one = new Part.One(meeting.id(), week(2));
    var moved = new MeetingPlan("Weekly", at(week(2), NOON));
    assertThat(meetings.lossOfEdit(one, moved, camille.id())).isEqualTo(new Loss(List.of(), 1));
    var other = new Part.One(meeting.id(), week(3));
    var free = new MeetingPlan("Weekly", at(week(3), NOON));
    assertThat(meetings.lossOfEdit(other, free, camille.id()).nothing()).isTrue();

    var following = new Part.Following(meeting.id(), week(1));
    var once = new MeetingPlan("Weekly", at(week(2), TEN));
    var loss = meetings.lossOfEdit(following, once, camille.id());
    assertThat(loss.exceptions()).extracting(OccurrenceDetails::day).containsExactly(week(1));
    assertThat(loss.answers()).isEqualTo(1);
    var later = new Part.Following(meeting.id(), week(3));
    assertThat(meetings.lossOfEdit(later, draft(later).plan(), camille.id()).nothing()).isTrue();
  }

  @Test
  void nobodyIsToldOfOneThatIsOver() {
    var meeting = weekly(GUEST);
    clock.advance(Duration.ofDays(4));
    var over = new Part.One(meeting.id(), week(0));
    assertThat(meetings.noticesOfCancel(over, camille.id())).isEmpty();
    var moved = new MeetingPlan("Weekly", at(week(0), NOON));
    var edit = new Edit(moved, Invitation.NONE, true);
    assertThat(meetings.noticesOfEdit(over, edit, camille.id())).isEmpty();
    var coming = new Part.One(meeting.id(), week(1));
    assertThat(meetings.noticesOfCancel(coming, camille.id())).hasSize(1);
    delete(over, meeting);
    clock.advance(MeetingDeletion.UNDO);
    upkeep.tellDeletions();
    assertThat(notices()).hasSize(1);
  }

  /** Both write what their room tells; neither is lost, and neither is refused. */
  @Test
  void twoMeetingsOfARoomAreChangedAtOnce() throws Exception {
    var meeting = weekly();
    var rest = retime(new Part.Following(meeting.id(), week(1)), meeting, NOON);
    var half = stored(meeting);
    var stored = new CountDownLatch(1);
    try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
      var change =
          other.submit(() ->
              transactions.executeWithoutResult(_ -> {
                retime(new Part.All(half.id()), half, LocalTime.of(9, 0));
                stored.countDown();
                Locks.awaitSomebodyWaiting(database);
              }));
      stored.await();
      retime(new Part.All(rest.id()), rest, LocalTime.of(16, 0));
      change.get();
    }
    assertThat(hours()).containsExactly(9, 16, 16, 16, 16);
  }

  private MeetingDetails weekly(EmailAddress... invited) {
    var rule = new Recurrence(everyWeek(), 1, new After(5));
    var plan = new MeetingPlan("Weekly", at(first, TEN), rule);
    var invitees = List.of(invited).stream().map(guest -> Invitee.required(guest, "")).toList();
    return meetings.schedule(
        camille, new Edit(plan, new Invitation("", false, invitees), true), null);
  }

  private LocalDate week(int number) {
    return first.plusWeeks(number);
  }

  private MeetingDetails move(MeetingDetails meeting, LocalDate day, LocalTime time) {
    return retime(new Part.One(meeting.id(), day), meeting, time);
  }

  private MeetingDetails retime(Part part, MeetingDetails meeting, LocalTime time) {
    var plan = draft(part).plan();
    var day = requireNonNull(plan.when()).start().toLocalDate();
    var retimed = new MeetingPlan(plan.title(), at(day, time), plan.repeats());
    return meetings.edit(part, meeting.version(), retimed, camille.id());
  }

  private Draft draft(Part part) {
    return meetings.draft(part, camille.id()).orElseThrow();
  }

  private Deletion delete(Part part, MeetingDetails meeting) {
    return meetings.delete(part, meeting.version(), true, camille.id());
  }

  private void answers(
      MeetingDetails meeting, @Nullable LocalDate day, PartStat partStat, int sequence) {
    var attendee = attendees.list(meeting.id()).getFirst();
    var answer = new Answer(partStat, "", sequence, clock.instant());
    assertThat(attendees.answer(attendee.id(), GUEST, day, answer)).isEqualTo(AnswerOutcome.TAKEN);
  }

  private List<LocalDate> days() {
    return starts().stream().map(ZonedDateTime::toLocalDate).toList();
  }

  private List<Notice> notices() {
    return events.stream(NoticesMade.class).flatMap(made -> made.notices().stream()).toList();
  }
}
