package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What axe finds on every screen, in light and in dark. */
class AccessibilityTest {

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  private static final List<String> TAGS =
      List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice");

  @Test
  void axeFindsNothingAroundCalls() {
    Person visitor = journey.guest(Traits.of("Visiteuse", 0));
    visitor.opens(journey.product().url().resolve("/login"));
    visitor.page().locator("input[name=username]").waitFor();
    findsNothing(visitor, "login");

    Person odile = journey.organiser();
    findsNothing(odile, "home");
    odile.opensPlanning();
    findsNothing(odile, "schedule");
    odile.planning().repeatsEveryWeek();
    findsNothing(odile, "schedule a series");
    odile.schedules("Permanence de la semaine");
    findsNothing(odile, "home with a series");
    odile.planning().editsOneOfASeries("Permanence de la semaine");
    findsNothing(odile, "edit one of a series");
  }

  @Test
  void axeFindsNothingInACall() {
    Person odile = journey.organiser();
    URI link = odile.startsMeeting();
    odile.isReadyToJoin();
    findsNothing(odile, "before joining");
    odile.joins();
    findsNothing(odile, "alone");

    Person boris = journey.guest(Traits.of("Boris", 0));
    Person chloe = journey.guest(Traits.of("Chloé", 1));
    for (Person guest : List.of(boris, chloe)) {
      guest.opens(link);
      guest.joins();
    }
    odile.sees(boris);
    odile.sees(chloe);
    findsNothing(odile, "three people");

    boris.sharesScreen();
    odile.seesScreenOf(boris);
    findsNothing(odile, "sharing");
    findsNothing(boris, "sharing oneself");

    odile.room().peopleButton().click();
    findsNothing(odile, "list of people");
    odile.room().chatButton().click();
    findsNothing(odile, "chat");
    odile.room().ownConnection().click();
    odile.room().button("pictures.off").click();
    findsNothing(odile, "connection");
    odile.page().keyboard().press("Escape");
    odile.room().pictureNote().waitFor();
    findsNothing(odile, "without pictures");
    odile.room().button("control.settings").click();
    odile.room().cameraChoice().waitFor();
    findsNothing(odile, "settings");
  }

  /** Colours on their way to others are nobody's to read; what goes round for ever is left out. */
  private static final String SETTLED =
      """
      () => Promise.allSettled(
        document.getAnimations()
          .filter(({ effect }) => effect.getComputedTiming().iterations !== Infinity)
          .map(({ finished }) => finished))
      """;

  static void findsNothing(Person person, String screen) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      person.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      person.page().evaluate(SETTLED);
      List<Rule> violations =
          new AxeBuilder(person.page()).withTags(TAGS).analyze().getViolations();
      assertThat(violations)
          .as("%s, %s", screen, scheme)
          .flatExtracting(AccessibilityTest::describe)
          .isEmpty();
    }
    person.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  private static List<String> describe(Rule rule) {
    return rule.getNodes().stream()
        .flatMap(node -> Stream.of(rule.getId() + ": " + rule.getHelp() + "\n  " + node.getHtml()))
        .toList();
  }
}
