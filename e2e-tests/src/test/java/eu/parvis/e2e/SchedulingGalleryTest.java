package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every view, dialog and state of scheduling, and every kind of mail, for people to look at: {@code
 * ./parvis e2e SchedulingGalleryTest -Djourneys.without=}. The pictures, and the plain text of the
 * mails, are in {@code target/screens}.
 */
@Tag("gallery")
@ParameterizedClass
@ValueSource(strings = {"fr-FR", "en-GB"})
class SchedulingGalleryTest {

  private static final String PRIMARY = ".form-actions vaadin-button[theme~=primary]";
  private static final String DIALOG = "vaadin-dialog[opened]";
  private static final String PARTS = "vaadin-dialog:has(vaadin-radio-button)";
  private static final String TOLD = "vaadin-dialog:has(.notices)";
  private static final String GUEST_LIST = ".form > vaadin-checkbox";
  private static final Pattern ANSWER =
      Pattern.compile("https?://\\S+/answer/[a-z2-7]{40}\\?answer=accepted\\S*");

  /** Far from what other journeys plan. */
  private static final LocalDate THURSDAY =
      LocalDate.now(ZoneId.of("Europe/Paris"))
          .plusWeeks(8)
          .with(TemporalAdjusters.next(DayOfWeek.THURSDAY));

  private static final String LONG_NAME =
      "Marie-Antoinette de La Rochefoucauld-Saint-Hippolyte-sur-Loire-Atlantique";
  private static final String LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk";
  private static final String ARABIC = "اجتماع لجنة الميزانية";

  /** Only the clock could make a real one, half an hour after its end. */
  private static final String OVER =
      """
      {"state":"over","now":"2026-11-26T12:00:00Z","title":"Conseil","organizer":"Odile Organise",
       "start":"2026-11-26T09:00:00Z","end":"2026-11-26T10:00:00Z","zone":"Europe/Paris",
       "next":"2026-12-03T09:00:00Z","mayReopen":%s}\
      """;

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  private final String locale;
  private final Album album;

  SchedulingGalleryTest(String locale) {
    this.locale = locale;
    this.album = Album.ofWholePages(locale);
  }

  @Test
  void calendar() {
    Person odile = organiser();
    Page page = odile.page();
    CalendarPage calendar = calendar(odile);
    LocalDate empty = THURSDAY.plusWeeks(french() ? 60 : 70);
    for (String view : List.of("day", "week", "month", "list")) {
      calendar.opens(view, empty);
      album.shows(odile, "cal-empty-" + view);
    }
    LocalDate day = THURSDAY.plusWeeks(french() ? 0 : 4);
    calendar.plansWeekly(
        in("Comité de suivi", "Steering group"), at(day, 10), 90, odile.planning());
    calendar.plans(in("Budget 2027 : arbitrages", "Budget 2027: choices"), at(day, 11), 60);
    calendar.plans(LONG_NAME + " " + LONG_WORD.substring(0, 40), at(day, 14), 45);
    calendar.plans(ARABIC, at(day.plusDays(1), 9), 30);
    calendar.plans(in("Point", "Sync"), at(day.minusDays(2), 9), 15);
    calendar.plans(in("Journée d’étude", "Study day"), at(day.minusDays(1), 9), 540);
    for (int i = 0; i < 6; i++) {
      calendar.plans(
          in("Entretien n° ", "Interview no. ") + (i + 1), at(day.plusDays(4), 9 + i), 45);
    }
    for (String view : List.of("day", "week", "month", "list")) {
      calendar.opens(view, day);
      album.shows(odile, "cal-" + view);
    }
    calendar.opens("week", day);
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setForcedColors(ForcedColors.ACTIVE)
            .setReducedMotion(ReducedMotion.REDUCE));
    album.shows(odile, "cal-forced-week");
    calendar.opens("list", day);
    album.shows(odile, "cal-forced-list");
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setForcedColors(ForcedColors.NONE)
            .setReducedMotion(ReducedMotion.NO_PREFERENCE));
    odile.opens(url("/?view=list&search=zzz&kind=series&cancelled=no"));
    page.locator(".meetings .empty").first().waitFor();
    album.shows(odile, "cal-nothing-found");
    page.locator(".quick-line input").fill(in("Budget jeudi 14h 1h", "Budget Thursday 14:00 1 h"));
    page.locator(".quick-line input").press("Enter");
    page.locator("#quick-understood").waitFor();
    album.shows(odile, "cal-quick");
    page.locator(".quick-line input").fill(" ");
    page.locator(".quick-line input").press("Enter");
    page.locator(".quick-line vaadin-text-field[invalid]").waitFor();
    album.shows(odile, "cal-quick-empty");
    whole();
  }

  @Test
  void dialogs() {
    Album album = inWindow();
    Person odile = organiser();
    Page page = odile.page();
    CalendarPage calendar = calendar(odile);
    LocalDate day = THURSDAY.plusWeeks(french() ? 9 : 11);
    String series = in("Série à déplacer", "Series to move");
    fills(odile, series, at(day, 10), 60);
    odile.planning().repeatsEveryWeek();
    invites(page, "Anne Martin <anne@mairie.example>; Luc <luc@prefecture.example>");
    submits(page);
    calendar.opens("week", day);
    calendar.event(series).click();
    page.locator("vaadin-dialog .single .meeting").waitFor();
    album.shows(odile, "dia-event");
    unfolded(page, "move");
    page.locator("vaadin-dialog vaadin-time-picker").waitFor();
    album.shows(odile, "dia-move");
    page.locator("vaadin-dialog vaadin-time-picker input").fill("");
    page.locator("vaadin-dialog vaadin-date-picker input").fill("99/99");
    page.locator("vaadin-dialog vaadin-button[theme~=primary]").click();
    page.locator("vaadin-dialog vaadin-time-picker[invalid]").waitFor();
    album.shows(odile, "dia-move-errors");
    page.keyboard().press("Escape");
    page.locator(DIALOG).waitFor(Gone.DETACHED);
    calendar.event(series).click();
    unfolded(page, "move");
    page.locator("vaadin-dialog vaadin-time-picker input").fill("17:00");
    page.locator("vaadin-dialog vaadin-time-picker input").press("Enter");
    page.locator("vaadin-dialog vaadin-radio-button").first().waitFor();
    album.shows(odile, "dia-move-part");
    page.locator("vaadin-dialog vaadin-button[theme~=primary]").click();
    page.locator("vaadin-dialog .notices ul").first().waitFor();
    album.shows(odile, "dia-move-tell");
    page.locator("vaadin-dialog vaadin-button[theme~=primary]").click();
    page.locator(".toast").waitFor();
    album.shows(odile, "dia-moved-toast");
    odile.planning().newsGoes();
    calendar.event(series).click();
    unfolded(page, "edit");
    page.locator("vaadin-dialog vaadin-radio-button").nth(2).waitFor();
    album.shows(odile, "dia-edit-part");
    page.keyboard().press("Escape");
    page.locator(DIALOG).waitFor(Gone.DETACHED);
    calendar.event(series).click();
    unfolded(page, "cancel");
    page.locator("vaadin-dialog .notices ul").first().waitFor();
    album.shows(odile, "dia-cancel");
    page.locator("vaadin-dialog vaadin-button[theme~=danger]").click();
    page.locator(".toast").waitFor();
    odile.planning().newsGoes();
    album.shows(odile, "dia-cancelled-week");
    calendar.event(series).click();
    page.locator("vaadin-dialog .single .meeting").waitFor();
    album.shows(odile, "dia-event-cancelled");
    unfolded(page, "delete");
    page.locator("vaadin-dialog vaadin-radio-button").nth(2).waitFor();
    album.shows(odile, "dia-delete-one");
    page.locator("vaadin-dialog vaadin-radio-button").nth(2).click();
    page.locator("vaadin-dialog .notices ul").first().waitFor();
    album.shows(odile, "dia-delete-all");
    page.keyboard().press("Escape");
    page.locator(DIALOG).waitFor(Gone.DETACHED);
    calendar.opens("list", day);
    page.locator(".meeting .menu-button").first().click();
    album.shows(odile, "dia-row-menu");
    String path = odile.planning().row(series).locator("h3 a").getAttribute("href");
    odile.opens(url("/" + path.replaceFirst("/\\d{4}-.*", "/edit")));
    Locator days = page.locator(".form vaadin-checkbox-group").first().locator("vaadin-checkbox");
    days.nth(day.getDayOfWeek().ordinal()).click();
    days.nth(day.plusDays(1).getDayOfWeek().ordinal()).click();
    page.locator(PRIMARY).click();
    page.locator("vaadin-dialog .losses ul").waitFor();
    album.shows(odile, "dia-losses");
    page.keyboard().press("Escape");
    calendar.opens("week", day);
    page.setViewportSize(390, 844);
    page.locator(".calendar-fold").click();
    page.locator(".calendar-fold[aria-expanded=true]").waitFor();
    album.showsTelephone(odile, "dia-filters");
    deletesOnce(odile, day);
    assertThat(album.cutOff()).isEmpty();
  }

  private void deletesOnce(Person odile, LocalDate day) {
    String once = in("Point d’étape", "Checkpoint");
    fills(odile, once, at(day, 14), 30);
    invites(odile.page(), "Anne Martin <anne@mairie.example>; Luc <luc@prefecture.example>");
    submits(odile.page());
    calendar(odile).opens("week", day);
    calendar(odile).event(once).click();
    unfolded(odile.page(), "delete");
    odile.page().locator("vaadin-dialog .notices ul").first().waitFor();
    inWindow().shows(odile, "dia-delete-once");
    odile.page().keyboard().press("Escape");
  }

  @Test
  void forms() {
    Person odile = organiser();
    Page page = odile.page();
    LocalDate day = THURSDAY.plusWeeks(french() ? 13 : 14);
    odile.opensPlanning();
    album.shows(odile, "form-new");
    page.locator(".form vaadin-date-picker input").first().fill("99/99");
    page.locator(".form vaadin-time-picker input").first().fill("");
    page.locator("vaadin-details-summary").click();
    page.locator("vaadin-details textarea").fill("personne, hélène@nulle-part, <>, a@b");
    page.locator("vaadin-details .form > vaadin-button").click();
    page.locator("vaadin-details vaadin-text-area[invalid]").waitFor();
    page.locator(PRIMARY).click();
    page.locator("vaadin-text-field[invalid]").first().waitFor();
    album.shows(odile, "form-errors");

    fills(odile, in("Comité de pilotage", "Steering committee"), at(day, 10), 60);
    odile.planning().repeatsEveryWeek();
    page.locator(".form vaadin-radio-button").nth(1).click();
    page.locator(PRIMARY).click();
    page.locator("vaadin-date-picker[invalid]").first().waitFor();
    album.shows(odile, "form-series");

    fills(odile, in("Conseil de défense écologique", "Environment board"), at(day, 15), 60);
    agenda(page).fill("# Points\n\n1. **Budget** 2027\n2. [Vote](https://mairie.example)");
    invites(page, crowd());
    album.shows(odile, "form-forty");
    submits(page);
    home(odile, day);
    Locator row = odile.planning().row(in("Conseil de défense", "Environment board"));
    row.locator(".menu-button").click();
    row.locator(".menu [data-action=edit]").click();
    page.locator(".invitee").first().waitFor();
    page.locator(".form vaadin-text-field input").first().fill(in("Conseil élargi", "Wider board"));
    page.locator(".invitee vaadin-button").first().click();
    page.locator(".invitee.removed").waitFor();
    album.shows(odile, "form-edit");
    page.locator(PRIMARY).click();
    page.locator("vaadin-dialog .notices ul").first().waitFor();
    inWindow().shows(odile, "form-tell-forty");
    page.keyboard().press("Escape");
    whole();
  }

  @Test
  void mailsAnswersAndTheMeetingPage() {
    Person odile = organiser();
    Page page = odile.page();
    LocalDate day = THURSDAY.plusWeeks(french() ? 16 : 18);
    String once = in("Réunion des préfets", "Meeting of prefects");
    String series = in("Permanence du jeudi", "Thursday desk");
    String guests =
        "Anne Martin <anne@mairie.example>, "
            + LONG_NAME
            + " <m@ministere.example>,"
            + " luc@prefecture.example, Zoé Ünal <zoe@mairie.example>";
    fills(odile, once, at(day, 10), 90);
    agenda(page)
        .fill(
            "# "
                + in("Ordre du jour", "Points")
                + "\n\n1. **Budget** 2027\n2. [Vote](https://mairie.example)\n\n"
                + in("Merci de lire le rapport avant.", "Please read the report before."));
    invites(page, guests);
    page.locator(GUEST_LIST).click();
    submits(page);
    fills(odile, series, at(day, 14), 60);
    odile.planning().repeatsEveryWeek();
    invites(page, guests);
    submits(page);

    List<URI> links = links(odile, once);
    answers(links);
    changes(odile, day, once, series);
    meetingPages(odile, day, once, series);
    mails(odile, once, series);
    Person anne = journey.guest(Traits.of("Anne", 0).speaking(locale));
    anne.opens(url("/answer/" + "a".repeat(40)));
    album.shows(anne, "answer-unknown");
    calendar(odile).opens("list", day);
    odile.planning().cancels(once);
    anne.opens(links.get(1));
    album.shows(anne, "answer-closed");
    whole();
  }

  /** The first one accepts before a camera, the second declines with a word, the third may come. */
  private void answers(List<URI> links) {
    List<String> choices = List.of("accepted", "declined", "tentative");
    for (int i = 0; i < choices.size(); i++) {
      Person anne = journey.guest(Traits.of("Anne", i).speaking(locale));
      anne.opens(links.get(i));
      anne.page().locator("input[value=%s]".formatted(choices.get(i))).check();
      if (i == 1) {
        anne.page().locator("textarea").fill(in("Je suis en congé.", "I am on leave."));
      }
      if (i == 0) {
        album.shows(anne, "answer");
      }
      anne.page().locator(".answer button").click();
      anne.page().locator(".note.success").waitFor();
      if (i == 0) {
        album.shows(anne, "answered");
      }
      anne.close();
    }
  }

  /** One occurrence moves, one is cancelled; then the whole meeting moves and loses somebody. */
  private void changes(Person odile, LocalDate day, String once, String series) {
    Page page = odile.page();
    CalendarPage calendar = calendar(odile);
    calendar.opens("week", day);
    calendar.event(series).click();
    unfolded(page, "move");
    page.locator("vaadin-dialog vaadin-time-picker input").fill("17:00");
    page.locator("vaadin-dialog vaadin-time-picker input").press("Enter");
    page.locator("vaadin-dialog vaadin-radio-button").first().waitFor();
    page.locator(PARTS + " vaadin-button[theme~=primary]").click();
    page.locator("vaadin-dialog .notices ul").first().waitFor();
    page.locator(TOLD + " vaadin-button[theme~=primary]").click();
    page.locator(".toast").waitFor();
    calendar.opens("week", day.plusWeeks(1));
    calendar.event(series).click();
    unfolded(page, "cancel");
    page.locator("vaadin-dialog .notices ul").first().waitFor();
    page.locator("vaadin-dialog vaadin-button[theme~=danger]").click();
    page.locator(".toast").waitFor();
    calendar.opens("week", day.plusWeeks(2));
    calendar.event(series).click();
    unfolded(page, "edit");
    page.locator("vaadin-dialog vaadin-radio-button").nth(1).click();
    page.locator("vaadin-dialog vaadin-button[theme~=primary]").click();
    page.locator(".form vaadin-time-picker input").waitFor();
    page.locator(".form vaadin-time-picker input").fill("15:00");
    page.locator(".form vaadin-time-picker input").press("Tab");
    page.locator(PRIMARY).click();
    page.locator("vaadin-dialog .notices ul").first().waitFor();
    page.locator(TOLD + " vaadin-button[theme~=primary]").click();
    page.locator(".toast").waitFor();
    calendar.opens("week", day);
    calendar.event(once).click();
    unfolded(page, "edit");
    page.locator(".invitee").last().locator("vaadin-button").click();
    page.locator(".form vaadin-text-field input").first().fill(once + in(" (Lyon)", " (York)"));
    page.locator(PRIMARY).click();
    page.locator("vaadin-dialog .notices ul").first().waitFor();
    page.locator(TOLD + " vaadin-button[theme~=primary]").click();
    page.locator(".toast").waitFor();
  }

  private void meetingPages(Person odile, LocalDate day, String once, String series) {
    home(odile, day);
    odile.planning().row(once).locator("h3 a").click();
    odile.page().locator(".meeting-page .person").first().waitFor();
    album.shows(odile, "meeting");
    home(odile, day);
    odile.planning().row(series).locator("h3 a").click();
    odile.page().locator(".meeting-page .person").first().waitFor();
    album.shows(odile, "meeting-occurrence");
    odile.page().locator(".meeting-page [popovertarget]").click();
    inWindow().shows(odile, "meeting-menu");
    odile.page().locator(".meeting-page [data-action=duplicate]").click();
    odile.page().locator("vaadin-dialog vaadin-radio-button").first().waitFor();
    inWindow().shows(odile, "meeting-duplicate");
    odile.page().keyboard().press("Escape");
    odile.page().locator(DIALOG).waitFor(Gone.DETACHED);
    odile.page().locator(".meeting-page [popovertarget]").click();
    odile.page().locator(".meeting-page [data-action=delete]").click();
    odile.page().locator("vaadin-dialog vaadin-radio-button").first().waitFor();
    inWindow().shows(odile, "meeting-delete");
    odile.page().keyboard().press("Escape");
    home(odile, day.plusWeeks(1));
    Locator cancelled = odile.page().locator(".meeting.cancelled h3 a").first();
    cancelled.click();
    odile.page().locator(".meeting-page .person").first().waitFor();
    album.shows(odile, "meeting-cancelled");
  }

  private void mails(Person odile, String once, String series) {
    odile.opens(url("/administration/outbox"));
    odile.page().locator(".person a").first().waitFor();
    album.shows(odile, "outbox");
    letters(
        odile,
        "",
        rows(odile)
            .filter(row -> row.innerText().contains("anne@") || row.innerText().contains("zoe@"))
            .filter(row -> row.innerText().contains(once) || row.innerText().contains(series)));
  }

  /** The mails that are shown, latest first. */
  private static Stream<Locator> rows(Person odile) {
    Page page = odile.page();
    return IntStream.range(0, page.locator(".person a").count())
        .mapToObj(i -> page.locator(".person").nth(i));
  }

  private void letters(Person odile, String prefix, Stream<Locator> rows) {
    Page page = odile.page();
    List<String> mails = rows.map(row -> row.locator("a").getAttribute("href")).toList();
    for (int i = 0; i < mails.size(); i++) {
      odile.opens(url(mails.get(i)));
      page.frameLocator(".mail-sheet").locator("h1").first().waitFor();
      if (i == 0) {
        album.shows(odile, prefix + "mail");
      }
      text(
          prefix + "mail-%d-%s.txt".formatted(i, locale.substring(0, 2)),
          page.locator(".mail-text").allInnerTexts());
      String letter = page.locator(".mail-sheet").getAttribute("srcdoc");
      page.navigate("about:blank");
      page.setContent(letter);
      album.shows(odile, prefix + "letter-" + i);
    }
  }

  /** An hour before a meeting that begins in an hour and a minute or so. */
  @Test
  void reminder() {
    Person odile = organiser();
    String title = in("Point d’avancement", "Progress meeting");
    LocalDateTime start =
        LocalDateTime.now(ZoneId.of("Europe/Paris"))
            .truncatedTo(ChronoUnit.MINUTES)
            .plusMinutes(french() ? 61 : 62);
    fills(odile, title, start, 45);
    agenda(odile.page())
        .fill(in("Merci de lire le rapport avant.", "Please read the report before."));
    invites(odile.page(), "Anne Martin <anne@mairie.example>, luc@prefecture.example");
    submits(odile.page());
    Patience.until(
        "the reminders are written",
        Duration.ofMinutes(4),
        () -> {
          odile.opens(url("/administration/outbox"));
          odile.page().locator(".person a").first().waitFor();
          return reminders(odile, title).count();
        },
        found -> found == 3);
    letters(odile, "reminder-", reminders(odile, title));
    whole();
  }

  private Stream<Locator> reminders(Person odile, String title) {
    return rows(odile)
        .filter(row -> row.innerText().startsWith(in("Rappel", "Reminder")))
        .filter(row -> row.innerText().contains(title));
  }

  /** Two windows edit one meeting: first other fields, then the same ones. */
  @Test
  void conflict() {
    Person odile = organiser();
    Page page = odile.page();
    LocalDate day = THURSDAY.plusWeeks(french() ? 26 : 28);
    String title = in("Conseil de gestion", "Management board");
    fills(odile, title, at(day, 10), 60);
    invites(page, "Anne Martin <anne@mairie.example>; Luc <luc@prefecture.example>");
    submits(page);
    home(odile, day);
    String path = odile.planning().row(title).locator("h3 a").getAttribute("href");
    for (boolean same : new boolean[] {false, true}) {
      URI edit = url("/" + path.replaceFirst("^/", "") + "/edit");
      odile.opens(edit);
      agenda(page).waitFor();
      Page other = page.context().newPage();
      other.navigate(edit.toString());
      agenda(other)
          .fill(in("# Points\n\n1. **Budget** 2027", "# Points\n\n1. **Budget** 2028") + same);
      other.locator(".invitee vaadin-checkbox").first().click();
      other.locator(PRIMARY).click();
      other.locator("vaadin-dialog .notices ul").first().waitFor();
      other.locator(TOLD + " vaadin-button[theme~=primary]").click();
      other.locator(".toast").waitFor();
      other.close();
      page.locator(".form vaadin-text-field input").first().fill(title + " " + same);
      if (same) {
        agenda(page).fill(in("À préciser", "To be said"));
        page.locator(".invitee vaadin-button").first().click();
      }
      page.locator(PRIMARY).click();
      page.locator(".note.warning").waitFor();
      album.shows(odile, same ? "form-conflict" : "form-merged");
    }
    whole();
  }

  private static Locator agenda(Page page) {
    return page.locator(
            ".form > vaadin-text-area textarea, .form .form > vaadin-text-area textarea")
        .first();
  }

  @Test
  void invited() {
    Person odile = organiser();
    LocalDate day = THURSDAY.plusWeeks(french() ? 22 : 24);
    String name = "Bruno Marie-Dominique Lefranc";
    Account bruno =
        new Account(
            name, "b" + System.nanoTime() + "@mairie.example", Account.ADMINISTRATOR.password());
    Person person = journey.guest(Traits.of("Bruno", 1).speaking(locale).on(1440, 900));
    bruno.join(person, odile, journey.product());
    Page page = person.page();
    String once = in("Invitation à une réunion", "Invited once");
    fills(odile, once, at(day, 10), 90);
    invites(odile.page(), bruno.address());
    odile.page().locator(GUEST_LIST).click();
    submits(odile.page());
    String series = in("Série d’invitations", "Invited to a series");
    fills(odile, series, at(day, 14), 60);
    odile.planning().repeatsEveryWeek();
    invites(odile.page(), bruno.address());
    submits(odile.page());
    CalendarPage calendar = calendar(person);
    calendar.opens("list", day);
    album.shows(person, "invited-list");
    calendar.opens("week", day);
    album.shows(person, "invited-week");
    calendar.event(series).click();
    page.locator("vaadin-dialog .menu-answers").waitFor();
    inWindow().shows(person, "invited-event");
    page.locator("vaadin-dialog .menu-answers button").nth(1).click();
    page.locator("vaadin-dialog vaadin-radio-button").first().waitFor();
    inWindow().shows(person, "invited-part");
    page.locator("vaadin-dialog vaadin-button[theme~=primary]").click();
    page.locator(".toast").waitFor();
    inWindow().shows(person, "invited-answered");
    home(person, day);
    person.planning().row(once).locator("h3 a").click();
    page.locator(".meeting-page .answer").waitFor();
    album.shows(person, "invited-page");
    page.locator(".meeting-page .answer vaadin-button").first().click();
    page.locator(".answer [aria-pressed=true]").waitFor();
    album.shows(person, "invited-page-answered");
    home(odile, day);
    album.shows(odile, "organizer-list");
    whole();
  }

  @Test
  void profile() {
    Person odile = organiser();
    Page page = odile.page();
    odile.opens(url("/profile"));
    Locator section = page.locator("main section.feed");
    section.waitFor();
    Locator revoke = section.locator(".feed-revoke");
    if (section.locator("vaadin-button:visible").count() > 1) {
      revoke.click();
      page.locator("vaadin-dialog vaadin-button[theme~=danger]").click();
      odile.opens(url("/profile"));
    }
    album.shows(odile, "feed-none");
    section.locator("vaadin-button:visible").first().click();
    section.locator("vaadin-text-field:visible").waitFor();
    album.shows(odile, "feed-made");
    odile.opens(url("/profile"));
    section.waitFor();
    album.shows(odile, "feed-known");
    section.locator("vaadin-button:visible").first().click();
    page.locator("vaadin-dialog vaadin-button[theme~=danger]").waitFor();
    inWindow().shows(odile, "feed-replace");
    whole();
  }

  @Test
  void guests() {
    Person odile = organiser();
    odile.opensPlanning();
    URI link = odile.schedules(in("Conseil de quartier", "District council"));
    Person boris = journey.guest(Traits.of("Boris", 0).speaking(locale).in("America/Montreal"));
    boris.opens(link);
    boris.isReadyToJoin();
    album.shows(boris, "guest-before");
    for (boolean mayReopen : new boolean[] {false, true}) {
      Person person = mayReopen ? odile : boris;
      person
          .page()
          .route(
              "**/api/rooms/*",
              route ->
                  route.fulfill(
                      new Route.FulfillOptions()
                          .setContentType("application/json")
                          .setBody(OVER.formatted(mayReopen))));
      person.opens(link);
      person.isIn("over");
      album.shows(person, mayReopen ? "guest-over-organizer" : "guest-over");
      person.page().unroute("**/api/rooms/*");
    }
    odile.room().button("over.over.action").click();
    odile.isReadyToJoin();
    album.shows(odile, "guest-reopened");
    odile.opens(url("/?view=list"));
    odile.planning().cancels(in("Conseil de quartier", "District council"));
    boris.opens(link);
    boris.isIn("cancelled");
    album.shows(boris, "guest-cancelled");
    whole();
  }

  private Person organiser() {
    return journey.organiser(Traits.of("Odile Organise", 2).speaking(locale).on(1440, 900));
  }

  private void fills(Person person, String title, LocalDateTime start, int minutes) {
    calendar(person).fills(title, start, minutes);
  }

  private static void invites(Page page, String list) {
    page.locator("vaadin-details-summary").click();
    page.locator("vaadin-details textarea").fill(list);
    page.locator("vaadin-details .form > vaadin-button").click();
    page.locator(".invitee").first().waitFor();
  }

  private static void submits(Page page) {
    page.locator(PRIMARY).click();
    page.locator(".calendar-bar").waitFor();
  }

  private static void unfolded(Page page, String action) {
    page.locator("vaadin-dialog .menu-unfolded [data-action='%s']".formatted(action)).click();
  }

  private static void home(Person person, LocalDate day) {
    calendar(person).opens("list", day);
  }

  private List<URI> links(Person odile, String title) {
    Page page = odile.page();
    odile.opens(url("/administration/outbox"));
    page.locator(".person a").first().waitFor();
    List<String> mails =
        page
            .locator(".person a")
            .filter(new Locator.FilterOptions().setHasText(title))
            .all()
            .stream()
            .map(link -> link.getAttribute("href"))
            .toList();
    return mails.stream()
        .map(mail -> {
          odile.opens(url(mail));
          String text = page.locator(".mail-text").first().innerText();
          Matcher found = ANSWER.matcher(text);
          assertThat(found.find()).as(text).isTrue();
          return URI.create(found.group());
        })
        .toList();
  }

  private static String crowd() {
    String others =
        IntStream.rangeClosed(1, 37)
            .mapToObj(i -> "Agent %d <agent%d@ministere.example>".formatted(i, i))
            .collect(Collectors.joining("\n"));
    return LONG_NAME
        + " <m@ministere.example>\n"
        + ARABIC
        + " <ar@mairie.example>\n"
        + LONG_WORD.toLowerCase(java.util.Locale.ROOT).replace("ä", "ae")
        + "@example.org\n"
        + others;
  }

  /** A dialog stands in the window. */
  private Album inWindow() {
    return new Album(locale);
  }

  private void whole() {
    assertThat(album.cutOff()).isEmpty();
  }

  private static void text(String name, List<String> parts) {
    try {
      Files.writeString(Target.folder("screens").resolve(name), String.join("\n=====\n", parts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean french() {
    return locale.startsWith("fr");
  }

  private String in(String french, String english) {
    return french() ? french : english;
  }

  private static LocalDateTime at(LocalDate day, int hour) {
    return day.atTime(hour, 0);
  }

  private static CalendarPage calendar(Person person) {
    return new CalendarPage(person.page(), journey.product().url());
  }

  private static URI url(String path) {
    return journey.product().url().resolve(path);
  }

  private static final class Gone {
    static final Locator.WaitForOptions DETACHED =
        new Locator.WaitForOptions()
            .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED);
  }
}
