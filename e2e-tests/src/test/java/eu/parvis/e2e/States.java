package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.util.List;

/**
 * What every state of a page is looked at for: by axe and, in French, whose words are longer, for
 * what is cut off at twice and four times the size and for what a finger misses.
 */
record States(Person person) {

  /** The least size of something to press that we give ourselves, in CSS pixels. */
  private static final int TARGET = 44;

  /** A window of 1440 px at twice the size, and one of 1280 px at four times. */
  private static final List<ViewportSize> ZOOMED =
      List.of(new ViewportSize(720, 450), new ViewportSize(320, 640));

  private static final String CUT_OFF = Senses.read("cut-off.js");
  private static final String SMALL = Senses.read("small-targets.js");

  /** Nothing is wrong with what is seen now. */
  void areFine(String state) {
    Axe.findsNothingInBothLanguages(person, state);
    if (person.language().equals("fr")) {
      isWhole(state);
    }
  }

  private void isWhole(String state) {
    Page page = person.page();
    ViewportSize usual = page.viewportSize();
    for (ViewportSize size : ZOOMED) {
      page.setViewportSize(size.width, size.height);
      assertThat((List<?>) page.evaluate(CUT_OFF)).as("%s, %d px", state, size.width).isEmpty();
    }
    assertThat((List<?>) page.evaluate(SMALL, TARGET)).as("%s, to press", state).isEmpty();
    page.setViewportSize(usual.width, usual.height);
  }
}
