package eu.parvis.meeting.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;
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
import eu.parvis.meeting.Part;
import eu.parvis.meeting.ParticipationRole;
import eu.parvis.room.RoomId;
import eu.parvis.room.RoomLinks;
import eu.parvis.room.RoomManagement;
import eu.parvis.room.Rooms;
import eu.parvis.testing.ParvisTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A meeting whose room is archived, wherever it is shown. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
@ViewPackages(classes = MeetingsView.class)
class ArchivedRoomTest extends SpringBrowserlessTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final String BACK = "Take it out of the archive";

  @Autowired private Meetings meetings;
  @Autowired private Rooms rooms;
  @Autowired private RoomManagement management;
  @Autowired private TestPeople people;
  @Autowired private MovableClock clock;

  private PersonProfile camille;
  private PersonProfile sam;
  private LocalDate tomorrow;
  private MeetingDetails meeting;
  private RoomId room;

  @BeforeEach
  void archive() {
    camille = people.active(Language.ENGLISH, false);
    sam = people.active(Language.ENGLISH, false);
    people.signIn(camille);
    UI.getCurrentOrThrow().setLocale(Locale.ENGLISH);
    tomorrow = clock.instant().atZone(PARIS).toLocalDate().plusDays(1);
    meeting = schedule("Budget");
    room = rooms.find(meeting.slug()).orElseThrow().id();
    management.archive(room, camille.id());
  }

  @Test
  void itsPageSaysSoInPlaceOfTheLinkAndLeadsTheOwnerToTheRoom() {
    showPage();
    assertThat(offers()).isEmpty();
    assertThat(notes())
        .containsExactly(
            "Its room is archived: nobody gets in by its link, and nobody is reminded.");
    assertThat(ways()).containsExactly(RoomLinks.settings(room));
    assertThat(findInView(Anchor.class).withText("Who gets in, and who may do what").all())
        .isEmpty();
  }

  @Test
  void itsRowSaysSoInPlaceOfTheLinkAndLeadsTheOwnerToTheRoom() {
    schedule("Open");
    navigate(MeetingsView.class);
    assertThat(findInView(MeetingRow.class).all()).hasSize(2);
    assertThat(offers()).as("of the other meeting").containsExactly("Join", "Copy link");
    assertThat(notes()).containsExactly("Its room is archived");
    assertThat(ways()).containsExactly(RoomLinks.settings(room));
    assertThat(findInView(Anchor.class).withText(BACK).single().getAriaLabel())
        .contains("Take it out of the archive: the room of Budget");
  }

  @Test
  void theDialogOfTheCalendarSaysSoToo() {
    var address = Map.of("view", "week", "date", tomorrow.toString());
    UI.getCurrentOrThrow().navigate(MeetingsView.class, QueryParameters.simple(address));
    var grid = findInView(CalendarGrid.class).single();
    ComponentUtil.fireEvent(grid, new CalendarGrid.Open(grid, true, meeting.id() + "/" + tomorrow));
    assertThat(find(MeetingRow.class).all()).hasSize(1);
    assertThat(find(Paragraph.class).withText("Its room is archived").all()).hasSize(1);
    assertThat(find(Anchor.class).withText("Join").all()).isEmpty();
  }

  @Test
  void whoIsInvitedIsToldAndLedNowhere() {
    people.signIn(sam);
    showPage();
    assertThat(offers()).isEmpty();
    assertThat(notes()).hasSize(1);
    navigate(MeetingsView.class);
    assertThat(offers()).isEmpty();
    assertThat(notes()).containsExactly("Its room is archived");
    assertThat(ways()).isEmpty();
  }

  @Test
  void whatIsCancelledIsNothingElseBeside() {
    meetings.cancel(new Part.All(meeting.id()), meeting.version(), camille.id());
    showPage();
    assertThat(notes()).isEmpty();
    navigate(MeetingsView.class);
    assertThat(notes()).isEmpty();
  }

  @Test
  void allIsThereAgainWithTheRoom() {
    management.restore(room, camille.id());
    showPage();
    assertThat(offers()).containsExactly("Join", "Copy link");
    assertThat(notes()).isEmpty();
    assertThat(findInView(Anchor.class).withText("Who gets in, and who may do what").all())
        .hasSize(1);
    navigate(MeetingsView.class);
    assertThat(offers()).containsExactly("Join", "Copy link");
    assertThat(notes()).isEmpty();
  }

  private void showPage() {
    navigate("meetings/" + meeting.id(), MeetingView.class);
  }

  /** What there is of the link. */
  private List<String> offers() {
    return Stream.of(
            findInView(Anchor.class).withText("Join").all(),
            findInView(Button.class).withText("Copy link").all())
        .flatMap(List::stream)
        .map(Component.class::cast)
        .map(component -> component.getElement().getText())
        .toList();
  }

  private List<String> notes() {
    return findInView(Paragraph.class).withTextContaining("is archived").all().stream()
        .map(Paragraph::getText)
        .toList();
  }

  private List<String> ways() {
    return findInView(Anchor.class).withText(BACK).all().stream().map(Anchor::getHref).toList();
  }

  private MeetingDetails schedule(String title) {
    var when = new TimeSpan(tomorrow.atTime(10, 0).atZone(PARIS), Duration.ofHours(1));
    var invitee =
        new Invitee(sam.email(), sam.name(), ParticipationRole.REQ_PARTICIPANT, false, false);
    var invitation = new Invitation("", false, List.of(invitee));
    return meetings.schedule(
        camille, new Edit(new MeetingPlan(title, when), invitation, true), null);
  }
}
