package eu.parvis.account;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.PasswordRules.Refusal;
import eu.parvis.account.PasswordRules.Strength;
import eu.parvis.kernel.EmailAddress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PasswordRulesTest {

  private static final EmailAddress ADDRESS = new EmailAddress("camille.martin@example.org");

  /** The switch is {@code PasswordRules.LEAST}. */
  @Tag("asvs-6.2.1")
  @Test
  void elevenCharactersAreTooShortAndTwelveAreEnough() {
    assertThat(PasswordRules.refusal("abcdefghijk", ADDRESS)).contains(Refusal.TOO_SHORT);
    assertThat(PasswordRules.refusal("abcdefghijkl", ADDRESS)).isEmpty();
  }

  @Test
  void countsWhatPeopleSeeAsOneCharacterOnce() {
    assertThat(PasswordRules.refusal("😀😁😂🤣😃😄", ADDRESS)).contains(Refusal.TOO_SHORT);
    assertThat(PasswordRules.refusal("😀😁😂🤣😃😄😅😆😉😊😋😎", ADDRESS)).isEmpty();
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

  @Test
  void longerAndMoreVariedIsStronger() {
    assertThat(PasswordRules.strength("abcdabcdabcde")).isEqualTo(Strength.FAIR);
    assertThat(PasswordRules.strength("correct horse ba")).isEqualTo(Strength.GOOD);
    assertThat(PasswordRules.strength("correct horse battery staple")).isEqualTo(Strength.STRONG);
  }
}
