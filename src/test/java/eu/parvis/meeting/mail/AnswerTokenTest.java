package eu.parvis.meeting.mail;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.meeting.AttendeeId;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token names an attendee, and cannot be made by anybody else. */
class AnswerTokenTest {

  private static final AttendeeId ODILE =
      new AttendeeId(UUID.fromString("6f1d0c52-3b1e-4a77-9c2e-0d5a8f1b2c3d"));

  private final AnswerToken tokens = tokens((byte) 1);

  @Test
  void fitsIntoAnAddressAndIsReadBackInAnyCase() {
    var token = tokens.of(ODILE);
    assertThat(token).hasSize(AnswerToken.LENGTH).matches("[a-z2-7]+");
    assertThat(tokens.read(token)).contains(ODILE);
    assertThat(tokens.read(token.toUpperCase(Locale.ROOT))).contains(ODILE);
  }

  @Test
  void oneChangedCharacterMakesItNoToken() {
    var token = tokens.of(ODILE);
    for (var at = 0; at < token.length(); at++) {
      var other = token.charAt(at) == 'a' ? 'b' : 'a';
      assertThat(tokens.read(token.substring(0, at) + other + token.substring(at + 1))).isEmpty();
    }
  }

  @Test
  void anotherKeyMakesOtherTokens() {
    assertThat(tokens((byte) 2).read(tokens.of(ODILE))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "========================================",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "1111111111111111111111111111111111111111",
        "éééééééééééééééééééééééééééééééééééééééé"
      })
  void anythingElseIsNoToken(String text) {
    assertThat(tokens.read(text)).isEmpty();
  }

  private static AnswerToken tokens(byte seed) {
    var key = new byte[32];
    key[0] = seed;
    return new AnswerToken(new SecretKeySpec(key, "AES"));
  }
}
