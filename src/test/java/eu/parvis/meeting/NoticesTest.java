package eu.parvis.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.Notice.Method;
import eu.parvis.meeting.Notice.Reason;
import eu.parvis.meeting.Notices.Version;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoticesTest {

  private static final MeetingId MEETING = new MeetingId(new UUID(0, 1));
  private static final Part ALL = new Part.All(MEETING);
  private static final LocalDate DAY = LocalDate.of(2026, 12, 8);
  private static final Part ONE = new Part.One(MEETING, DAY);
  private static final Part FOLLOWING = new Part.Following(MEETING, DAY);
  private static final TimeSpan TEN =
      new TimeSpan(ZonedDateTime.parse("2026-12-01T10:00+01:00[Europe/Paris]"), hours(1));
  private static final TimeSpan ELEVEN = new TimeSpan(TEN.start().plusHours(1), hours(1));
  private static final Recurrence WEEKLY =
      new Recurrence(new Recurrence.Weekly(Set.of(DayOfWeek.TUESDAY)), 1, new Recurrence.Never());
  private static final MeetingPlan PLAN = new MeetingPlan("Budget", TEN, WEEKLY);

  private static final Invitee ANNE = invitee("anne");
  private static final Invitee BRUNO = invitee("bruno");
  private static final Invitee CLARA = invitee("clara");

  @Test
  void everybodyIsInvitedToANewMeeting() {
    assertThat(Notices.ofSchedule(MEETING, PLAN, to(ANNE, BRUNO)))
        .containsExactly(
            new Notice(ANNE, Method.REQUEST, ALL, Reason.INVITED),
            new Notice(BRUNO, Method.REQUEST, ALL, Reason.INVITED));
  }

  @Test
  void nobodyIsInvitedToWhatHasNoTime() {
    var untimed = new MeetingPlan("Now", null);
    assertThat(Notices.ofSchedule(MEETING, untimed, to(ANNE))).isEmpty();
    assertThat(Notices.ofEdit(ALL, version(untimed, ANNE), untimed, to(BRUNO))).isEmpty();
    assertThat(Notices.ofCancel(ALL, version(untimed, ANNE))).isEmpty();
  }

  @Test
  void anEditThatChangesNothingTellsNobody() {
    assertThat(Notices.ofEdit(ALL, version(PLAN, ANNE, BRUNO), PLAN, to(BRUNO, ANNE))).isEmpty();
  }

  @Test
  void anEditOfTheListTellsThoseWhoComeAndGoAlone() {
    assertThat(Notices.ofEdit(ALL, version(PLAN, ANNE, BRUNO), PLAN, to(ANNE, CLARA)))
        .containsExactly(
            new Notice(BRUNO, Method.CANCEL, ALL, Reason.REMOVED),
            new Notice(CLARA, Method.REQUEST, ALL, Reason.INVITED));
  }

  @Test
  void anotherRoleIsToldToWhomItIsGiven() {
    var optional = new Invitee(BRUNO.email(), "", ParticipationRole.OPT_PARTICIPANT, false, false);
    assertThat(Notices.ofEdit(ALL, version(PLAN, ANNE, BRUNO), PLAN, to(ANNE, optional)))
        .containsExactly(new Notice(optional, Method.REQUEST, ALL, Reason.UPDATED));
  }

  @Test
  void rightsInTheRoomAreNoNews() {
    var moderator =
        new Invitee(BRUNO.email(), "Bruno", ParticipationRole.REQ_PARTICIPANT, true, true);
    assertThat(Notices.ofEdit(ALL, version(PLAN, BRUNO), PLAN, to(moderator))).isEmpty();
  }

  @Test
  void anotherTimeIsToldToAllWhoStay() {
    var moved = new MeetingPlan("Budget", ELEVEN, WEEKLY);
    assertThat(Notices.ofEdit(ALL, version(PLAN, ANNE, BRUNO), moved, to(ANNE, CLARA)))
        .containsExactly(
            new Notice(BRUNO, Method.CANCEL, ALL, Reason.REMOVED),
            new Notice(ANNE, Method.REQUEST, ALL, Reason.TIME_CHANGED),
            new Notice(CLARA, Method.REQUEST, ALL, Reason.INVITED));
  }

  @Test
  void anotherRuleIsAnotherTime() {
    var once = new MeetingPlan("Budget", TEN);
    assertThat(Notices.ofEdit(ALL, version(PLAN, ANNE), once, to(ANNE)))
        .containsExactly(new Notice(ANNE, Method.REQUEST, ALL, Reason.TIME_CHANGED));
    assertThat(Notices.retimed(PLAN, once)).isTrue();
  }

  @Test
  void anotherTitleOrAgendaIsAnUpdate() {
    var renamed = new MeetingPlan("Budget 2027", TEN, WEEKLY);
    var update = new Notice(ANNE, Method.REQUEST, ALL, Reason.UPDATED);
    assertThat(Notices.ofEdit(ALL, version(PLAN, ANNE), renamed, to(ANNE))).containsExactly(update);
    assertThat(Notices.retimed(PLAN, renamed)).isFalse();
    var agenda = new Invitation("1. Figures", false, List.of(ANNE));
    assertThat(Notices.ofEdit(ALL, version(PLAN, ANNE), PLAN, agenda)).containsExactly(update);
  }

  @Test
  void whoeverWasNeverAskedIsInvitedAndHearsNothingWhenRemoved() {
    var before = new Version(PLAN, to(ANNE, BRUNO), Set.of(ANNE.email()));
    assertThat(Notices.ofEdit(ALL, before, PLAN, to(ANNE, BRUNO)))
        .containsExactly(new Notice(BRUNO, Method.REQUEST, ALL, Reason.INVITED));
    assertThat(Notices.ofEdit(ALL, before, PLAN, to(ANNE))).isEmpty();
  }

  @Test
  void anEditOfOneOccurrenceIsToldOfItAlone() {
    var one = new MeetingPlan("Budget", TEN);
    var moved = new MeetingPlan("Budget", ELEVEN);
    assertThat(Notices.ofEdit(ONE, version(one, ANNE), moved, to(ANNE)))
        .containsExactly(new Notice(ANNE, Method.REQUEST, ONE, Reason.TIME_CHANGED));
    assertThat(Notices.ofEdit(ONE, version(one, ANNE), one, to(ANNE))).isEmpty();
  }

  @Test
  void aSplitIsARequestForTheShortenedSeriesAndOneForTheRest() {
    var moved = new MeetingPlan("Budget", ELEVEN, WEEKLY);
    assertThat(Notices.ofEdit(FOLLOWING, version(PLAN, ANNE, BRUNO), moved, to(ANNE, CLARA)))
        .containsExactly(
            new Notice(ANNE, Method.REQUEST, ALL, Reason.SHORTENED),
            new Notice(BRUNO, Method.REQUEST, ALL, Reason.SHORTENED),
            new Notice(ANNE, Method.REQUEST, FOLLOWING, Reason.TIME_CHANGED),
            new Notice(CLARA, Method.REQUEST, FOLLOWING, Reason.INVITED));
  }

  @Test
  void aCancellationIsToldToWhomWasAsked() {
    var before = new Version(PLAN, to(ANNE, BRUNO), Set.of(ANNE.email()));
    assertThat(Notices.ofCancel(ALL, before))
        .containsExactly(new Notice(ANNE, Method.CANCEL, ALL, Reason.CANCELLED));
    assertThat(Notices.ofCancel(ONE, before))
        .containsExactly(new Notice(ANNE, Method.CANCEL, ONE, Reason.CANCELLED));
    assertThat(Notices.ofCancel(FOLLOWING, before))
        .containsExactly(new Notice(ANNE, Method.REQUEST, ALL, Reason.SHORTENED));
  }

  private static Version version(MeetingPlan plan, Invitee... asked) {
    var addresses = Stream.of(asked).map(Invitee::email).collect(Collectors.toSet());
    return new Version(plan, to(asked), addresses);
  }

  private static Invitation to(Invitee... invitees) {
    return new Invitation("", false, Arrays.asList(invitees));
  }

  private static Invitee invitee(String name) {
    return Invitee.required(new EmailAddress(name + "@example.org"), name);
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }
}
