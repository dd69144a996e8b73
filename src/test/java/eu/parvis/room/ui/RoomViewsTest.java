package eu.parvis.room.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxBase.CustomValueSetEvent;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import eu.parvis.account.MovableClock;
import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.conference.AdmissionRefused;
import eu.parvis.conference.Admissions;
import eu.parvis.conference.ConferenceEvent;
import eu.parvis.conference.Conferences;
import eu.parvis.conference.ParticipantName;
import eu.parvis.conference.StreamGrant;
import eu.parvis.conference.TestStreams;
import eu.parvis.kernel.Announcement;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.room.AccessLevel;
import eu.parvis.room.Agenda;
import eu.parvis.room.Grant;
import eu.parvis.room.Grantee;
import eu.parvis.room.Grants;
import eu.parvis.room.Role;
import eu.parvis.room.RoomDefaults;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.RoomId;
import eu.parvis.room.RoomLinks;
import eu.parvis.room.RoomManagement;
import eu.parvis.room.Rooms;
import eu.parvis.testing.Focus;
import eu.parvis.testing.ParvisTest;
import eu.parvis.testing.Patience;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
@RecordApplicationEvents
@ViewPackages(classes = RoomsView.class)
class RoomViewsTest extends SpringBrowserlessTest {

  @Autowired private Rooms rooms;
  @Autowired private RoomManagement management;
  @Autowired private RoomDefaults defaults;
  @Autowired private RoomDesk desk;
  @Autowired private Grants grants;
  @Autowired private Admissions admissions;
  @Autowired private Conferences conferences;
  @Autowired private People people;
  @Autowired private TestPeople testPeople;
  @Autowired private Clock clock;
  @Autowired private ApplicationEvents events;

  private PersonProfile owner;
  private PersonProfile sam;
  private RoomDetails room;

  @BeforeEach
  void signIn() {
    owner = testPeople.active(Language.ENGLISH, false);
    sam = testPeople.active(Language.ENGLISH, false);
    people.prefer(sam.id(), "Sam Second", Language.ENGLISH, sam.zone());
    sam = people.find(sam.id()).orElseThrow();
    room = management.create(owner.id(), "Council room");
    as(owner);
  }

  private void as(PersonProfile person) {
    testPeople.signIn(person);
    UI.getCurrentOrThrow().setLocale(Locale.ENGLISH);
  }

  private void open(RoomId id) {
    UI.getCurrentOrThrow().navigate(RoomLinks.settings(id));
  }

  private RoomDetails now() {
    return rooms.find(room.id()).orElseThrow();
  }

  @Test
  void aRoomIsMadeByHandUnderAName() {
    navigate(RoomsView.class);
    press("New room");
    press("Make the room");
    assertThat(field("Name").getErrorMessage()).isEqualTo("Enter a name");
    test(field("Name")).setValue("Board room");
    press("Make the room");
    assertThat(findInView(H1.class).single().getText()).isEqualTo("Board room");
    assertThat(management.list(owner, "board", false, 0, 9)).hasSize(1);
    assertThat(announced()).endsWith("“Board room” is ready");
  }

  @Test
  void theListTellsNameLinkAccessAndWhatTakesPlace() {
    var start = clock.instant().atZone(owner.zone()).plusDays(1);
    rooms.announce(room.id(), new Agenda.Open("Budget", start, start.plusHours(1), "Camille"));
    rooms.configure(room.id(), settings -> settings.withAccess(AccessLevel.RESTRICTED));
    navigate(RoomsView.class);
    var row = findInView(RoomRow.class).single();
    assertThat(row.name()).isEqualTo("Council room");
    assertThat(texts(row))
        .contains("Council room")
        .contains("Restricted")
        .contains(room.slug().value())
        .contains("Next: Budget, " + owner.reading().dateTime(start.toInstant()));
  }

  @Test
  void whatIsPlannedGoesOnOrIsOverIsToldApart() {
    var start = clock.instant().atZone(owner.zone());
    var text = new AgendaText(owner.reading(), clock.instant(), new H1()::getTranslation);
    assertThat(text.of(now())).isEqualTo("Nothing is planned");
    announce(new Agenda.Open("Budget", start.minusHours(1), start.plusHours(1), "Camille"));
    assertThat(text.of(now()))
        .isEqualTo("Now: Budget, until " + owner.reading().time(start.plusHours(1)));
    announce(new Agenda.Open("Budget", start.minusHours(2), start.minusHours(1), "Camille"));
    assertThat(text.of(now())).startsWith("Last: Budget, ");
    announce(
        new Agenda.Open(
            "Budget", start.minusHours(2), start.minusHours(1), "C", start.plusDays(2), null));
    assertThat(text.of(now()))
        .isEqualTo("Next: " + owner.reading().dateTime(start.plusDays(2).toInstant()));
    announce(new Agenda.Cancelled("Budget", start.plusHours(3), "Camille"));
    assertThat(text.of(now())).startsWith("Cancelled: Budget, ");
  }

  private void announce(Agenda agenda) {
    rooms.announce(room.id(), agenda);
  }

  @Test
  void theListGoesOnWhenAskedAndIsSearched() {
    for (int n = 1; n <= 21; n++) {
      management.create(owner.id(), "Room " + n);
    }
    navigate(RoomsView.class);
    assertThat(findInView(RoomRow.class).all()).hasSize(20);
    press("Show more");
    assertThat(findInView(RoomRow.class).all()).hasSize(22);
    assertThat(button("Show more")).isEmpty();
    test(field("Name, meeting or link"))
        .setValue("https://meet.example/" + room.slug().value().toUpperCase(Locale.ROOT));
    assertThat(findInView(RoomRow.class).single().name()).isEqualTo("Council room");
    assertThat(announced()).endsWith("1 room");
    test(field("Name, meeting or link")).setValue("nowhere");
    assertThat(announced()).endsWith("No room found");
  }

  @Test
  void anAddressMaySayWhatToLookFor() {
    management.archive(room.id(), owner.id());
    UI.getCurrentOrThrow()
        .navigate(
            "rooms",
            new QueryParameters(Map.of("search", List.of("council"), "archived", List.of(""))));
    assertThat(findInView(RoomRow.class).all()).hasSize(1);
  }

  @Test
  void anArchivedRoomLeavesTheListWithAWayBack() {
    navigate(RoomsView.class);
    press("Archive");
    assertThat(rooms.find(room.id())).isEmpty();
    var undo = button("Undo").orElseThrow();
    assertThat(Focus.asked()).endsWith(undo.getElement().getNode());
    assertThat(announced()).endsWith("“Council room” is archived. Its link leads nowhere.");
    test(undo).click();
    assertThat(now()).isEqualTo(room);
    assertThat(announced()).endsWith("“Council room” is back, with the same link");
    press("Archive");
    test(findInView(Checkbox.class).withLabel("Archived rooms").single()).click();
    press("Take out of the archive");
    assertThat(now()).isEqualTo(room);
    assertThat(findInView(RoomRow.class).all()).isEmpty();
  }

  @Test
  void settingsAreChangedAndHoldAtOnce() {
    open(room.id());
    test(field("Name")).setValue("Board room");
    access().setValue(AccessLevel.TRUSTED);
    policy("Share a screen").setValue(Role.MODERATOR);
    test(box("Everybody comes in with the microphone off")).click();
    test(limit()).setValue(12);
    press("Save");
    assertThat(now().name()).isEqualTo("Board room");
    assertThat(now().access()).isEqualTo(AccessLevel.TRUSTED);
    assertThat(now().policies().share()).isEqualTo(Role.MODERATOR);
    assertThat(now().policies().startMuted()).isTrue();
    assertThat(now().participantLimit()).isEqualTo(12);
    assertThat(findInView(H1.class).single().getText()).isEqualTo("Board room");
    assertThat(announced())
        .endsWith("Saved. The settings hold at once, also for a call that is going on.");
  }

  @Test
  void aBadNameOrLimitIsToldAtItsFieldAndNothingIsStored() {
    open(room.id());
    access().setValue(AccessLevel.RESTRICTED);
    field("Name").setValue("a\u202Eb");
    limit().setValue(0);
    press("Save");
    assertThat(field("Name").getErrorMessage()).startsWith("Enter a name of at most 80 characters");
    assertThat(limit().getErrorMessage()).isEqualTo("Enter a number from 1 to 1,000");
    limit().clear();
    press("Save");
    assertThat(limit().isInvalid()).isTrue();
    assertThat(now()).isEqualTo(room);
    assertThat(access().getValue()).isEqualTo(AccessLevel.RESTRICTED);
  }

  @Test
  void whatSomebodyElseChangedIsToldAndKeptWhereOneDidNotTouchIt() {
    open(room.id());
    test(field("Name")).setValue("Mine");
    rooms.configure(room.id(), settings -> settings.withAccess(AccessLevel.RESTRICTED));
    press("Save");
    assertThat(now().name()).isEqualTo("Council room");
    assertThat(shown())
        .anyMatch(text -> text.contains("changed this room meanwhile: Who gets in."));
    press("Save what is shown");
    assertThat(now().name()).isEqualTo("Mine");
    assertThat(now().access()).isEqualTo(AccessLevel.RESTRICTED);
    assertThat(button("Save what is shown")).isEmpty();
  }

  @Test
  void whatSomebodyElseChangedCanBeTaken() {
    open(room.id());
    access().setValue(AccessLevel.TRUSTED);
    rooms.configure(room.id(), settings -> settings.withAccess(AccessLevel.RESTRICTED));
    press("Save");
    press("Take theirs");
    assertThat(access().getValue()).isEqualTo(AccessLevel.RESTRICTED);
    press("Save");
    assertThat(now().access()).isEqualTo(AccessLevel.RESTRICTED);
  }

  @Test
  void ofWhoeverElsesRoomThereIsNoPage() {
    as(sam);
    open(room.id());
    assertThat(find(IntegerField.class).all()).isEmpty();
    open(new RoomId(UUID.randomUUID()));
    assertThat(find(IntegerField.class).all()).isEmpty();
    UI.getCurrentOrThrow().navigate("rooms/anything");
    assertThat(find(IntegerField.class).all()).isEmpty();
  }

  @Test
  void moderatorsSeeSettingsAndWhoseRoomItIsAlone() {
    management.give(room.id(), new Grantee.Account(sam.id()), Role.MODERATOR, owner.id());
    as(sam);
    open(room.id());
    assertThat(button("Save")).isPresent();
    assertThat(button("Archive")).isEmpty();
    assertThat(button("Make a new link")).isEmpty();
    assertThat(findInView(ComboBox.class).all()).isEmpty();
    assertThat(shown())
        .contains(
            "This room belongs to " + owner.name() + ". As a moderator you change its settings.");
    navigate(RoomsView.class);
    assertThat(button("Archive")).isEmpty();
  }

  @Test
  void rolesAreGivenByAccountOrAddressAndTakenAway() {
    var address = new EmailAddress("guest-" + UUID.randomUUID() + "@elsewhere.example");
    open(room.id());
    type("Add somebody", "not an address");
    assertThat(person("Add somebody").getErrorMessage())
        .startsWith("Choose somebody from the list");
    type("Add somebody", owner.email().value());
    assertThat(person("Add somebody").getErrorMessage()).contains("owns the room");
    type("Add somebody", sam.email().value().toUpperCase(Locale.ROOT));
    assertThat(person("Add somebody").isInvalid()).isFalse();
    assertThat(announced()).endsWith("Sam Second is a moderator now");
    policyOfRole().setValue(Role.MEMBER);
    type("Add somebody", address.value());
    assertThat(grants.list(room.id()))
        .containsExactlyInAnyOrder(
            new Grant(new Grantee.Account(sam.id()), Role.MODERATOR, null, null),
            new Grant(new Grantee.Address(address), Role.MEMBER, null, null));
    test(named("Remove Sam Second")).click();
    assertThat(rooms.role(now(), Optional.of(sam.id()))).isEqualTo(Role.MEMBER);
    assertThat(findInView(GrantRow.class).single().name()).isEqualTo(address.value());
  }

  @Test
  void whoeverHasARoleByAnInvitationIsCountedOnce() {
    var guest = new Grantee.Account(sam.id());
    grants.giveByMeetings(
        room.id(),
        Set.of(
            new Grant(guest, Role.MEMBER, UUID.randomUUID(), null),
            new Grant(guest, Role.MODERATOR, UUID.randomUUID(), null),
            new Grant(new Grantee.Account(owner.id()), Role.MODERATOR, UUID.randomUUID(), null)));
    open(room.id());
    assertThat(findInView(GrantRow.class).all()).isEmpty();
    assertThat(shown()).contains("1 person more has a role here by an invitation to a meeting.");
  }

  @Test
  void aNewLinkIsMadeAfterAQuestionThatSaysWhatBreaks() {
    open(room.id());
    press("Make a new link");
    assertThat(texts(find(Dialog.class).single()))
        .contains(room.slug() + " will lead nowhere, for good")
        .contains("No meeting is planned in the room.");
    press("Cancel");
    assertThat(now()).isEqualTo(room);
    press("Make a new link");
    test(find(Button.class).withText("Make a new link").all().getLast()).click();
    assertThat(now().slug()).isNotEqualTo(room.slug());
    assertThat(rooms.find(room.slug())).isEmpty();
    assertThat(shown()).anyMatch(text -> text.endsWith("/" + now().slug()));
    assertThat(announced())
        .endsWith("The room has a new link. The old one leads nowhere any more.");
  }

  @Test
  void aRoomIsArchivedAndComesBackOnItsPage() {
    open(room.id());
    press("Archive");
    assertThat(rooms.find(room.id())).isEmpty();
    assertThat(button("Save")).isEmpty();
    press("Take out of the archive");
    assertThat(now()).isEqualTo(room);
    assertThat(button("Save")).isPresent();
  }

  @Test
  void aRoomWithACallIsArchivedAfterAQuestionAndTheCallEnds() throws Exception {
    var ended = new CompletableFuture<ConferenceEvent.Ended>();
    joins(event -> {
      if (event instanceof ConferenceEvent.Ended end) {
        ended.complete(end);
      }
    });
    open(room.id());
    press("Archive");
    assertThat(now()).isEqualTo(room);
    assertThat(texts(find(Dialog.class).single()))
        .contains("1 person is in a call in the room: it ends at once.");
    press("Archive");
    assertThat(rooms.find(room.id())).isEmpty();
    assertThat(ended.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS).by()).isNull();
  }

  /** Somebody goes into the call of the room, without a stream. */
  private void joins(Consumer<ConferenceEvent> listener) throws AdmissionRefused {
    var name = ParticipantName.parse("Anna").orElseThrow();
    var admission = admissions.admit(room, name, Optional.empty(), Optional.empty()).admission();
    var grant = new StreamGrant(admission.participant(), room.id(), "Anna", Role.GUEST, false);
    TestStreams.join(conferences.of(room.id()), grant, listener);
  }

  @Test
  void aRoomIsGivenAwayAfterAQuestion() {
    open(room.id());
    choose("Give the room to", owner);
    assertThat(person("Give the room to").getErrorMessage()).isEqualTo("The room is yours already");
    choose("Give the room to", sam);
    assertThat(now().owner()).isEqualTo(owner.id());
    press("Give the room away");
    assertThat(now().owner()).isEqualTo(sam.id());
    assertThat(button("Archive")).isEmpty();
    assertThat(announced()).endsWith("The room belongs to Sam Second now. You are a moderator.");
  }

  @Test
  void whatIsNoLongerOnesOwnIsToldAndNotChanged() {
    open(room.id());
    management.transfer(room.id(), sam.id(), owner.id());
    management.take(room.id(), new Grantee.Account(owner.id()), sam.id());
    press("Archive");
    assertThat(rooms.find(room.id())).isPresent();
    assertThat(shown()).contains("This room is no longer here for you");
    assertThat(button("Save")).isEmpty();
  }

  @Test
  void newRoomsBeginAsChosenInTheProfile() {
    UI.getCurrentOrThrow().add(new DefaultsSections(defaults, desk).of(owner));
    assertThat(button("As the organisation says")).isEmpty();
    access().setValue(AccessLevel.TRUSTED);
    press("Save for new rooms");
    assertThat(rooms.create(owner.id()).access()).isEqualTo(AccessLevel.TRUSTED);
    assertThat(announced()).endsWith("Saved for new rooms");
    press("As the organisation says");
    assertThat(access().getValue()).isEqualTo(AccessLevel.PUBLIC);
    assertThat(rooms.create(owner.id()).access()).isEqualTo(AccessLevel.PUBLIC);
  }

  private TextField field(String label) {
    return find(TextField.class).withLabel(label).single();
  }

  @SuppressWarnings("unchecked")
  private RadioButtonGroup<AccessLevel> access() {
    return find(RadioButtonGroup.class).single();
  }

  @SuppressWarnings("unchecked")
  private Select<Role> policy(String label) {
    return find(Select.class).withLabel(label).single();
  }

  private Select<Role> policyOfRole() {
    return policy("Role");
  }

  private Checkbox box(String label) {
    return find(Checkbox.class).withLabel(label).single();
  }

  private IntegerField limit() {
    return find(IntegerField.class).single();
  }

  private ComboBox<?> person(String label) {
    return findInView(ComboBox.class).withLabel(label).single();
  }

  private void type(String label, String text) {
    var field = person(label);
    ComponentUtil.fireEvent(field, new CustomValueSetEvent<>(field, true, text));
  }

  @SuppressWarnings("unchecked")
  private void choose(String label, PersonProfile person) {
    ((ComboBox<PersonProfile>) person(label)).setValue(person);
  }

  private void press(String text) {
    test(button(text).orElseThrow()).click();
  }

  /** The last of that name, which is in the dialog if one is open. */
  private Optional<Button> button(String text) {
    return find(Button.class).withText(text).all().stream().reduce((_, last) -> last);
  }

  private Button named(String name) {
    return find(Button.class).all().stream()
        .filter(button -> button.getAriaLabel().filter(name::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private List<String> shown() {
    return find(Paragraph.class).all().stream().map(Paragraph::getText).toList();
  }

  private static String texts(Component component) {
    return component.getElement().getTextRecursively();
  }

  private List<String> announced() {
    return events.stream(Announcement.class).map(Announcement::text).toList();
  }
}
