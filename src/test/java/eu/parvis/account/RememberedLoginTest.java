package eu.parvis.account;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.RememberedLogin.Shown;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RememberedLoginTest {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant LATER = START.plus(Duration.ofMinutes(5));

  private final SecureRandom random = new SecureRandom();
  private final SecretToken first = SecretToken.draw(random);
  private final SecretToken second = SecretToken.draw(random);
  private final SecretToken third = SecretToken.draw(random);
  private final RememberedLogin login =
      new RememberedLogin(
          new LoginSeries(UUID.randomUUID()),
          new PersonId(UUID.randomUUID()),
          first,
          "Firefox, Linux",
          START);

  @Test
  void aTokenIsDueForTheNextAfterAMinute() {
    assertThat(login.show(first, START.plusSeconds(59))).isEqualTo(Shown.GOOD);
    assertThat(login.show(first, START.plusSeconds(60))).isEqualTo(Shown.GOOD_AND_DUE);
  }

  @Test
  void requestsSideBySideMayStillShowTheReplacedToken() {
    login.show(first, LATER);
    login.rotate(second, LATER);
    assertThat(login.show(second, LATER.plusSeconds(1))).isEqualTo(Shown.GOOD);
    assertThat(login.show(first, LATER.plusSeconds(30))).isEqualTo(Shown.GOOD);
  }

  @Test
  void anAnswerThatWasLostLocksNobodyOut() {
    login.show(first, LATER);
    login.rotate(second, LATER);
    var muchLater = LATER.plus(Duration.ofDays(3));
    assertThat(login.show(first, muchLater)).isEqualTo(Shown.GOOD_AND_DUE);
    login.rotate(third, muchLater);
    assertThat(login.show(third, muchLater.plusSeconds(5))).isEqualTo(Shown.GOOD);
    assertThat(login.show(second, muchLater.plusSeconds(5))).isEqualTo(Shown.STOLEN);
  }

  @Test
  void aReplacedTokenThatComesBackWasStolen() {
    login.show(first, LATER);
    login.rotate(second, LATER);
    login.show(second, LATER.plusSeconds(1));
    assertThat(login.show(first, LATER.plusSeconds(61))).isEqualTo(Shown.STOLEN);
  }

  @Test
  void aMadeUpTokenCountsAsStolen() {
    assertThat(login.show(third, START)).isEqualTo(Shown.STOLEN);
  }

  @Test
  void endsThirtyDaysAfterItsLastUse() {
    assertThat(login.open(START.plus(Duration.ofDays(30)).minusSeconds(1))).isTrue();
    assertThat(login.open(START.plus(Duration.ofDays(30)))).isFalse();
    login.show(first, LATER);
    assertThat(login.open(START.plus(Duration.ofDays(30)))).isTrue();
  }
}
