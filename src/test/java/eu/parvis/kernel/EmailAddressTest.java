package eu.parvis.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  /** What is stored is read again, whatever letter somebody found that changes in lower case. */
  @Test
  void whatIsAcceptedIsAcceptedAgain() {
    for (int letter = 0; letter <= Character.MAX_VALUE; letter++) {
      with((char) letter).forEach(EmailAddressTest::isAcceptedAgain);
    }
  }

  private static Stream<String> with(char letter) {
    return Stream.of(
        letter + "da@example.org",
        "ad" + letter + "@example.org",
        "ada@" + letter + "xample.org",
        "ada@exampl" + letter + ".org",
        "ada@example.o" + letter);
  }

  private static void isAcceptedAgain(String text) {
    EmailAddress.parse(text)
        .ifPresent(address -> {
          assertThat(EmailAddress.parse(address.value())).contains(address);
          assertThat(row(address.value())).contains(address);
        });
    row(text).ifPresent(address -> assertThat(row(address.value())).contains(address));
  }

  private static Optional<EmailAddress> row(String text) {
    try {
      return Optional.of(new EmailAddress(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** No mail from here would arrive: that takes SMTPUTF8 (RFC 6531). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "rené@example.org",
        "\u0130da@example.org",
        "i\u0307da@example.org",
        "stra\u00dfe@example.org",
        "νίκο\u03c2@example.org",
        "\u212aim@example.org",
        "rene\u0301@example.org"
      })
  void whatStandsBeforeTheAtIsAscii(String typed) {
    assertThat(EmailAddress.parse(typed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "x@bücher.example,x@xn--bcher-kva.example",
    "x@BU\u0308CHER.example,x@xn--bcher-kva.example",
    "x@xn--BCHER-kva.example,x@xn--bcher-kva.example",
    "x@préfecture.example,x@xn--prfecture-c4a.example",
    "x@\u212aiel.example,x@kiel.example"
  })
  void aDomainIsKeptAsMailServersWriteIt(String typed, String kept) {
    assertThat(EmailAddress.parse(typed).map(EmailAddress::value)).contains(kept);
  }

  /** Programs do not agree which domain that is: {@code strasse.example} is somebody else's. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x@stra\u00dfe.example",
        "x@νίκο\u03c2.example",
        "x@\uff45xample.example",
        "x@ex\u200dample.example"
      })
  void aDomainThatIsReadInTwoWaysIsRefused(String typed) {
    assertThat(EmailAddress.parse(typed)).isEmpty();
  }

  /** They were taken once. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "rené@example.org",
        "x@bücher.example",
        "i\u0307da@example.org",
        "x@straße.example"
      })
  void rowsStayReadableAsTheyAre(String row) {
    assertThat(new EmailAddress(row).value()).isEqualTo(row);
  }

  @ParameterizedTest
  @CsvSource({
    "x@bücher.example,xn--bcher-kva.example",
    "x@xn--bcher-kva.example,xn--bcher-kva.example",
    "rené@bücher.example,xn--bcher-kva.example",
    "x@straße.example,straße.example",
    "x@example.org,example.org"
  })
  void aRowHasItsDomainInAsciiToo(String row, String domain) {
    assertThat(new EmailAddress(row).domain()).isEqualTo(domain);
    assertThat(new EmailAddress(row).ascii().value()).endsWith("@" + domain);
  }

  @Test
  void aRowIsFoundInWhicheverSpellingItHas() {
    var both = Set.of("x@bücher.example", "x@xn--bcher-kva.example");
    assertThat(new EmailAddress("x@xn--bcher-kva.example").spellings()).isEqualTo(both);
    assertThat(new EmailAddress("x@bücher.example").spellings()).isEqualTo(both);
    assertThat(new EmailAddress("x@example.org").spellings()).containsExactly("x@example.org");
    assertThat(new EmailAddress("x@straße.example").spellings())
        .containsExactly("x@straße.example");
    assertThat(new EmailAddress("x@strasse.example").spellings())
        .containsExactly("x@strasse.example");
  }

  @Test
  void aDomainThatIsTooLongInAsciiStaysAsItIs() {
    var row = "x@" + "é1é2é3é4é5é6é7é8é9é0é.".repeat(11) + "fr";
    assertThat(new EmailAddress(row).ascii().value()).isEqualTo(row);
    assertThat(new EmailAddress(row).spellings()).containsExactly(row);
    assertThat(EmailAddress.parse(row)).isEmpty();
  }

  @Test
  void onlyLettersBeforeTheAtAreToldOf() {
    assertThat(EmailAddress.accented("rené@example.org")).isTrue();
    assertThat(EmailAddress.accented("rene@example.org")).isFalse();
    assertThat(EmailAddress.accented("rené")).isFalse();
    assertThat(EmailAddress.accented("x@straße.example")).isFalse();
  }

  @Test
  void aRowIsAnAddress() {
    assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("a@b@c.org"));
    assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("a@b.org\r\nDATA"));
  }
}
