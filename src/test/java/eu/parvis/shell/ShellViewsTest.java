package eu.parvis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.server.VaadinRequest;
import eu.parvis.account.MovableClock;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.Announcement;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.SecurityEvent;
import eu.parvis.testing.ParvisTest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;

@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
class ShellViewsTest extends SpringBrowserlessTest {

  @Autowired private TestPeople testPeople;
  @Autowired private ApplicationEventPublisher events;

  @BeforeEach
  void speakEnglish() {
    UI.getCurrentOrThrow().setLocale(Locale.ENGLISH);
  }

  @Test
  void anAdministratorSeesMoreInTheMenuThanOthers() {
    testPeople.signIn(testPeople.active(Language.ENGLISH, true));
    UI.getCurrentOrThrow().navigate("");
    assertThat(menu()).startsWith("Meetings", "Rooms", "People");
  }

  @Test
  void aPersonSeesNoAdministrationInTheMenu() {
    testPeople.signIn(testPeople.active(Language.ENGLISH, false));
    UI.getCurrentOrThrow().navigate("");
    assertThat(menu()).containsExactly("Meetings", "Rooms");
  }

  /** The switch is what {@code AccessDeniedPage} leaves on the request. */
  @Tag("asvs-16.3.2")
  @Test
  void aViewThatIsNotForOneIsLeftForTheLogOfSecurity() {
    testPeople.signIn(testPeople.active(Language.ENGLISH, false));
    UI.getCurrentOrThrow().navigate("people");
    assertThat(VaadinRequest.getCurrent().getAttribute(SecurityEvent.ATTRIBUTE))
        .isEqualTo(SecurityEvent.authorization("view"));
  }

  @Test
  void aDialogDoesNotStayOverAnotherView() {
    testPeople.signIn(testPeople.active(Language.ENGLISH, false));
    UI.getCurrentOrThrow().navigate("");
    var dialog = new Dialog();
    dialog.open();
    assertThat(find(Dialog.class).all()).as("in the browser").containsExactly(dialog);
    UI.getCurrentOrThrow().navigate("meetings/new");
    assertThat(dialog.isOpened()).isFalse();
  }

  @Test
  void whatIsNotThereIsNotFound() {
    testPeople.signIn(testPeople.active(Language.ENGLISH, false));
    UI.getCurrentOrThrow().navigate("nowhere/at/all");
    assertThat(heading()).isEqualTo("Page not found");
  }

  @Test
  void whatIsThereAndNotOnesOwnIsNotOpen() {
    testPeople.signIn(testPeople.active(Language.ENGLISH, false));
    UI.getCurrentOrThrow().navigate("people");
    assertThat(heading()).isEqualTo("This page is not open to you");
  }

  @Test
  void anAnnouncementIsSpokenByTheOneLiveRegion() {
    events.publishEvent(new Announcement("Saved"));
    var announcer = find(Announcer.class).single();
    assertThat(announcer.getText()).isEqualTo("Saved");
    assertThat(announcer.getElement().getAttribute("aria-live")).isEqualTo("polite");
    events.publishEvent(new Announcement("Saved"));
    assertThat(announcer.getText()).isNotEqualTo("Saved").startsWith("Saved");
  }

  private List<String> menu() {
    return find(Anchor.class, find(Nav.class).single()).all().stream()
        .map(Component::getElement)
        .map(element -> element.getText())
        .toList();
  }

  private String heading() {
    return find(H1.class).single().getText();
  }
}
