package eu.parvis.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.time.LocalDate;

/** A walk of who is invited through the states of scheduling. */
final class AttendeeWalk {

  private static final String DIALOG = "vaadin-dialog[opened]";
  private static final String ROOMS = "**/api/rooms/*";

  /** Only the clock could make a real one, half an hour after its end. */
  private static final String OVER =
      """
      {"state":"over","now":"2026-11-26T12:00:00Z","title":"Permanence","organizer":"Odile Organise",
       "start":"2026-11-26T09:00:00Z","end":"2026-11-26T10:00:00Z","zone":"Europe/Paris",
       "next":"2026-12-03T09:00:00Z","mayReopen":%s}\
      """;

  private final Person person;
  private final Page page;
  private final Product product;
  private final States states;
  private final CalendarPage calendar;

  AttendeeWalk(Person person, Product product, States states, CalendarPage calendar) {
    this.person = person;
    this.page = person.page();
    this.product = product;
    this.states = states;
    this.calendar = calendar;
  }

  /** By the link of a mail. */
  void answers(URI answer) {
    person.opens(answer);
    states.areFine("an answer");
    page.locator("[name=sequence]").evaluate("field => { field.value = '-1'; }");
    answersWith("J’apporte les plans");
    reads("changed");
    states.areFine("an answer to what has changed");
    page.locator(".answer input:checked")
        .evaluate("chosen => { chosen.checked = false; chosen.form.noValidate = true; }");
    answersWith("Oui");
    reads("missing");
    states.areFine("an answer without a choice");
    page.locator("input[value=tentative]").check();
    answersWith("Peut-être");
    page.locator(".note.success").waitFor();
    states.areFine("answered");
    person.opens(product.url().resolve("/answer/" + "a".repeat(40)));
    states.areFine("an answer to nothing");
  }

  private void answersWith(String comment) {
    page.locator(".answer textarea").fill(comment);
    page.locator(".answer button").click();
  }

  private void reads(String note) {
    String words = person.words().get("mail.answering." + note);
    page.locator(".note").filter(new Locator.FilterOptions().setHasText(words)).waitFor();
  }

  /** Signed out, at the links of a meeting to come, of one that is over and of one called off. */
  void isGuest(URI link, URI calledOff) {
    over(true);
    person.opens(link);
    person.isIn("over");
    states.areFine("a meeting that is over, for its organizer");
    page.unroute(ROOMS);
    page.context().clearCookies();
    person.opens(link);
    person.isReadyToJoin();
    states.areFine("before a meeting");
    over(false);
    person.opens(link);
    person.isIn("over");
    states.areFine("a meeting that is over");
    page.unroute(ROOMS);
    person.opens(calledOff);
    person.isIn("cancelled");
    states.areFine("a meeting that was called off");
  }

  private void over(boolean mayReopen) {
    page.route(
        ROOMS,
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(OVER.formatted(mayReopen))));
  }

  /** Somebody with an account answers in the calendar. */
  void isInvited(String title, LocalDate day) {
    calendar.opens("week", day);
    calendar.event(title).click();
    page.locator(DIALOG + " .menu-answers").waitFor();
    states.areFine("an invitation");
    page.locator(DIALOG + " .menu-answers button").first().click();
    page.locator(DIALOG + " vaadin-radio-button").first().waitFor();
    states.areFine("an answer for one or for all");
    page.locator(DIALOG + " vaadin-button[theme~=primary]").click();
    page.locator("parvis-calendar .answer-accepted").first().waitFor();
    states.areFine("an answer in the calendar");
    calendar.opens("list", day);
    page.locator(".meeting h3 a").first().click();
    page.locator(".meeting-page .answer").waitFor();
    states.areFine("a meeting, for who is invited");
  }
}
