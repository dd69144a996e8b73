package eu.parvis.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What people read of how long a browser stays signed in. */
class LoginLastingTest {

  private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

  LoginLastingTest() {
    texts.setBasename("i18n/account");
    texts.setDefaultEncoding("UTF-8");
    texts.setFallbackToSystemLocale(false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          P30D  | Each is signed out 30 days after you signed in there, even if you use it.
          P1D   | Each is signed out 1 day after you signed in there, even if you use it.
          PT1H  | Each is signed out 1 hour after you signed in there, even if you use it.
          PT36H | Each is signed out 36 hours after you signed in there, even if you use it.
          PT90M | Each is signed out 90 minutes after you signed in there, even if you use it.
          P90D  | Each is signed out 90 days after you signed in there, or earlier if it is not used for 30 days.
          """)
  void isWhatIsSet(Duration longest, String text) {
    var lasting = new LoginLasting(longest, Duration.ofDays(30));
    assertThat(lasting.text((key, values) -> texts.getMessage(key, values, Locale.ENGLISH)))
        .isEqualTo("Browsers in which you are signed in. " + text);
    assertThat(lasting.text((key, values) -> texts.getMessage(key, values, Locale.FRENCH)))
        .doesNotContain("{")
        .contains(
            longest.toDays() > 30 ? "inutilisée pendant 30 jours" : "après la connexion, même");
  }
}
