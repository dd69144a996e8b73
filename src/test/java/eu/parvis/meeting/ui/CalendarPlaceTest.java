package eu.parvis.meeting.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ExtendedClientDetails;
import com.vaadin.flow.router.QueryParameters;
import eu.parvis.account.MovableClock;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.Language;
import eu.parvis.testing.ParvisTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
@ViewPackages(classes = MeetingsView.class)
class CalendarPlaceTest extends SpringBrowserlessTest {

  private static final String MAY = "view=month&date=2027-05-03&search=budget";

  @Autowired private TestPeople testPeople;

  @BeforeEach
  void signIn() {
    testPeople.signIn(testPeople.active(Language.ENGLISH, false));
  }

  @Test
  void aWindowThatIsLoadedAnewKnowsItsCalendar() {
    looksAt("one", MAY);
    assertThat(CalendarPlace.of(loaded("one")).getQueryString())
        .contains("view=month", "date=2027-05-03", "search=budget");
  }

  @Test
  void anotherWindowAndOneWithoutANameDoNot() {
    looksAt("one", MAY);
    assertThat(CalendarPlace.of(loaded("two"))).isEqualTo(QueryParameters.empty());
    assertThat(CalendarPlace.of(loaded(null))).isEqualTo(QueryParameters.empty());
  }

  @Test
  void whatIsRememberedOfWindowsHasAnEnd() {
    looksAt("first", MAY);
    for (int i = 0; i < 50; i++) {
      looksAt("window " + i, "view=day");
    }
    assertThat(CalendarPlace.of(loaded("first"))).isEqualTo(QueryParameters.empty());
    assertThat(CalendarPlace.of(loaded("window 0")).getQueryString()).isEqualTo("view=day");
  }

  private void looksAt(String window, String address) {
    var ui = UI.getCurrentOrThrow();
    name(ui, window);
    ui.navigate(MeetingsView.class, QueryParameters.fromString(address));
  }

  private static UI loaded(@Nullable String window) {
    var ui = new UI();
    ui.getInternals().setSession(UI.getCurrentOrThrow().getSession());
    name(ui, window);
    return ui;
  }

  private static void name(UI ui, @Nullable String window) {
    ExtendedClientDetails.updateFromValues(ui, key -> key.equals("v-wn") ? window : null);
  }
}
