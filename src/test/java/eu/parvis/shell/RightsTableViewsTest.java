package eu.parvis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.RouteConfiguration;
import eu.parvis.account.MovableClock;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.Edit;
import eu.parvis.meeting.Invitation;
import eu.parvis.meeting.Invitee;
import eu.parvis.meeting.MeetingDetails;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.Meetings;
import eu.parvis.meeting.ParticipationRole;
import eu.parvis.meeting.Recurrence;
import eu.parvis.meeting.mail.Demonstration;
import eu.parvis.room.Grantee;
import eu.parvis.room.Grants;
import eu.parvis.room.Role;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.Rooms;
import eu.parvis.testing.ParvisTest;
import eu.parvis.testing.RightsPage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * Every view of the table of rights, opened by each of those whom it tells apart: the server shows
 * it to whoever may see it, and to nobody else.
 */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsTableViewsTest extends SpringBrowserlessTest {

  /** All but the first are signed in; the room is the one of the meeting. */
  enum Visitor {
    STRANGER,
    PERSON,
    ATTENDEE,
    CO_ORGANIZER,
    MODERATOR,
    OWNER,
    ADMINISTRATOR
  }

  /** Whom the words of the table let in. */
  private static final Map<String, Set<Visitor>> MEANT =
      Map.of(
          "anybody",
          EnumSet.allOf(Visitor.class),
          "administrator",
          EnumSet.of(Visitor.ADMINISTRATOR),
          "whoever is signed in",
          EnumSet.complementOf(EnumSet.of(Visitor.STRANGER)),
          "whoever is signed in and owns or moderates the room",
          EnumSet.of(Visitor.OWNER, Visitor.MODERATOR, Visitor.CO_ORGANIZER),
          "whoever is signed in and organizes the meeting",
          EnumSet.of(Visitor.OWNER, Visitor.CO_ORGANIZER),
          "whoever is signed in and takes part in the meeting",
          EnumSet.of(Visitor.OWNER, Visitor.CO_ORGANIZER, Visitor.ATTENDEE));

  /** These lead on: nobody signs in twice, and no link is sent where no mail leaves. */
  private static final Set<String> LEADING_ON = Set.of("/login", "/welcome/password");

  @Autowired private TestPeople testPeople;
  @Autowired private Meetings meetings;
  @Autowired private Rooms rooms;
  @Autowired private Grants grants;
  @Autowired private Demonstration demonstration;
  @Autowired private MovableClock clock;

  private final Map<Visitor, PersonProfile> people = new EnumMap<>(Visitor.class);
  private MeetingDetails meeting;
  private RoomDetails room;
  private LocalDate day;

  /** Nothing of it is changed. */
  @BeforeAll
  void aMeetingInARoom() {
    for (var visitor : EnumSet.complementOf(EnumSet.of(Visitor.STRANGER))) {
      people.put(visitor, testPeople.invited(Language.ENGLISH, visitor == Visitor.ADMINISTRATOR));
    }
    var owner = person(Visitor.OWNER);
    var start = clock.instant().atZone(owner.zone()).plusDays(1);
    day = start.toLocalDate();
    var daily = new Recurrence(new Recurrence.Daily(), 1, new Recurrence.After(3));
    var plan = new MeetingPlan("Budget", new TimeSpan(start, Duration.ofHours(1)), daily);
    var invited = List.of(invitee(Visitor.ATTENDEE), invitee(Visitor.CO_ORGANIZER));
    meeting =
        meetings.schedule(owner, new Edit(plan, new Invitation("", false, invited), true), null);
    room = rooms.find(meeting.slug()).orElseThrow();
    var moderator = person(Visitor.MODERATOR).id();
    grants.give(room.id(), new Grantee.Account(moderator), Role.MODERATOR);
  }

  private PersonProfile person(Visitor visitor) {
    return Objects.requireNonNull(people.get(visitor));
  }

  private Invitee invitee(Visitor visitor) {
    var person = person(visitor);
    var helps = visitor == Visitor.CO_ORGANIZER;
    return new Invitee(
        person.email(), person.name(), ParticipationRole.REQ_PARTICIPANT, false, helps);
  }

  static Stream<Arguments> everyViewAndEverybody() {
    return RightsPage.rows("view").entrySet().stream()
        .flatMap(row ->
            Arrays.stream(Visitor.values())
                .map(visitor -> Arguments.of(row.getKey(), row.getValue(), visitor)));
  }

  /** The switch is {@code logout} in {@code PersonMenu}, for the second. */
  @Tag("asvs-7.4.4")
  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("everyViewAndEverybody")
  void aViewIsShownToWhomTheTableNamesAndToNobodyElse(String path, String who, Visitor visitor) {
    signIn(visitor);

    UI.getCurrentOrThrow().navigate(filled(path));

    var meant = Objects.requireNonNull(MEANT.get(who), who).contains(visitor);
    assertThat(seen()).isEqualTo(meant ? view(path, visitor) : refusal(who, visitor));
    if (meant && !who.equals("anybody")) {
      assertThat(find(NativeButton.class, find(PersonMenu.class).single()).all())
          .as("the way out")
          .extracting(HasText::getText)
          .contains(UI.getCurrentOrThrow().getTranslation("shell.logout"));
    }
  }

  /** Beside the list of mail, of which the table speaks, there is a page for each. */
  @ParameterizedTest
  @EnumSource(Visitor.class)
  void oneMailIsShownToAdministratorsAndToNobodyElse(Visitor visitor) {
    signIn(visitor);
    var path = "administration/outbox/" + demonstration.list(1).getFirst().id();

    UI.getCurrentOrThrow().navigate(path);

    assertThat(seen())
        .isEqualTo(
            visitor == Visitor.ADMINISTRATOR ? view(path) : refusal("administrator", visitor));
  }

  private void signIn(Visitor visitor) {
    if (visitor != Visitor.STRANGER) {
      testPeople.signIn(person(visitor));
    }
  }

  private String filled(String path) {
    var id = path.startsWith("/rooms") ? room.id().value() : meeting.id().value();
    return path.substring(1)
        .replace(":id", id.toString())
        .replace(":day", day.toString())
        .replace(":token", "guessed");
  }

  /** The name of what is shown, or the address to which the browser is sent. */
  private static String seen() {
    var page = UI.getCurrentOrThrow().getInternals();
    var shown = page.getActiveRouterTargetsChain();
    return shown.isEmpty()
        ? page.dumpPendingJavaScriptInvocations().stream()
            .flatMap(script -> script.getInvocation().getParameters().stream())
            .filter(parameter -> parameter instanceof String text && text.startsWith("/"))
            .map(Object::toString)
            .distinct()
            .collect(Collectors.joining())
        : shown.getFirst().getClass().getSimpleName();
  }

  private static String refusal(String who, Visitor visitor) {
    if (visitor == Visitor.STRANGER) {
      return "/login";
    }
    var denied = who.equals("administrator") ? AccessDeniedPage.class : NotFoundPage.class;
    return denied.getSimpleName();
  }

  private String view(String path, Visitor visitor) {
    return LEADING_ON.contains(path)
        ? view(visitor == Visitor.STRANGER ? "login" : "")
        : view(filled(path));
  }

  private static String view(String address) {
    return RouteConfiguration.forApplicationScope().getRoute(address).orElseThrow().getSimpleName();
  }
}
