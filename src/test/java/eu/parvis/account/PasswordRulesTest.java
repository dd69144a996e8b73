package eu.parvis.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import eu.parvis.account.PasswordRules.Refusal;
import eu.parvis.account.PasswordRules.Strength;
import eu.parvis.kernel.EmailAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class PasswordRulesTest {

  private static final EmailAddress ADDRESS = new EmailAddress("camille.martin@example.org");

  /** The switch is {@code PasswordRules.LEAST}. */
  @Tag("asvs-6.2.1")
  @Test
  void elevenCharactersAreTooShortAndTwelveAreEnough() {
    assertThat(PasswordRules.refusal("wagon lilas", ADDRESS)).contains(Refusal.TOO_SHORT);
    assertThat(PasswordRules.refusal("wagon lilas7", ADDRESS)).isEmpty();
  }

  @Test
  void countsWhatPeopleSeeAsOneCharacterOnce() {
    assertThat(PasswordRules.refusal("😀😁😂🤣😃😄", ADDRESS)).contains(Refusal.TOO_SHORT);
    assertThat(PasswordRules.refusal("😀😁😂🤣😃😄😅😆😉😊😋😎", ADDRESS)).isEmpty();
  }

  /** The switch is any kind of character that {@code PasswordRules} would ask for. */
  @Tag("asvs-6.2.5")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "wagonlilastulipe",
        "WAGONLILASTULIPE",
        "8153094672318507",
        "?;!§:/)=({}[]#~&",
        "wagon lilas tulipe",
        "вагонсиреньюга",
        "紫丁香車廂鬱金香與一條河",
      })
  void anyCharactersWillDo(String password) {
    assertThat(PasswordRules.refusal(password, ADDRESS)).isEmpty();
  }

  /** The switch is {@code CONTAINS_ADDRESS} in {@code PasswordRules}. */
  @Tag("asvs-6.2.11")
  @Test
  void refusesTheAddressAndItsFirstPartWhateverTheCase() {
    assertThat(PasswordRules.refusal("xx Camille.Martin@Example.org", ADDRESS))
        .contains(Refusal.CONTAINS_ADDRESS);
    assertThat(PasswordRules.refusal("CAMILLE.MARTIN-2026", ADDRESS))
        .contains(Refusal.CONTAINS_ADDRESS);
  }

  /** The switch is {@code MOST}, were it smaller. */
  @Tag("asvs-6.2.9")
  @Test
  void aSentenceOfMoreThanSixtyFourCharactersIsTaken() {
    var sentence = "four brown foxes and one lazy dog went down to the harbour before six o'clock";
    assertThat(sentence).hasSizeGreaterThan(64);
    assertThat(PasswordRules.refusal(sentence, ADDRESS)).isEmpty();
  }

  @Test
  void aVeryShortFirstPartOfAnAddressMayOccur() {
    assertThat(PasswordRules.refusal("anna eats apples", new EmailAddress("an@example.org")))
        .isEmpty();
  }

  @Test
  void refusesRepetitionAndEndlessness() {
    assertThat(PasswordRules.refusal("aaaaaaaaaaaaaaaa", ADDRESS)).contains(Refusal.TOO_UNIFORM);
    assertThat(PasswordRules.refusal("abcdef".repeat(60), ADDRESS)).contains(Refusal.TOO_LONG);
  }

  /**
   * The 3000 most frequent, made long enough in the ways that people do it. The switch is the
   * dictionary in {@code FrequentPasswords}.
   */
  @Tag("asvs-6.2.4")
  @Tag("asvs-6.2.12")
  @Test
  void refusesFrequentPasswordsThatAreLongEnough() throws IOException {
    var frequent =
        new ClassPathResource("com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt")
            .getContentAsString(StandardCharsets.UTF_8);
    var refused =
        frequent
            .lines()
            .limit(3000)
            .flatMap(word -> Stream.of(word.repeat(12 / word.length() + 1), word + "1234567890"))
            .filter(password -> password.length() >= PasswordRules.LEAST)
            .toList();
    assertThat(refused)
        .hasSizeGreaterThan(5000)
        .allSatisfy(password ->
            assertThat(PasswordRules.refusal(password, ADDRESS)).as(password).isPresent());
  }

  /** The switch is {@code NEARBY} in {@code FrequentPasswords}. */
  @Tag("asvs-6.2.11")
  @Test
  void refusesWhatPeopleHereWouldThinkOf() {
    for (var word : FrequentPasswords.NEARBY) {
      var password = word + "2026".repeat(Math.max(1, (15 - word.length()) / 4));
      assertThat(PasswordRules.refusal(password, ADDRESS)).as(password).isPresent();
    }
    assertThat(PasswordRules.refusal("Ministere2026!", ADDRESS)).contains(Refusal.FREQUENT);
    assertThat(PasswordRules.refusal("azertyuiop12", ADDRESS)).contains(Refusal.FREQUENT);
  }

  /** Letters written as signs could be so many that measuring takes minutes. */
  @Test
  void aLongPasswordIsMeasuredInTime() {
    var signs = "4@8({[<63961!|71!|7+$5%2".repeat(10);
    assertThat(signs).hasSizeLessThanOrEqualTo(PasswordRules.MOST);
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> PasswordRules.refusal(signs, ADDRESS));
  }

  @Test
  void longerAndMoreVariedIsStronger() {
    assertThat(PasswordRules.strength("abcdabcdabcde")).isEqualTo(Strength.FAIR);
    assertThat(PasswordRules.strength("correct horse ba")).isEqualTo(Strength.GOOD);
    assertThat(PasswordRules.strength("correct horse battery staple")).isEqualTo(Strength.STRONG);
  }
}
