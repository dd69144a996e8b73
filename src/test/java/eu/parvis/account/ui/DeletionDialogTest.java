package eu.parvis.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.QueryParameters;
import eu.parvis.account.Holding;
import eu.parvis.account.MovableClock;
import eu.parvis.account.NewPerson;
import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.Announcement;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.room.Rooms;
import eu.parvis.testing.Focus;
import eu.parvis.testing.ParvisTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** How an administrator deletes an account. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
@RecordApplicationEvents
@ViewPackages(classes = PeopleView.class)
class DeletionDialogTest extends SpringBrowserlessTest {

  private static final List<Holding> ROOM = List.of(new Holding("people.holding.rooms", 2, true));

  @Autowired private ApplicationEvents events;
  @Autowired private People people;
  @Autowired private Rooms rooms;
  @Autowired private TestPeople testPeople;

  private final List<Optional<PersonProfile>> deleted = new ArrayList<>();
  private PersonProfile administrator;
  private PersonProfile person;

  @BeforeEach
  void signIn() {
    administrator = testPeople.active(Language.ENGLISH, true);
    person = testPeople.active(Language.ENGLISH, false);
    testPeople.signIn(administrator);
    UI.getCurrentOrThrow().setLocale(Locale.ENGLISH);
  }

  @Test
  void anAccountWithNothingIsDeletedAfterAQuestion() {
    var email = new EmailAddress("dora.deleted@example.org");
    var dora =
        people.add(
            new NewPerson("Dora Deleted", email, Language.ENGLISH, false), administrator.zone());
    opens("dora deleted");
    press("Cancel");
    assertThat(people.find(dora.id())).isPresent();
    opens("dora deleted");
    assertThat(Focus.asked())
        .as("what changes nothing")
        .endsWith(find(Button.class).withText("Cancel").single().getElement().getNode());
    assertThat(find(RadioButtonGroup.class).all()).isEmpty();
    press("Delete for good");
    assertThat(people.find(dora.id())).isEmpty();
    assertThat(findInView(PersonRow.class).all()).isEmpty();
    assertThat(announced()).endsWith("The account of Dora Deleted is deleted");
  }

  @Test
  void roomsPassToWhoeverIsChosen() {
    var email = new EmailAddress("rosa.rooms@example.org");
    var rosa =
        people.add(
            new NewPerson("Rosa Rooms", email, Language.ENGLISH, false), administrator.zone());
    var room = rooms.create(rosa.id());
    opens("rosa rooms");
    assertThat(find(ListItem.class).withText("1 room").all()).hasSize(1);
    chooses(0);
    heir().setValue(person);
    press("Delete for good");
    assertThat(people.find(rosa.id())).isEmpty();
    assertThat(rooms.find(room.id()).orElseThrow().owner()).isEqualTo(person.id());
  }

  @Test
  void nothingIsDeletedBeforeItIsSaidWhatBecomesOfRooms() {
    dialog(Optional.empty());
    press("Delete for good");
    assertThat(fate().isInvalid()).isTrue();
    assertThat(Focus.asked()).endsWith(fate().getElement().getNode());
    chooses(0);
    press("Delete for good");
    assertThat(heir().getErrorMessage()).isEqualTo("Choose who takes them over");
    assertThat(deleted).isEmpty();
    heir().setValue(administrator);
    press("Delete for good");
    assertThat(deleted).containsExactly(Optional.of(administrator));
    assertThat(find(Dialog.class).all()).isEmpty();
  }

  @Test
  void whoeverWasChosenAndThenNobodyIsNoHeir() {
    dialog(Optional.empty());
    chooses(0);
    heir().setValue(administrator);
    chooses(1);
    press("Delete for good");
    assertThat(deleted).containsExactly(Optional.empty());
  }

  @Test
  void anHeirWhoIsGoneIsSaidAtTheField() {
    dialog(Optional.of("Choose somebody else"));
    chooses(0);
    heir().setValue(administrator);
    press("Delete for good");
    assertThat(heir().getErrorMessage()).isEqualTo("Choose somebody else");
    assertThat(find(Dialog.class).all()).hasSize(1);
  }

  private void dialog(Optional<String> problem) {
    new DeletionDialog(
            person,
            ROOM,
            people,
            heir -> {
              deleted.add(heir);
              return problem;
            })
        .open();
  }

  private void opens(String search) {
    UI.getCurrentOrThrow().navigate("people", QueryParameters.of("search", search));
    test(findInView(Button.class).withText("Manage").single()).click();
    press("Delete the account");
  }

  @SuppressWarnings("unchecked")
  private RadioButtonGroup<Object> fate() {
    return find(RadioButtonGroup.class).single();
  }

  private void chooses(int choice) {
    fate().setValue(fate().getListDataView().getItem(choice));
  }

  @SuppressWarnings("unchecked")
  private ComboBox<PersonProfile> heir() {
    return find(ComboBox.class).single();
  }

  private List<String> announced() {
    return events.stream(Announcement.class).map(Announcement::text).toList();
  }

  private void press(String text) {
    test(find(Button.class).withText(text).single()).click();
  }
}
