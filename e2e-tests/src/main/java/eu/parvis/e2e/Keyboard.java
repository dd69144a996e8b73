package eu.parvis.e2e;

import com.microsoft.playwright.Page;
import java.time.Duration;

/** A person's keyboard, for who has no mouse. */
final class Keyboard {

  /** More stops than any screen has. */
  private static final int MOST_STOPS = 80;

  private static final Duration SOON = Duration.ofSeconds(10);

  private final Page page;

  Keyboard(Page page) {
    this.page = page;
  }

  /** Waits for what {@code selector} matches, and presses Tab until the focus is on or in it. */
  void reaches(String selector) {
    page.locator(selector).first().waitFor();
    for (int stop = 0; stop <= MOST_STOPS; stop++) {
      if (isOn(selector)) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new NotObserved("the Tab key does not reach " + selector + " at " + page.url());
  }

  /** True if the focus is on, or in, what {@code selector} matches. */
  boolean isOn(String selector) {
    return Boolean.TRUE.equals(page.evaluate("s => parvisSenses.focusIsIn(s)", selector));
  }

  /** Presses Tab until the focus is on the element with this name. */
  void reachesNamed(String name) {
    for (int stop = 0; stop <= MOST_STOPS; stop++) {
      if (isOnNamed(name)) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new NotObserved("the Tab key does not reach \"" + name + "\" at " + page.url());
  }

  boolean isOnNamed(String name) {
    return name.equals(focusName());
  }

  private Object focusName() {
    return page.evaluate("() => parvisSenses.focusName()");
  }

  /** The focus comes, by itself, on or into what {@code selector} matches. */
  void isPutOn(String selector) {
    Patience.until("the focus on " + selector, SOON, () -> isOn(selector), Boolean::booleanValue);
  }

  /** The focus comes, by itself, on the element with this name, or stays there. */
  void isPutOnNamed(String name) {
    Patience.until("the focus on \"" + name + "\"", SOON, this::focusName, name::equals);
  }

  /** Goes to the button with this name and presses Enter. */
  void triggersNamed(String name) {
    reachesNamed(name);
    presses("Enter");
  }

  void presses(String key) {
    page.keyboard().press(key);
  }

  /** Replaces what is in a field. */
  void writes(String selector, String text) {
    reaches(selector);
    page.keyboard().press("Control+A");
    page.keyboard().type(text);
  }

  /** Goes to a list and takes the entry that begins like this. */
  void chooses(String selector, String beginning) {
    reaches(selector);
    page.keyboard().type(beginning);
  }

  /** Goes to a button or a link and presses Enter. */
  void triggers(String selector) {
    reaches(selector);
    presses("Enter");
  }
}
