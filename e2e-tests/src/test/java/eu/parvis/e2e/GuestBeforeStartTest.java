package eu.parvis.e2e;

import static eu.parvis.e2e.Axe.findsNothing;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the link of a meeting says before, after and instead of it. */
class GuestBeforeStartTest {

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  private static final Duration SOON = Duration.ofSeconds(20);

  /** A page that is looked at asks every fifteen seconds, or a little later. */
  private static final Duration ASKED = Duration.ofSeconds(25);

  /** Only the clock could make a real one, half an hour after its end. */
  private static final String OVER =
      """
      {"state":"over","now":"2026-11-26T12:00:00Z","title":"Conseil","organizer":"Odile Organise",
       "start":"2026-11-26T09:00:00Z","end":"2026-11-26T10:00:00Z","zone":"Europe/Paris",
       "next":"2026-12-03T09:00:00Z","mayReopen":%s}\
      """;

  @Test
  void aGuestSeesWhenItBeginsWhereTheyAreAndIsLetInEarlyByKeyboard() {
    Person odile = journey.organiser();
    odile.opensPlanning();
    URI link = odile.schedules("Avant le début");
    for (String locale : new String[] {"fr-FR", "en-GB"}) {
      Person boris = journey.guest(Traits.of("Boris", 0).speaking(locale).in("America/Montreal"));
      boris.opens(link);
      boris.isReadyToJoin();
      boris.isTold("countdown.before", SOON);
      assertThat(boris.room().when().textContent()).contains("Europe/Paris)");
      assertThat(boris.page().locator("parvis-agenda p").first().textContent())
          .isEqualTo(boris.texts().get("meeting.organizer", "Odile Organise"));
      findsNothing(boris, "before the beginning, " + locale);

      boris.keyboard().writes("#name", "Boris");
      boris.keyboard().presses("Enter");
      boris.isIn("joined");
    }
  }

  @Test
  void whoWaitsIsToldThatTheMeetingMovesAndThatItIsCancelled() {
    Person odile = journey.organiser();
    odile.opensPlanning();
    URI link = odile.schedules("Commission des finances");
    Person chloe = journey.guest(Traits.of("Chloé", 1));
    chloe.opens(link);
    chloe.isReadyToJoin();
    String before = chloe.room().when().textContent();

    odile.planning().moves("Commission des finances", "23:50");
    chloe.losesNetworkForAMoment();
    Patience.until(
        "the page shows the new time",
        ASKED,
        () -> chloe.room().when().textContent(),
        when -> when.contains("23:50") && !when.equals(before));
    assertThat(chloe.room().note().textContent()).isEqualTo(chloe.texts().get("meeting.moved"));
    findsNothing(chloe, "moved");

    odile.planning().cancels("Commission des finances");
    chloe.losesNetworkForAMoment();
    Patience.until(
        "the page says that the meeting is cancelled",
        ASKED,
        () -> chloe.room().state(),
        "cancelled"::equals);
    assertThat(chloe.page().locator("parvis-notice .gone").textContent()).contains("23:50");
    assertThat(chloe.keyboard().isOn("h1")).as("reading goes on at the heading").isTrue();
    findsNothing(chloe, "cancelled");
  }

  @Test
  void aMeetingThatIsOverIsReopenedByItsOrganizerAloneByKeyboard() {
    Person odile = journey.organiser();
    odile.opensPlanning();
    URI link = odile.schedules("Une fois finie");
    Person boris = journey.guest(Traits.of("Boris", 0).speaking("en-GB"));
    saysOver(boris, false);
    boris.opens(link);
    boris.isIn("over");
    assertThat(boris.page().locator("parvis-notice main").textContent())
        .contains("Thursday", "3 December 2026");
    assertThat(boris.room().button("over.over.action").count()).isZero();
    findsNothing(boris, "over");

    saysOver(odile, true);
    odile.opens(link);
    odile.isIn("over");
    findsNothing(odile, "over, for the organizer");
    odile.page().unroute("**/api/rooms/*");
    boris.page().unroute("**/api/rooms/*");
    odile.keyboard().triggersNamed(odile.texts().get("over.over.action"));
    odile.isReadyToJoin();
    boris.losesNetworkForAMoment();
    Patience.until("the guest's door opens", ASKED, () -> boris.room().state(), "before"::equals);
  }

  private static void saysOver(Person person, boolean mayReopen) {
    Page page = person.page();
    page.route(
        "**/api/rooms/*",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(OVER.formatted(mayReopen))));
  }
}
