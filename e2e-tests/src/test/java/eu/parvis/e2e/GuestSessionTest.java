package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the browser of a guest keeps after a call. */
class GuestSessionTest {

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

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

  private static void isOfTheAdmission(Cookie cookie) {
    assertThat(cookie.httpOnly).isTrue();
    assertThat(cookie.secure).isTrue();
    assertThat(cookie.path).isEqualTo("/");
  }
}
