package eu.parvis.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.MeetingChange.What;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MergeTest {

  private static final TimeSpan TEN = at("2026-12-01T10:00");
  private static final TimeSpan ELEVEN = at("2026-12-01T11:00");
  private static final Recurrence DAILY =
      new Recurrence(new Recurrence.Daily(), 1, new Recurrence.After(3));

  private static final Invitee ANNE = invitee("anne");
  private static final Invitee BORIS = invitee("boris");
  private static final Invitee CHLOE = invitee("chloe");
  private static final Invitee DAVID = invitee("david");

  private static final MeetingPlan PLAN = new MeetingPlan("Budget", TEN);
  private static final Invitation TOLD = new Invitation("Points", false, List.of(ANNE, BORIS));

  @Test
  void whatOneLeftAloneIsAsTheOtherStoredIt() {
    var merge =
        Merge.of(
            draft(PLAN, TOLD),
            edit(new MeetingPlan("Budget 2027", TEN), TOLD),
            draft(
                new MeetingPlan("Budget", ELEVEN, DAILY),
                new Invitation("Figures", true, Set.of(Reminder.DAY), List.of(ANNE, BORIS))));
    assertThat(merge.edit())
        .isEqualTo(
            edit(
                new MeetingPlan("Budget 2027", ELEVEN, DAILY),
                new Invitation("Figures", true, Set.of(Reminder.DAY), List.of(ANNE, BORIS))));
    assertThat(merge.taken())
        .containsExactly(What.TIME, What.DESCRIPTION, What.GUEST_LIST, What.REMINDERS);
    assertThat(merge.contested()).isEmpty();
  }

  @Test
  void whatBothChangedIsTheEditors() {
    var mine = edit(new MeetingPlan("Mine", ELEVEN), new Invitation("Mine", false, List.of()));
    var merge =
        Merge.of(
            draft(PLAN, TOLD),
            mine,
            draft(
                new MeetingPlan("Theirs", TEN, DAILY), new Invitation("Theirs", false, List.of())));
    assertThat(merge.edit()).isEqualTo(mine);
    assertThat(merge.taken()).isEmpty();
    assertThat(merge.contested()).containsExactly(What.TITLE, What.TIME, What.DESCRIPTION);
    assertThat(merge.disputed()).isEmpty();
  }

  @Test
  void whatBothChangedToTheSameIsNoMatter() {
    var same = new MeetingPlan("Budget 2027", ELEVEN);
    var merge = Merge.of(draft(PLAN, TOLD), edit(same, TOLD), draft(same, TOLD));
    assertThat(merge.edit()).isEqualTo(edit(same, TOLD));
    assertThat(merge.taken()).isEmpty();
    assertThat(merge.contested()).isEmpty();
  }

  @Test
  void attendeesOfBothAreInvitedAndThoseWhomEitherRemovedAreNot() {
    var merge =
        Merge.of(
            draft(PLAN, told(ANNE, BORIS)),
            edit(PLAN, told(BORIS, CHLOE)),
            draft(PLAN, told(ANNE, DAVID)));
    assertThat(attendees(merge)).containsExactly(CHLOE, DAVID);
    assertThat(merge.taken()).containsExactly(What.ATTENDEES);
    assertThat(merge.contested()).isEmpty();
  }

  @Test
  void whoeverBothChangedIsAsTheEditorWantsAndIsNamed() {
    var optional = as(ANNE, ParticipationRole.OPT_PARTICIPANT, false);
    var moderator = as(ANNE, ParticipationRole.REQ_PARTICIPANT, true);
    var removed = as(BORIS, ParticipationRole.OPT_PARTICIPANT, false);
    var merge =
        Merge.of(
            draft(PLAN, told(ANNE, BORIS, CHLOE)),
            edit(PLAN, told(optional, removed)),
            draft(PLAN, told(moderator, as(CHLOE, ParticipationRole.OPT_PARTICIPANT, false))));
    assertThat(attendees(merge)).containsExactly(optional, removed);
    assertThat(merge.contested()).containsExactly(What.ATTENDEES);
    assertThat(merge.disputed())
        .containsExactly(
            new Merge.Dispute(optional, moderator),
            new Merge.Dispute(removed, null),
            new Merge.Dispute(
                as(CHLOE, ParticipationRole.OPT_PARTICIPANT, false),
                as(CHLOE, ParticipationRole.OPT_PARTICIPANT, false)));
  }

  @Test
  void aNameThatAnAccountChangedIsNoChange() {
    var renamed = new Invitee(ANNE.email(), "Anne Martin", ANNE.role(), false, false);
    var merge =
        Merge.of(
            draft(PLAN, told(ANNE, BORIS)),
            edit(PLAN, told(renamed, BORIS)),
            draft(PLAN, told(BORIS)));
    assertThat(attendees(merge)).containsExactly(BORIS);
    assertThat(merge.contested()).isEmpty();
  }

  @Test
  void tooManyTogetherAreAsTheEditorEnteredThem() {
    var mine = told(crowd(0, 600));
    var merge =
        Merge.of(draft(PLAN, told(ANNE)), edit(PLAN, mine), draft(PLAN, told(crowd(600, 1_200))));
    assertThat(merge.edit().invitation()).isEqualTo(mine);
    assertThat(merge.contested()).containsExactly(What.ATTENDEES);
    assertThat(merge.taken()).isEmpty();
  }

  private static List<Invitee> attendees(Merge merge) {
    return merge.edit().invitation().attendees();
  }

  private static Draft draft(MeetingPlan plan, Invitation told) {
    return new Draft(new Part.All(new MeetingId(new UUID(0, 1))), 1, plan, told, false);
  }

  private static Edit edit(MeetingPlan plan, Invitation told) {
    return new Edit(plan, told, true);
  }

  private static Invitation told(Invitee... invitees) {
    return new Invitation("Points", false, List.of(invitees));
  }

  private static Invitee[] crowd(int from, int to) {
    return IntStream.range(from, to).mapToObj(n -> invitee("n" + n)).toArray(Invitee[]::new);
  }

  private static Invitee invitee(String name) {
    return Invitee.required(new EmailAddress(name + "@a.example"), name);
  }

  private static Invitee as(Invitee one, ParticipationRole role, boolean moderator) {
    return new Invitee(one.email(), one.name(), role, moderator, false);
  }

  private static TimeSpan at(String time) {
    return new TimeSpan(
        LocalDateTime.parse(time).atZone(ZoneId.of("Europe/Paris")), Duration.ofHours(1));
  }
}
