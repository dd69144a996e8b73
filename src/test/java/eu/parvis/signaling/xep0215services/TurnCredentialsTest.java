package eu.parvis.signaling.xep0215services;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TurnCredentialsTest {

  private static final String SECRET = "a shared secret of 32 characters";
  private static final Instant END = Instant.ofEpochSecond(1_795_550_400);

  @Test
  void theNameIsTheEndAndAnId() {
    assertThat(TurnCredentials.make(SECRET, END, "00c0ffee").username())
        .isEqualTo("1795550400:00c0ffee");
  }

  /** Made with {@code openssl dgst -sha1 -hmac} and {@code base64}. */
  @Test
  void thePasswordIsTheHmacOfTheName() {
    assertThat(TurnCredentials.make(SECRET, END, "00c0ffee").password())
        .isEqualTo("6X37NEU0v07P1EURINoB6J7Mg6c=");
  }

  @Test
  void printsNoPassword() {
    assertThat(TurnCredentials.make(SECRET, END, "00c0ffee").toString())
        .doesNotContain("6X37", "00c0ffee");
  }
}
