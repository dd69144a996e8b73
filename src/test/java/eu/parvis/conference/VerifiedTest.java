package eu.parvis.conference;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.kernel.EmailAddress;
import org.junit.jupiter.api.Test;

class VerifiedTest {

  private static final EmailAddress PROVED = new EmailAddress("anna@example.org");

  @Test
  void aNameIsThatOfTheAccountOrOfNobody() {
    assertThat(Verified.of("Anna", "Anna", null)).isEqualTo(Verified.NAME);
    assertThat(Verified.of("Anna", "Annabel", null)).isEqualTo(Verified.NOTHING);
    assertThat(Verified.of("Anna", null, PROVED)).isEqualTo(Verified.ADDRESS);
    assertThat(Verified.of("Anna", null, null)).isEqualTo(Verified.NOTHING);
  }

  /** An account has up to 80 characters, a participant 60. */
  @Test
  void aLongNameOfAnAccountIsVerifiedAsItIsShown() {
    var account = "Anne-Catherine ".repeat(5).strip();
    var shown = ParticipantName.ofAccount(account).orElseThrow().value();

    assertThat(shown).hasSizeLessThan(account.length());
    assertThat(Verified.of(shown, account, null)).isEqualTo(Verified.NAME);
    assertThat(Verified.of(shown.substring(1), account, null)).isEqualTo(Verified.NOTHING);
  }
}
