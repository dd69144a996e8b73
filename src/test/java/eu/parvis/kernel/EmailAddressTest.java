package eu.parvis.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @ValueSource(strings = {"Ada.Lovelace@example.org", " ada.lovelace@example.org "})
  void comparesWithoutCaseAndSpace(String typed) {
    assertThat(EmailAddress.parse(typed)).contains(new EmailAddress("ada.lovelace@example.org"));
  }

  /** The switch is {@code FORM} in {@code EmailAddress}. */
  @Tag("asvs-1.3.11")
  @Tag("asvs-2.2.1")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "ada@",
        "@example.org",
        "ada@example",
        "a b@example.org",
        "a@b@c.org",
        "ada@example.org\r\nBcc: b@c.org",
        "ada@example.org>\r\nDATA"
      })
  void refusesWhatIsNoAddress(String typed) {
    assertThat(EmailAddress.parse(typed)).isEmpty();
  }
}
