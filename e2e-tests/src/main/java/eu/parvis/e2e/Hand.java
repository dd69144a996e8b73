package eu.parvis.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** How somebody operates the views around calls: with a mouse, or by keyboard alone. */
sealed interface Hand {

  /** Presses a button or follows a link. */
  void triggers(String selector);

  /** Replaces what is in a field. */
  void writes(String selector, String text);

  /** Takes the entry of a select at a place below the one that stands. */
  void chooses(String select, int place);

  /** Takes the choice of a group at a place; the first one stands. */
  void marks(String group, int place);

  /** Writes into a field that proposes, and takes the first proposal. */
  void finds(String field, String text);

  /** Opens what the calendar shows of a meeting. */
  void opens(CalendarPage calendar, String title);

  /** With a mouse. */
  record Mouse(Page page) implements Hand {

    @Override
    public void triggers(String selector) {
      page.locator(selector).first().click();
    }

    @Override
    public void writes(String selector, String text) {
      Locator field = page.locator(selector).first();
      field.fill(text);
      field.blur();
    }

    @Override
    public void chooses(String select, int place) {
      triggers(select);
      page.locator("vaadin-select-item").nth(place).click();
    }

    @Override
    public void marks(String group, int place) {
      page.locator(group + " vaadin-radio-button").nth(place).click();
    }

    @Override
    public void finds(String field, String text) {
      page.locator(field).first().fill(text);
      page.locator("vaadin-combo-box-item:visible").first().click();
    }

    @Override
    public void opens(CalendarPage calendar, String title) {
      calendar.event(title).click();
    }
  }

  /** By keyboard alone. */
  record Keys(Page page, Keyboard keyboard) implements Hand {

    @Override
    public void triggers(String selector) {
      keyboard.triggers(selector);
    }

    @Override
    public void writes(String selector, String text) {
      keyboard.writes(selector, text);
    }

    @Override
    public void chooses(String select, int place) {
      keyboard.triggers(select);
      page.locator("vaadin-select-item[focused]").waitFor();
      downTo(place);
      keyboard.presses("Enter");
    }

    @Override
    public void marks(String group, int place) {
      keyboard.reaches(group + " vaadin-radio-button");
      downTo(place);
    }

    @Override
    public void finds(String field, String text) {
      keyboard.writes(field, text);
      page.locator("vaadin-combo-box-item:visible").first().waitFor();
      downTo(1);
      keyboard.presses("Enter");
    }

    private void downTo(int place) {
      for (int step = 0; step < place; step++) {
        keyboard.presses("ArrowDown");
      }
    }

    @Override
    public void opens(CalendarPage calendar, String title) {
      keyboard.triggersNamed(calendar.event(title).getAttribute("aria-label"));
    }
  }
}
