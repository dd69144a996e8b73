package eu.parvis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.kernel.Language;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PageLanguageTest {

  @Test
  void takesTheFirstLanguageThatIsSpokenHere() {
    assertThat(PageLanguage.preferred(List.of(Locale.GERMAN, Locale.CANADA_FRENCH, Locale.UK)))
        .isEqualTo(Language.FRENCH);
    assertThat(PageLanguage.preferred(List.of(Locale.US, Locale.FRENCH)))
        .isEqualTo(Language.ENGLISH);
  }

  @Test
  void speaksEnglishToWhoAsksForNeither() {
    assertThat(PageLanguage.preferred(List.of(Locale.JAPANESE))).isEqualTo(Language.ENGLISH);
  }
}
