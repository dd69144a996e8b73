package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a guest's visit leaves, in the browser and on the server. */
class GuestSessionTest {

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  /**
   * The engine's sessions are objects of this class, so its heap tells how many there are; the
   * product has no page that would.
   */
  private static final String SESSION = "org.apache.catalina.session.StandardSession";

  @Test
  void aGuestsVisitCreatesNoSessionOnTheServer() {
    Person odile = journey.organiser();
    URI link = odile.startsMeeting();
    odile.joins();
    long before = sessions();
    Person boris = journey.guest(Traits.of("Boris", 0));
    boris.opens(link);
    boris.joins();
    boris.sharesScreen();
    odile.seesScreenOf(boris);
    boris.leaves();
    boris.opens(journey.product().url().resolve("/aaa-aaaa-aaa"));
    boris.isIn("unknown-room");
    assertThat(sessions()).as("sessions after the visit").isEqualTo(before);

    boris.opens(journey.product().url().resolve("/login"));
    boris.page().locator("input[name=username]").waitFor();
    assertThat(sessions()).as("the login page has one, and it is counted").isGreaterThan(before);
  }

  private static long sessions() {
    return HeapCount.of(journey.product().pid(), SESSION);
  }

  @Test
  void guestGetsTheCookieOfTheAdmissionAndNoSession() {
    Person odile = journey.organiser();
    URI link = odile.startsMeeting();
    Person boris = journey.guest(Traits.of("Boris", 0));
    boris.opens(link);
    assertThat(boris.page().context().cookies()).as("cookies before joining").isEmpty();
    boris.joins();
    boris.leaves();
    assertThat(boris.page().context().cookies())
        .singleElement()
        .satisfies(GuestSessionTest::isOfTheAdmission)
        .extracting(cookie -> cookie.name)
        .isEqualTo("__Host-parvis-" + link.getPath().substring(1));
  }

  @Test
  void whoHasAnAccountSignsInAtTheDoorAndComesBackToIt() {
    URI link = journey.organiser().startsMeeting();
    Person odile = journey.guest(Traits.of("Odile", 2));
    odile.opens(link);
    odile.keyboard().triggers("a.sign-in");
    odile.page().waitForURL("**/login?next=*");
    odile.keyboard().writes("input[name=username]", Account.ADMINISTRATOR.address());
    odile.keyboard().writes("input[name=password]", Account.ADMINISTRATOR.password());
    odile.keyboard().presses("Enter");
    odile.page().waitForURL(link.toString());
    odile.isReadyToJoin();
    assertThat(odile.page().locator("#name").inputValue())
        .as("the account's name")
        .isEqualTo(Account.ADMINISTRATOR.name());
    assertThat(odile.page().locator("a.sign-in").count()).isZero();
  }

  private static void isOfTheAdmission(Cookie cookie) {
    assertThat(cookie.httpOnly).isTrue();
    assertThat(cookie.secure).isTrue();
    assertThat(cookie.path).isEqualTo("/");
  }
}
