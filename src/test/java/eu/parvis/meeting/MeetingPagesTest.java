package eu.parvis.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eu.parvis.account.MovableClock;
import eu.parvis.account.NewPerson;
import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.MeetingChange.What;
import eu.parvis.room.Role;
import eu.parvis.room.Rooms;
import eu.parvis.testing.ParvisTest;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
class MeetingPagesTest {

  private static final Invitee GUEST =
      Invitee.required(new EmailAddress("guest@elsewhere.example"), "Guest");

  @Autowired private Meetings meetings;
  @Autowired private MeetingPages pages;
  @Autowired private Attendees attendees;
  @Autowired private People people;
  @Autowired private Rooms rooms;
  @Autowired private TestPeople testPeople;
  @Autowired private MovableClock clock;

  private PersonProfile camille;
  private PersonProfile sam;
  private PersonProfile lou;

  @BeforeEach
  void arrive() {
    camille = testPeople.active(Language.ENGLISH, false);
    sam = testPeople.active(Language.FRENCH, false);
    lou = testPeople.active(Language.FRENCH, false);
  }

  @Test
  void everyoneSeesTheirMeetingsInOneListInTheOrderOfTime() {
    var third = schedule(sam, 30);
    var first = schedule(camille, 1, invitee(sam, false));
    var second = schedule(lou, 5, invitee(sam, true), GUEST);
    schedule(camille, 2, invitee(lou, false));
    assertThat(meetings.upcoming(sam.id(), 9))
        .extracting(OccurrenceDetails::meeting)
        .containsExactly(first, second, third);
    assertThat(meetings.upcoming(sam.id(), 9))
        .extracting(OccurrenceDetails::standing)
        .containsExactly(Standing.ATTENDEE, Standing.CO_ORGANIZER, Standing.ORGANIZER);
    assertThat(meetings.upcoming(sam.id(), 2)).hasSize(2);
    clock.advance(Duration.ofHours(7));
    assertThat(meetings.upcoming(sam.id(), 9))
        .extracting(OccurrenceDetails::meeting)
        .containsExactly(third);
    assertThat(meetings.past(sam.id(), 9))
        .extracting(OccurrenceDetails::meeting)
        .containsExactly(second, first);
  }

  @Test
  void aSeriesIsListedOnBothSidesOfNowForWhoIsInvited() {
    var when = in(1);
    var rule = new Recurrence(new Recurrence.Daily(), 1, new Recurrence.After(4));
    var edit =
        new Edit(
            new MeetingPlan("Daily", when, rule),
            new Invitation("", false, List.of(invitee(sam, false))),
            true);
    meetings.schedule(camille, edit, null);
    clock.advance(Duration.ofHours(27));
    assertThat(meetings.upcoming(sam.id(), 9)).hasSize(2);
    assertThat(meetings.past(sam.id(), 9)).hasSize(2);
    clock.advance(Duration.ofDays(9));
    assertThat(meetings.upcoming(sam.id(), 9)).isEmpty();
    assertThat(meetings.past(sam.id(), 3)).hasSize(3);
  }

  @Test
  void whatIsDeletedOrWhereOneIsNoLongerInvitedIsNotListed() {
    var gone = schedule(camille, 1, invitee(sam, false));
    var left = schedule(camille, 2, invitee(sam, false));
    meetings.delete(gone.id(), gone.version(), camille.id());
    var edit = new Edit(left.plan(), Invitation.NONE, true);
    meetings.edit(new Part.All(left.id()), left.version(), edit, camille.id());
    assertThat(meetings.upcoming(sam.id(), 9)).isEmpty();
    assertThat(pages.find(left.id(), null, sam.id())).isEmpty();
    assertThat(pages.find(gone.id(), null, camille.id())).isEmpty();
  }

  @Test
  void strangersHaveNoPage() {
    var meeting = schedule(camille, 1, invitee(sam, false));
    assertThat(pages.find(meeting.id(), null, lou.id())).isEmpty();
  }

  @Test
  void anAttendeeSeesNeitherTheListNorTheHistoryNorComments() {
    var meeting = schedule(camille, 1, invitee(sam, false), invitee(lou, true), GUEST);
    var mine = attendees.find(meeting.id(), lou.id()).orElseThrow();
    attendees.answer(
        mine.id(), lou.id(), null, new Answer(PartStat.TENTATIVE, "private", 0, clock.instant()));
    var page = pages.find(meeting.id(), null, sam.id()).orElseThrow();
    assertThat(page.attendees()).isEmpty();
    assertThat(page.changes()).isEmpty();
    assertThat(Objects.requireNonNull(page.me()).person()).isEqualTo(sam.id());
    var shown = new Edit(meeting.plan(), invitation(true, sam, lou), false);
    meetings.edit(new Part.All(meeting.id()), meeting.version(), shown, camille.id());
    assertThat(pages.find(meeting.id(), null, sam.id()).orElseThrow().attendees())
        .hasSize(2)
        .allSatisfy(attendee -> assertThat(attendee.response().comment()).isEmpty())
        .anySatisfy(
            attendee -> assertThat(attendee.response().partStat()).isEqualTo(PartStat.TENTATIVE));
    assertThat(pages.find(meeting.id(), null, camille.id()).orElseThrow().attendees())
        .anySatisfy(attendee -> assertThat(attendee.response().comment()).isEqualTo("private"));
  }

  @Test
  void theHistorySaysWhoChangedWhatAndHowManyWereTold() {
    var meeting = schedule(camille, 1, invitee(sam, true));
    var edit = new Edit(new MeetingPlan("Renamed", in(2)), invitation(false, sam, lou), true);
    meetings.edit(new Part.All(meeting.id()), meeting.version(), edit, sam.id());
    var page = pages.find(meeting.id(), null, camille.id()).orElseThrow();
    assertThat(page.changes())
        .extracting(MeetingChange::by, MeetingChange::told)
        .containsExactly(tuple(sam.id(), 2), tuple(camille.id(), 1));
    assertThat(page.changes().getFirst().what())
        .containsExactlyInAnyOrder(What.TITLE, What.TIME, What.ATTENDEES);
    assertThat(page.names()).containsKeys(camille.id(), sam.id());
  }

  @Test
  void whoeverGetsAnAccountLaterFindsTheirMeetings() {
    var email = new EmailAddress("newcomer@mairie.example");
    var invitee = new Invitee(email, "", ParticipationRole.REQ_PARTICIPANT, true, false);
    var meeting = schedule(camille, 1, invitee);
    var newcomer =
        people.add(
            new NewPerson("New Comer", email, Language.FRENCH, false), ZoneId.of("Europe/Paris"));
    assertThat(meetings.upcoming(newcomer.id(), 9))
        .extracting(OccurrenceDetails::meeting)
        .containsExactly(meeting);
    assertThat(moderates(meeting, newcomer)).isTrue();
  }

  @Test
  void moderatorsAndCoOrganizersModerateTheRoomForAsLongAsTheyAreInvited() {
    var moderator =
        new Invitee(sam.email(), sam.name(), ParticipationRole.REQ_PARTICIPANT, true, false);
    var meeting = schedule(camille, 1, moderator, invitee(lou, true));
    assertThat(moderates(meeting, sam)).isTrue();
    assertThat(moderates(meeting, lou)).isTrue();
    var edit = new Edit(meeting.plan(), invitation(false, sam), true);
    var edited = meetings.edit(new Part.All(meeting.id()), meeting.version(), edit, camille.id());
    assertThat(moderates(meeting, sam)).isFalse();
    assertThat(moderates(meeting, lou)).isFalse();
    var again = new Edit(meeting.plan(), new Invitation("", false, List.of(moderator)), true);
    var restored = meetings.edit(new Part.All(meeting.id()), edited.version(), again, camille.id());
    assertThat(moderates(meeting, sam)).isTrue();
    meetings.cancel(new Part.All(meeting.id()), restored.version(), camille.id());
    assertThat(moderates(meeting, sam)).isFalse();
  }

  private boolean moderates(MeetingDetails meeting, PersonProfile person) {
    var room = rooms.find(meeting.slug()).orElseThrow();
    return rooms.role(room, Optional.of(person.id())) == Role.MODERATOR;
  }

  @Test
  void peopleAreFoundByTheBeginningsOfTheirNamesAndAddressesWithoutAccents() {
    var email = new EmailAddress("h.lefevre-roux@mairie.example");
    var person =
        people.add(
            new NewPerson("Hélène Lefèvre d’Août", email, Language.FRENCH, false),
            ZoneId.of("Europe/Paris"));
    for (var text :
        List.of("lefev", "HELENE", "hé lef", "Août", "h.lefevre", "roux", "helene mairie")) {
      assertThat(people.search(text)).as(text).contains(person);
    }
    for (var text : List.of("", "h", " l h ", "elene", "lefevre durand", "' | !", "a:*")) {
      assertThat(people.search(text)).as(text).doesNotContain(person);
    }
  }

  private MeetingDetails schedule(PersonProfile organizer, int hours, Invitee... invitees) {
    var invitation = new Invitation("", false, List.of(invitees));
    return meetings.schedule(
        organizer, new Edit(new MeetingPlan("Budget", in(hours)), invitation, true), null);
  }

  private static Invitation invitation(boolean shown, PersonProfile... invited) {
    return new Invitation(
        "", shown, Arrays.stream(invited).map(person -> invitee(person, false)).toList());
  }

  private TimeSpan in(int hours) {
    var start = clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofHours(hours));
    return new TimeSpan(start.atZone(ZoneId.of("Europe/Paris")), Duration.ofHours(1));
  }

  private static Invitee invitee(PersonProfile person, boolean coOrganizer) {
    return new Invitee(
        person.email(), person.name(), ParticipationRole.REQ_PARTICIPANT, false, coOrganizer);
  }
}
