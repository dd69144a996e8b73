package eu.parvis.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrowserLabelTest {

  @Test
  void namesTheBrowserAndNotItsAncestors() {
    assertThat(
            BrowserLabel.of(
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0"))
        .isEqualTo("Edge, Windows");
    assertThat(BrowserLabel.of("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0"))
        .isEqualTo("Firefox, Linux");
    assertThat(
            BrowserLabel.of(
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"))
        .isEqualTo("Safari, iPhone");
  }

  @Test
  void saysNothingOfWhatItDoesNotKnow() {
    assertThat(BrowserLabel.of(null)).isEmpty();
    assertThat(BrowserLabel.of("curl/8")).isEmpty();
  }
}
