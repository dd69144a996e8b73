package eu.parvis.meeting;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.MovableClock;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.Recurrence.After;
import eu.parvis.meeting.Recurrence.Daily;
import eu.parvis.meeting.Recurrence.Never;
import eu.parvis.meeting.Recurrence.Weekly;
import eu.parvis.meeting.Subscriber.Entry;
import eu.parvis.room.Rooms;
import eu.parvis.testing.ParvisTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
class CalendarsTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");
  private static final LocalTime TEN = LocalTime.of(10, 0);
  private static final URI BASE = URI.create("https://parvis.example");
  private static final URI SOURCE = URI.create("https://parvis.example/feed/secret.ics");
  private static final int ALL = 5_000;

  @Autowired private Calendars calendars;
  @Autowired private Meetings meetings;
  @Autowired private Attendees attendees;
  @Autowired private MeetingUpkeep upkeep;
  @Autowired private Rooms rooms;
  @Autowired private TestPeople testPeople;
  @Autowired private MovableClock clock;
  private PersonProfile camille;
  private LocalDate first;

  @BeforeEach
  void arrive() {
    camille = testPeople.active(Language.FRENCH, false);
    first = clock.instant().atZone(PARIS).toLocalDate().plusDays(2);
  }

  @Test
  void aSubscriberShowsEveryOccurrenceAsItIs() {
    for (var seed = 0; seed < 16; seed++) {
      camille = testPeople.active(Language.FRENCH, false);
      var random = new SplittableRandom(seed);
      var series = RandomSeries.of(random, first);
      if (series.when().start().getZone().equals(LORD_HOWE)) {
        continue; // The parser of this test changes clocks by whole hours.
      }
      meetings.schedule(camille, new MeetingPlan("Série", series.when(), series.repeats()));
      changesSome(random);
      clock.advance(Duration.ofDays(random.nextInt(70)));
      upkeep.extendSeries();
      changesSome(random);
      assertThat(shown()).as("%d: %s".formatted(seed, series)).isEqualTo(stored());
      first = clock.instant().atZone(PARIS).toLocalDate().plusDays(2);
    }
  }

  /** Moves one by itself, renames another, cancels a third, and splits now and then. */
  private void changesSome(RandomGenerator random) {
    var coming = meetings.upcoming(camille.id(), 30);
    for (var row : coming) {
      var version = meetings.find(row.meeting().id(), camille.id()).orElseThrow().version();
      var when = requireNonNull(row.when());
      var later = new TimeSpan(when.start().plusMinutes(75), Duration.ofMinutes(30));
      switch (row.cancelled() ? 9 : random.nextInt(12)) {
        case 0 -> meetings.edit(row.alone(), version, plan(row.title(), later), camille.id());
        case 1 -> meetings.edit(row.alone(), version, plan("Autre", when), camille.id());
        case 2 -> meetings.cancel(row.alone(), version, camille.id());
        case 3 -> {
          if (random.nextInt(4) == 0) {
            var plan = meetings.draft(row.andFollowing(), camille.id()).map(Draft::plan);
            plan.ifPresent(rest ->
                meetings.edit(
                    row.andFollowing(),
                    version,
                    new MeetingPlan("Suite", rest.when(), rest.repeats()),
                    camille.id()));
            return;
          }
        }
        default -> {}
      }
    }
  }

  private static MeetingPlan plan(String title, TimeSpan when) {
    return new MeetingPlan(title, when);
  }

  private List<Entry> shown() {
    return new Subscriber(feed()).shows(clock.instant().minus(Duration.ofDays(80)), soon());
  }

  private List<Entry> stored() {
    return Stream.concat(
            meetings.upcoming(camille.id(), ALL).stream(),
            meetings.past(camille.id(), ALL).stream())
        .filter(row -> !row.cancelled())
        .map(row -> new Entry(requireNonNull(row.when()).start().toInstant(), row.title()))
        .filter(entry -> entry.start().isAfter(clock.instant().minus(Duration.ofDays(80))))
        .filter(entry -> entry.start().isBefore(soon()))
        .sorted(Comparator.comparing(Entry::start).thenComparing(Entry::title))
        .toList();
  }

  private Instant soon() {
    return clock.instant().plus(Duration.ofDays(500));
  }

  @Test
  void aSeriesIsOneRuleInItsZoneAndItsHolidayIsLeftOut() {
    var meeting = weekly("Point");
    var holiday = new Part.One(meeting.id(), first.plusWeeks(1));
    meetings.cancel(holiday, meeting.version(), camille.id());

    assertThat(unfolded(feed()))
        .containsOnlyOnce("BEGIN:VEVENT")
        .contains("TZID:Europe/Paris", "RRULE:FREQ=WEEKLY", "EXDATE;TZID=Europe/Paris:")
        .contains("NAME:Parvis", "REFRESH-INTERVAL;VALUE=DURATION:PT60M")
        .contains("SOURCE;VALUE=URI:" + SOURCE)
        .contains("Organisée par " + camille.name())
        .contains("URL:https://parvis.example/" + meeting.slug())
        .contains("ORGANIZER;CN=" + camille.name() + ":mailto:" + camille.email())
        .doesNotContain("ATTENDEE");
  }

  @Test
  void aFeedEndsThreeMonthsAgo() {
    weekly("Point");
    clock.advance(Duration.ofDays(200));
    upkeep.extendSeries();
    var past = clock.instant().minus(Duration.ofDays(199));
    var oldest = new Subscriber(feed()).shows(past, clock.instant()).getFirst().start();
    assertThat(oldest)
        .isBetween(
            clock.instant().minus(Duration.ofDays(93)), clock.instant().minus(Duration.ofDays(80)));
  }

  @Test
  void aFeedHoldsWhatIsOnesOwnAndHasATimeAndIsNeitherCancelledNorDeleted() {
    var sam = testPeople.active(Language.ENGLISH, false);
    meetings.schedule(sam, plan("De Sam", at(first)));
    meetings.schedule(camille, new MeetingPlan("Sans horaire", null));
    var cancelled = meetings.schedule(camille, plan("Annulée", at(first)));
    meetings.cancel(new Part.All(cancelled.id()), cancelled.version(), camille.id());
    var deleted = meetings.schedule(camille, plan("Supprimée", at(first)));
    meetings.delete(deleted.id(), deleted.version(), camille.id());
    meetings.schedule(camille, plan("Seule", at(first)));

    assertThat(new Subscriber(feed()).events())
        .extracting(event -> event.getSummary().getValue())
        .containsExactly("Seule");
  }

  @Test
  void aFeedHoldsWhatOneIsInvitedToUntilItIsDeclined() {
    var sam = testPeople.active(Language.ENGLISH, false);
    var meeting = invite(sam, new MeetingPlan("De Sam", at(first)), false, invitee(camille));
    assertThat(unfolded(feed()))
        .contains("SUMMARY:De Sam", "STATUS:TENTATIVE", "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE")
        .contains("UID:" + meeting.id(), ":mailto:" + sam.email())
        .doesNotContain("ATTENDEE");
    answer(meeting, null, PartStat.ACCEPTED);
    assertThat(unfolded(feed())).contains("SUMMARY:De Sam", "STATUS:CONFIRMED");
    clock.advance(Duration.ofMinutes(1));
    answer(meeting, null, PartStat.DECLINED);
    assertThat(feed()).doesNotContain("SUMMARY");
  }

  @Test
  void anOccurrenceThatIsDeclinedIsLeftOutOfItsSeries() {
    var meeting = inviteWeekly();
    answer(meeting, null, PartStat.ACCEPTED);
    answer(meeting, first.plusWeeks(1), PartStat.DECLINED);
    answer(meeting, first.plusWeeks(2), PartStat.TENTATIVE);
    assertThat(starts()).containsExactly(first, first.plusWeeks(2), first.plusWeeks(3));
    assertThat(unfolded(feed())).contains("EXDATE").containsOnlyOnce("\r\nSTATUS:TENTATIVE");
  }

  @Test
  void ofADeclinedSeriesOnlyWhatIsAcceptedStaysAndWhatIsAskedAnew() {
    var meeting = inviteWeekly();
    answer(meeting, null, PartStat.DECLINED);
    answer(meeting, first.plusWeeks(1), PartStat.ACCEPTED);
    assertThat(starts()).containsExactly(first.plusWeeks(1));
    var sam = meeting.organizer();
    var later = new TimeSpan(at(first.plusWeeks(2)).start().plusHours(2), Duration.ofHours(1));
    var version = meetings.find(meeting.id(), sam).orElseThrow().version();
    meetings.edit(
        new Part.One(meeting.id(), first.plusWeeks(2)), version, plan("Point", later), sam);
    assertThat(starts()).containsExactly(first.plusWeeks(1), first.plusWeeks(2));
  }

  @Test
  void theAgendaIsTextAndGuestsAreNamedWhereTheMeetingShowsThem() {
    var sam = testPeople.active(Language.ENGLISH, false);
    var guest = Invitee.required(new EmailAddress("odile@a.example"), "Odile Martin");
    invite(sam, plan("Caché", at(first)), false, invitee(camille), guest);
    assertThat(unfolded(feed())).contains("\\n- Budget").doesNotContain("Odile", "**");
    invite(sam, plan("Montré", at(first)), true, invitee(camille), guest);
    assertThat(unfolded(feed())).contains("Odile Martin").doesNotContain("odile@a.example");
    meetings.schedule(
        camille,
        new Edit(plan("À moi", at(first)), new Invitation("", false, List.of(guest)), true),
        null);
    assertThat(unfolded(feed()).split("Odile Martin")).hasSize(3);
  }

  @Test
  void whoHasPartInAMeetingGetsItsFileAndNobodyElse() {
    var sam = testPeople.active(Language.ENGLISH, false);
    var helper = testPeople.active(Language.ENGLISH, false);
    var coOrganizer =
        new Invitee(helper.email(), "", ParticipationRole.REQ_PARTICIPANT, false, true);
    var meeting = invite(sam, plan("De Sam", at(first)), false, invitee(camille), coOrganizer);
    var part = new Part.One(meeting.id(), first);
    answer(meeting, null, PartStat.DECLINED);
    assertThat(unfolded(calendars.meeting(part, camille, BASE).orElseThrow()))
        .contains("UID:" + meeting.id(), "- Budget", ":mailto:" + sam.email())
        .doesNotContain(helper.email().value());
    assertThat(unfolded(calendars.meeting(part, helper, BASE).orElseThrow()))
        .contains(camille.email().value());
    var invitation = new Invitation("", false, List.of(coOrganizer));
    meetings.edit(
        new Part.All(meeting.id()),
        meeting.version(),
        new Edit(plan("De Sam", at(first)), invitation, true),
        sam.id());
    assertThat(calendars.meeting(part, camille, BASE)).isEmpty();
    assertThat(feed()).doesNotContain("SUMMARY");
  }

  private MeetingDetails inviteWeekly() {
    var sam = testPeople.active(Language.ENGLISH, false);
    var rule = new Recurrence(new Weekly(Set.of(first.getDayOfWeek())), 1, new After(4));
    return invite(sam, new MeetingPlan("Point", at(first), rule), false, invitee(camille));
  }

  private MeetingDetails invite(
      PersonProfile by, MeetingPlan plan, boolean shown, Invitee... invitees) {
    var invitation = new Invitation("- **Budget**\n- Divers", shown, List.of(invitees));
    return meetings.schedule(by, new Edit(plan, invitation, true), null);
  }

  private static Invitee invitee(PersonProfile person) {
    return Invitee.required(person.email(), "");
  }

  private void answer(MeetingDetails meeting, @Nullable LocalDate day, PartStat answer) {
    var me = attendees.find(meeting.id(), camille.id()).orElseThrow();
    var given = new Answer(answer, "", meeting.sequence(), clock.instant());
    assertThat(attendees.answer(me.id(), camille.id(), day, given)).isEqualTo(AnswerOutcome.TAKEN);
  }

  private List<LocalDate> starts() {
    return new Subscriber(feed())
        .shows(clock.instant(), soon()).stream()
            .map(entry -> entry.start().atZone(PARIS).toLocalDate())
            .toList();
  }

  @Test
  void aFeedIsTheSameUntilSomethingChanges() {
    var meeting = weekly("Point");
    var before = feed();
    clock.advance(Duration.ofMinutes(5));
    assertThat(feed()).isEqualTo(before);
    meetings.edit(
        new Part.One(meeting.id(), first),
        meeting.version(),
        plan("Point", new TimeSpan(at(first).start(), Duration.ofHours(2))),
        camille.id());
    assertThat(feed()).isNotEqualTo(before).contains("RECURRENCE-ID");
  }

  @Test
  void aGuestGetsTheComingOccurrenceAloneInTheirLanguage() {
    var meeting = weekly("Point");
    var room = rooms.find(meeting.slug()).orElseThrow().id();
    var link = URI.create(BASE + "/" + meeting.slug());

    var text = calendars.coming(room, Language.ENGLISH, link).orElseThrow();

    assertThat(unfolded(text))
        .contains("METHOD:PUBLISH", "SUMMARY:Point", "Organised by " + camille.name())
        .doesNotContain("FREQ=WEEKLY", "ATTENDEE", "ORGANIZER", "mailto:", meeting.id().toString());
    assertThat(new Subscriber(text).shows(clock.instant(), soon()))
        .containsExactly(new Entry(at(first).start().toInstant(), "Point"));
    clock.advance(Duration.ofDays(3));
    assertThat(calendars.coming(room, Language.ENGLISH, link).orElseThrow()).isNotEqualTo(text);
  }

  @Test
  void aGuestGetsNothingOfWhatHasNoTimeOrIsOver() {
    var untimed = meetings.schedule(camille, new MeetingPlan("Sans horaire", null));
    var single = meetings.schedule(camille, plan("Seule", at(first)));
    clock.advance(Duration.ofDays(3));
    for (var meeting : List.of(untimed, single)) {
      var room = rooms.find(meeting.slug()).orElseThrow().id();
      assertThat(calendars.coming(room, Language.ENGLISH, BASE)).isEmpty();
    }
  }

  @Test
  void theOrganizerGetsTheWholeSeriesThatIsToComeAndOneThatIsOverAlone() {
    var meeting = weekly("Point");
    var part = new Part.One(meeting.id(), first);
    assertThat(calendars.meeting(part, camille, BASE).orElseThrow())
        .contains("RRULE:FREQ=WEEKLY", "UID:" + meeting.id());
    meetings.cancel(
        new Part.Following(meeting.id(), first.plusWeeks(1)), meeting.version(), camille.id());
    clock.advance(Duration.ofDays(3));
    assertThat(calendars.meeting(part, camille, BASE).orElseThrow())
        .contains("SUMMARY:Point")
        .doesNotContain("FREQ=WEEKLY");
  }

  @Test
  void nobodyElseGetsAMeetingByItsId() {
    var meeting = weekly("Point");
    var sam = testPeople.active(Language.ENGLISH, false);
    assertThat(calendars.meeting(new Part.One(meeting.id(), first), sam, BASE)).isEmpty();
    meetings.delete(meeting.id(), meeting.version(), camille.id());
    assertThat(calendars.meeting(new Part.One(meeting.id(), first), camille, BASE)).isEmpty();
  }

  @Test
  void aDailySeriesIsARuleAndNotItsRows() {
    var daily = new Recurrence(new Daily(), 1, new Never());
    for (var n = 0; n < 20; n++) {
      meetings.schedule(camille, new MeetingPlan("Tous les jours", at(first), daily));
    }
    assertThat(feed().length()).isLessThan(20_000);
  }

  private MeetingDetails weekly(String title) {
    var rule = new Recurrence(new Weekly(Set.of(first.getDayOfWeek())), 1, new Never());
    return meetings.schedule(camille, new MeetingPlan(title, at(first), rule));
  }

  private TimeSpan at(LocalDate day) {
    return new TimeSpan(day.atTime(TEN).atZone(PARIS), Duration.ofHours(1));
  }

  private static String unfolded(String text) {
    return text.replace("\r\n ", "");
  }

  private String feed() {
    return new String(calendars.feed(camille, BASE, SOURCE), StandardCharsets.UTF_8);
  }
}
