package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A walk of who organizes through the states of scheduling, all on one page. */
final class SchedulingWalk {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String DIALOG = "vaadin-dialog[opened]";
  private static final String CONFIRM = DIALOG + " vaadin-button[theme~=primary]";
  private static final String SUBMIT = ".form-actions vaadin-button[theme~=primary]";
  private static final String TIME = ".form vaadin-time-picker input";
  private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final Pattern ANSWER =
      Pattern.compile("https?://\\S+/answer/[a-z2-7]{40}\\?answer=accepted\\S*");

  /** A mail stands where a program shows mails. */
  private static final String IN_A_PROGRAM =
      """
      () => {
        const main = document.createElement('main');
        main.append(...document.body.childNodes);
        document.body.append(main);
      }
      """;

  private final Person person;
  private final Page page;
  private final Product product;
  private final States states;
  private final CalendarPage calendar;
  private final Account invited;
  private final LocalDate day;
  private final String series;
  private final String once;

  /**
   * @param person an administrator who is signed in
   * @param day of the meetings; nothing else is near
   */
  SchedulingWalk(Person person, Product product, LocalDate day) {
    this.person = person;
    this.page = person.page();
    this.product = product;
    this.states = new States(person);
    this.calendar = new CalendarPage(page, product.url());
    this.day = day;
    String number = Long.toString(System.nanoTime() % 1_000_000);
    this.invited =
        new Account(
            "Bruno " + number,
            "bruno" + number + "@mairie.example",
            Account.ADMINISTRATOR.password());
    this.series = "Permanence " + number;
    this.once = "Assemblée " + number;
  }

  void goes() {
    URI welcome =
        invited.addedBy(person, product, person.language().equals("fr") ? "Français" : "English");
    nothingYet();
    errorsAtFields();
    plans(series, true, 8);
    plans(once, false, 10);
    URI answer = keptMails();
    dialogs();
    AttendeeWalk attendee = new AttendeeWalk(person, product, states, calendar);
    attendee.answers(answer);
    moves();
    edits();
    URI link = calledOff();
    person.opens(answer);
    states.areFine("an answer to what is no more");
    feed();
    opens("list", series);
    attendee.isGuest(url(link()), link);
    invited.accept(person, product, welcome);
    attendee.isInvited(series, day.plusWeeks(1));
  }

  /** Where the first meeting that is listed leads to. */
  private String link() {
    return page.locator(".meeting-actions a").first().getAttribute("href");
  }

  private void nothingYet() {
    opens("list", "zzz");
    page.locator(".meetings .empty").first().waitFor();
    states.areFine("nothing found");
    opens("week", "zzz");
    states.areFine("an empty week");
    Locator line = page.locator(".quick-line input");
    line.fill(" ");
    line.press("Enter");
    page.locator(".quick-line vaadin-text-field[invalid]").waitFor();
    states.areFine("an empty line");
    line.fill("Point %s 14:00 45 min".formatted(day));
    line.press("Enter");
    page.locator("#quick-understood").waitFor();
    states.areFine("a line that was understood");
  }

  private void errorsAtFields() {
    person.opens(url("/meetings/new"));
    page.locator(SUBMIT).waitFor();
    states.areFine("a form");
    page.locator(".form vaadin-date-picker input").first().fill("99/99");
    page.locator(TIME).fill("");
    person.planning().repeatsEveryWeek();
    page.locator(".form vaadin-radio-button").nth(1).click();
    pastes("personne, hélène@nulle-part, Anne <anne@mairie.example>");
    page.locator("vaadin-text-area[invalid]").waitFor();
    page.locator(SUBMIT).click();
    page.locator("vaadin-text-field[invalid]").waitFor();
    states.areFine("errors at fields");
  }

  private void plans(String title, boolean weekly, int hour) {
    calendar.fills(title, day.atTime(hour, 0), 60);
    if (weekly) {
      person.planning().repeatsEveryWeek();
    }
    page.locator("vaadin-text-area textarea").first().fill("# Points\n\n1. **Budget**\n2. *Vote*");
    pastes("Anne Martin <anne@mairie.example>; %s".formatted(invited.address()));
    page.locator(".invitee").nth(1).waitFor();
    hears(person.words().get("meeting.attendee.added.several", 2));
    page.locator(".form > vaadin-checkbox input").check();
    page.locator(SUBMIT).click();
    page.locator(".toast").waitFor();
    states.areFine("news");
    person.planning().newsGoes();
  }

  private void pastes(String list) {
    page.locator("vaadin-details-summary").click();
    page.locator("vaadin-details textarea").fill(list);
    page.locator("vaadin-details .form > vaadin-button").click();
  }

  /** The link by which an attendee of the meeting answers that takes place once. */
  private URI keptMails() {
    person.opens(url("/administration/outbox"));
    Locator mails = page.locator(".person a").filter(new Locator.FilterOptions().setHasText(once));
    mails.first().waitFor();
    states.areFine("mails that are kept");
    mails.first().click();
    page.frameLocator(".mail-sheet").locator("h1").waitFor();
    states.areFine("a mail that is kept");
    String text = page.locator(".mail-text").first().innerText();
    String letter = page.locator(".mail-sheet").getAttribute("srcdoc");
    page.navigate("about:blank");
    page.setContent(letter);
    page.evaluate(IN_A_PROGRAM);
    states.areFine("a mail");
    Matcher found = ANSWER.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return URI.create(found.group());
  }

  private void dialogs() {
    opens("week", series);
    String event = calendar.event(series).getAttribute("aria-label");
    for (String action : new String[] {"edit", "cancel", "delete"}) {
      calendar.event(series).focus();
      person.keyboard().presses("Enter");
      does(action);
      page.locator(CONFIRM).waitFor();
      person.keyboard().presses("Escape");
      Patience.until(
          "the focus is back on the event",
          SOON,
          () -> person.keyboard().isOnNamed(event),
          Boolean::booleanValue);
      person.keyboard().presses("Enter");
      does(action);
      page.locator(CONFIRM).waitFor();
      // The calendar is drawn anew where its window is narrow.
      states.areFine("dialog: " + action);
      person.keyboard().presses("Escape");
      page.locator("vaadin-dialog").first().waitFor(RoomPage.GONE);
    }
  }

  private void moves() {
    opens("week", series);
    calendar.event(series).click();
    does("move");
    moves("99/99", "");
    page.locator(DIALOG + " vaadin-time-picker[invalid]").waitFor();
    states.areFine("a move with errors");
    moves(WRITTEN.format(day), "17:30");
    page.locator(DIALOG + " vaadin-radio-button").first().waitFor();
    states.areFine("how much of a series moves");
    page.locator(CONFIRM).click();
    page.locator(DIALOG + " .notices ul").waitFor();
    states.areFine("who is told of a move");
    page.locator(CONFIRM).click();
    page.locator(".toast vaadin-button[theme~=primary]").waitFor();
    assertThat(page.locator("vaadin-notification-card").getAttribute("role")).isEqualTo("alert");
    states.areFine("news with one thing to do");
    person.planning().newsGoes();
  }

  private void moves(String date, String time) {
    page.locator(DIALOG + " vaadin-date-picker input").fill(date);
    page.locator(DIALOG + " vaadin-time-picker input").fill(time);
    page.locator(CONFIRM).click();
  }

  private void edits() {
    opens("list", series);
    String path = page.locator(".meeting h3 a").first().getAttribute("href");
    URI form = url("/").resolve(path.replaceFirst("/\\d{4}-.*", "/edit"));
    person.opens(form);
    page.locator(".invitee vaadin-button").first().click();
    page.locator(".invitee.removed").waitFor();
    states.areFine("a form that edits");
    Locator days = page.locator(".form vaadin-checkbox-group").first().locator("vaadin-checkbox");
    page.locator(TIME).fill("09:00");
    page.locator(TIME).press("Tab");
    days.nth(day.getDayOfWeek().ordinal()).click();
    days.nth(day.plusDays(1).getDayOfWeek().ordinal()).click();
    page.locator(SUBMIT).click();
    page.locator(DIALOG + " .losses ul").waitFor();
    page.locator(DIALOG + " .notices ul").first().waitFor();
    states.areFine("what an edit takes away");
    person.keyboard().presses("Escape");
    editsElsewhere(form);
    page.locator(SUBMIT).click();
    page.locator(".note[role=alert]").waitFor();
    states.areFine("two who edit");
  }

  /** The same meeting, meanwhile, in another tab. */
  private void editsElsewhere(URI form) {
    try (Page tab = page.context().newPage()) {
      tab.navigate(form.toString());
      tab.locator("vaadin-text-area textarea").first().fill("Budget");
      tab.locator(SUBMIT).click();
      tab.locator(CONFIRM).click();
      tab.locator(".calendar-bar").waitFor();
    }
  }

  /** Both meetings; returns the link of the one that takes place once. */
  private URI calledOff() {
    opens("list", series);
    page.locator(".meeting [popovertarget]").first().click();
    page.locator(".menu:popover-open").waitFor();
    states.areFine("the menu of a meeting");
    page.locator(".meeting .menu [data-action=cancel]").first().click();
    page.locator(DIALOG + " vaadin-button[theme~=danger]").click();
    page.locator(".meeting.cancelled h3:focus-within, .meeting.cancelled h3:focus").waitFor();
    page.locator(".meeting.cancelled h3 a").click();
    page.locator(".meeting-page .history").waitFor();
    states.areFine("a cancelled meeting");
    opens("list", once);
    URI link = url(link());
    page.locator(".meeting h3 a").click();
    page.locator(".meeting-page .history").waitFor();
    states.areFine("a meeting");
    opens("list", once);
    for (String action : new String[] {"delete", "cancel"}) {
      page.locator(".meeting [popovertarget]").click();
      page.locator(".meeting .menu [data-action=%s]".formatted(action)).click();
      page.locator(CONFIRM).waitFor();
      states.areFine("once, dialog: " + action);
      person.keyboard().presses("Escape");
    }
    person.planning().cancels(once);
    page.setViewportSize(320, 640);
    opens("week", once);
    page.locator(".calendar-fold").click();
    page.locator(".calendar-fold[aria-expanded=true]").waitFor();
    states.areFine("filters on a telephone");
    page.setViewportSize(1280, 900);
    return link;
  }

  private void feed() {
    person.opens(url("/profile"));
    page.locator(".feed .feed-create").click();
    Locator replaced = page.locator(CONFIRM);
    Locator address = page.locator(".feed vaadin-text-field:visible");
    replaced.or(address).first().waitFor();
    if (replaced.isVisible()) {
      replaced.click();
      address.waitFor();
    }
    states.areFine("the address of a calendar");
    for (String action : new String[] {".feed-create", ".feed-revoke"}) {
      page.locator(".feed " + action).click();
      page.locator(CONFIRM).waitFor();
      states.areFine("dialog: " + action);
      person.keyboard().presses("Escape");
      Patience.until(
          "the focus is back",
          SOON,
          () -> person.keyboard().isOn(".feed " + action),
          Boolean::booleanValue);
    }
  }

  /** Presses what the dialog of an event offers. */
  private void does(String action) {
    page.locator(DIALOG + " [data-action='%s']".formatted(action)).click();
  }

  /** The page has said this aloud. */
  private void hears(String words) {
    Patience.until(
        "the page says: " + words,
        SOON,
        () -> page.locator("#announcer").textContent(),
        said -> said.startsWith(words));
  }

  /** Opens a view with the meetings of this title alone. */
  private void opens(String view, String title) {
    String address = "/?view=%s&date=%s&search=%s";
    person.opens(url(address.formatted(view, day, title.replace(" ", "%20"))));
    calendar.shows(view, day);
  }

  private URI url(String path) {
    return product.url().resolve(path);
  }
}
