package eu.parvis.e2e;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** The form of a series and the dialogs that change it, as markup, operated by a hand. */
record SeriesPage(Hand hand) {

  /** What asks which occurrences are meant. */
  static final String PART = "vaadin-dialog:has(vaadin-radio-group)";

  /** What says who gets what. */
  static final String TELL = "vaadin-dialog:has(.notices):not(:has(vaadin-radio-group))";

  private static final String PRIMARY = " vaadin-button[theme~=primary]";
  private static final String LIST = "vaadin-details textarea";
  private static final int WEEKLY = 2;
  private static final int AFTER_A_NUMBER = 2;
  private static final int ALL = 2;
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  /** Fills in a meeting of an hour, every week, so many times. */
  void fills(String title, LocalDate first, String time, int times) {
    hand.triggers(".view-actions a[href$='meetings/new']");
    hand.writes(".form vaadin-text-field input", title);
    begins(first);
    hand.writes(".form vaadin-time-picker input", time);
    hand.chooses(".form vaadin-select vaadin-select-value-button", WEEKLY);
    hand.marks(".form > vaadin-radio-group", AFTER_A_NUMBER);
    hand.writes(".form > vaadin-integer-field input", Integer.toString(times));
  }

  /** Says on which day the first one is. */
  void begins(LocalDate first) {
    hand.writes(".form vaadin-date-picker input", DATE.format(first));
  }

  /** Invites somebody with an account. */
  void invites(Account account) {
    hand.finds(".attendees vaadin-combo-box input", account.name());
  }

  /** Invites whoever is on a list. */
  void invites(String list) {
    hand.triggers("vaadin-details-summary");
    hand.writes(LIST, list);
    hand.triggers("vaadin-details .form > vaadin-button");
  }

  /** Stores what is in the form. */
  void submits() {
    hand.triggers(".form-actions" + PRIMARY);
  }

  /** Does one of the things that a dialog of the calendar offers, by its name in the markup. */
  void does(String action) {
    hand.triggers("vaadin-dialog [data-action=%s]".formatted(action));
  }

  /** Says where an occurrence goes, in the dialog that asks for it. */
  void movesTo(LocalDate day, String time) {
    hand.writes("vaadin-dialog vaadin-date-picker input", DATE.format(day));
    hand.writes("vaadin-dialog vaadin-time-picker input", time);
    hand.triggers("vaadin-dialog:has(vaadin-date-picker)" + PRIMARY);
  }

  /** Means all of the series. */
  void meansAll() {
    hand.marks(PART + " vaadin-radio-group", ALL);
  }

  /** Goes on from the dialog that asks which occurrences are meant. */
  void agreesToPart() {
    hand.triggers(PART + PRIMARY);
  }

  /** Leaves the dialog that says who gets what, with nothing stored. */
  void thinksAgain() {
    hand.triggers(TELL + " vaadin-button:not([theme~=primary])");
  }

  /** Has the mails sent that the dialog announces. */
  void tells() {
    hand.triggers(TELL + PRIMARY);
  }
}
