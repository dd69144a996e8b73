package eu.parvis.meeting.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AgendaTextTest {

  /** The switch is {@code Description.html} in {@code AgendaText}. */
  @Tag("asvs-3.2.2")
  @Test
  void markupThatSomebodyWroteIsShownAsText() {
    assertThat(new AgendaText("*a* <img src=x onerror=f()>").getInnerHtml())
        .contains("<em>a</em> &lt;img src=x onerror=f()&gt;");
  }
}
