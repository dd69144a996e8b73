package eu.parvis.meeting.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import eu.parvis.account.Departures;
import eu.parvis.account.HeirGone;
import eu.parvis.account.MovableClock;
import eu.parvis.account.NewPerson;
import eu.parvis.account.NotAnAgent;
import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.Edit;
import eu.parvis.meeting.Invitation;
import eu.parvis.meeting.Invitee;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.Meetings;
import eu.parvis.room.AccessLevel;
import eu.parvis.room.Role;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.RoomId;
import eu.parvis.room.RoomManagement;
import eu.parvis.room.Rooms;
import eu.parvis.testing.ParvisTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Whoever has an account and no address of the organisation. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
@TestPropertySource(properties = "parvis.account.domains=example.org")
@ViewPackages(classes = MeetingsView.class, packages = "eu.parvis.room.ui")
class OutsidersTest extends SpringBrowserlessTest {

  @Autowired private People people;
  @Autowired private Departures departures;
  @Autowired private Rooms rooms;
  @Autowired private RoomManagement management;
  @Autowired private Meetings meetings;
  @Autowired private TestPeople testPeople;
  @Autowired private Clock clock;

  private PersonProfile agent;
  private PersonProfile outsider;

  @BeforeEach
  void arrive() {
    agent = testPeople.active(Language.ENGLISH, false);
    outsider = added("elsewhere.example", false);
  }

  @Test
  void anAddressOfTheOrganisationOrAdministeringMakesAnAgent() {
    assertThat(people.isAgent(agent.id())).isTrue();
    assertThat(people.isAgent(outsider.id())).isFalse();
    assertThat(people.isAgent(added("below.example.org", false).id())).isFalse();
    assertThat(people.isAgent(added("elsewhere.example", true).id())).isTrue();
  }

  /** The switch is {@code isAgent} in {@code Rooms.create} and {@code Meetings.schedule}. */
  @Test
  @Tag("asvs-8.2.1")
  void whoIsNoAgentHasNoRoomAndPlansNothing() {
    assertThatExceptionOfType(NotAnAgent.class).isThrownBy(() -> rooms.create(outsider.id()));
    assertThatExceptionOfType(NotAnAgent.class)
        .isThrownBy(() -> meetings.schedule(outsider, new MeetingPlan("Mine", null)));
    assertThat(rooms.of(outsider.id(), 9)).isEmpty();
  }

  @Test
  void whoIsNoAgentIsAGuestUntilARoleIsGiven() {
    var room = trusted(rooms.create(agent.id()).id());
    assertThat(rooms.role(room, Optional.of(outsider.id()))).isEqualTo(Role.GUEST);
    assertThat(rooms.mayEnter(room, Optional.of(outsider.id()))).isFalse();
    var other = testPeople.active(Language.ENGLISH, false);
    assertThat(rooms.role(room, Optional.of(other.id()))).isEqualTo(Role.MEMBER);
    assertThat(rooms.mayEnter(room, Optional.of(other.id()))).isTrue();

    var start = clock.instant().atZone(agent.zone()).plusDays(1);
    var plan = new MeetingPlan("Ours", new TimeSpan(start, Duration.ofHours(1)));
    var invited = List.of(Invitee.required(outsider.email(), ""));
    meetings.schedule(agent, new Edit(plan, new Invitation("", false, invited), false), room.id());
    assertThat(rooms.role(room, Optional.of(outsider.id()))).isEqualTo(Role.MEMBER);
    assertThat(rooms.mayEnter(room, Optional.of(outsider.id()))).isTrue();
  }

  @Test
  void theHomeViewSaysWhyThereIsNothingToBegin() {
    signIn(outsider);
    navigate(MeetingsView.class);
    assertThat(find(Button.class).withText("Start a meeting now").all()).isEmpty();
    assertThat(find(Anchor.class).withText("Schedule").all()).isEmpty();
    assertThat(findInView(Paragraph.class).all())
        .extracting(Paragraph::getText)
        .anyMatch(text -> text.startsWith("Your address is not one of this organisation’s."));
    UI.getCurrentOrThrow().navigate("meetings/new");
    assertThat(find(H1.class).single().getText()).isEqualTo("Your meetings");
  }

  @Test
  void anAgentBeginsMeetingsAtHome() {
    signIn(agent);
    navigate(MeetingsView.class);
    assertThat(find(Button.class).withText("Start a meeting now").all()).hasSize(1);
  }

  @Test
  void theListOfRoomsOffersAgentsAloneToMakeOne() {
    signIn(agent);
    UI.getCurrentOrThrow().navigate("rooms");
    assertThat(find(Button.class).withText("New room").all()).hasSize(1);
    UI.getCurrentOrThrow().navigate("");
    signIn(outsider);
    UI.getCurrentOrThrow().navigate("rooms");
    assertThat(find(H1.class).single().getText()).isEqualTo("Your rooms");
    assertThat(find(Button.class).withText("New room").all()).isEmpty();
    assertThat(findInView(Paragraph.class).all())
        .extracting(Paragraph::getText)
        .contains("Rooms that you moderate are shown here.");
  }

  @Test
  void aRoomIsNotGivenToWhoIsNoAgent() {
    var room = rooms.create(agent.id());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> management.transfer(room.id(), outsider.id(), agent.id()));
    assertThat(rooms.find(room.id()).orElseThrow().owner()).isEqualTo(agent.id());
  }

  @Test
  void whoIsNoAgentInheritsNothing() {
    var administrator = testPeople.active(Language.ENGLISH, true);
    assertThatExceptionOfType(HeirGone.class)
        .isThrownBy(
            () -> departures.delete(administrator.id(), agent.id(), Optional.of(outsider.id())));
  }

  private RoomDetails trusted(RoomId room) {
    return rooms.configure(room, settings -> settings.withAccess(AccessLevel.TRUSTED));
  }

  private void signIn(PersonProfile person) {
    testPeople.signIn(person);
    UI.getCurrentOrThrow().setLocale(Locale.ENGLISH);
  }

  private PersonProfile added(String domain, boolean administrator) {
    var email = new EmailAddress(UUID.randomUUID() + "@" + domain);
    return people.add(
        new NewPerson("Otto Outsider", email, Language.ENGLISH, administrator),
        testPeople.active(Language.ENGLISH, false).zone());
  }
}
