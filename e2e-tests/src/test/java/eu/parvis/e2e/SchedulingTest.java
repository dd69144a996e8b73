package eu.parvis.e2e;

import static eu.parvis.e2e.Letter.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A weekly series in Paris, over the autumn's change of clock, from the form to the mailboxes of
 * whoever is invited.
 */
class SchedulingTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final LocalTime TEN = LocalTime.of(10, 0);
  private static final String LINK = "[a-z]{3}-[a-z]{4}-[a-z]{3}";
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

  /** The Sunday on which the clock goes back, and the Tuesdays around it. */
  private static final LocalDate CHANGE = change();

  private static final LocalDate FIRST = CHANGE.minusDays(12);
  private static final LocalDate SECOND = FIRST.plusWeeks(1);
  private static final LocalDate THIRD = FIRST.plusWeeks(2);
  private static final LocalDate FOURTH = FIRST.plusWeeks(3);

  private static final Account ANNE =
      new Account("Anne Martin", "anne.martin@mairie.example", "encore une phrase bien longue");
  private static final Account EDWARD =
      new Account("Edward Owen", "edward.owen@mairie.example", "yet another long enough phrase");
  private static final String LUC = "luc.dupont@prefecture.example";
  private static final String HELENE = "helene@region.example";

  @RegisterExtension private static final Journey journey = Journey.onMailProduct();

  @Test
  void everyMailboxGetsWhatIsMeantAndTenInParisStaysTen() {
    Person odile = organiser("fr-FR");
    EDWARD.addedBy(odile, journey.product(), "English");
    String title = "Comité des marchés";
    LocalDateTime later = SECOND.plusDays(1).atTime(12, 0);
    Hand mouse = new Hand.Mouse(odile.page());
    schedules(odile, title, EDWARD, mouse, (calendar, _) -> calendar.drags(title, later));
    read(title, EDWARD, "en");
  }

  @Test
  void theSameGoesByKeyboardAlone() {
    Person odile = organiser("en-GB");
    ANNE.addedBy(odile, journey.product(), "Français");
    String title = "Steering committee";
    Hand keys = new Hand.Keys(odile.page(), odile.keyboard());
    schedules(
        odile,
        title,
        ANNE,
        keys,
        (calendar, series) -> {
          keys.opens(calendar, title);
          series.does("move");
          series.movesTo(SECOND.plusDays(1), "12:00");
        });
    read(title, ANNE, "fr");
  }

  /** How the second occurrence is taken to the next day at noon. */
  private interface Move {
    void by(CalendarPage calendar, SeriesPage series);
  }

  private static void schedules(Person odile, String title, Account account, Hand hand, Move move) {
    SeriesPage series = new SeriesPage(hand);
    CalendarPage calendar = new CalendarPage(odile.page(), journey.product().url());
    series.fills(title, FIRST, "10:00", 4);
    series.invites(account);
    series.invites("\"Dupont, Luc\" <%s>".formatted(LUC));
    odile.page().locator(".invitee").nth(1).waitFor();
    series.submits();

    calendar.opens("week", SECOND);
    move.by(calendar, series);
    series.agreesToPart();
    series.tells();
    calendar.waitsFor(title, "12:00");

    calendar.opens("week", THIRD);
    hand.opens(calendar, title);
    series.does("cancel");
    series.agreesToPart();
    journey.post().letters(LUC, title, 3);

    calendar.opens("week", FOURTH);
    hand.opens(calendar, title);
    series.does("delete");
    series.agreesToPart();
    hand.triggers(".toast vaadin-button[theme~=primary]");
    calendar.event(title).waitFor();

    calendar.opens("week", FIRST);
    hand.opens(calendar, title);
    series.does("edit");
    series.meansAll();
    series.agreesToPart();
    series.invites(HELENE);
    odile.page().locator(".invitee").nth(2).waitFor();
    series.begins(FIRST.plusDays(1));
    series.submits();
    odile.page().locator(SeriesPage.TELL + " .losses").waitFor();
    assertThat(odile.page().locator(".losses li").count()).as("moved, and cancelled").isEqualTo(2);
    Axe.findsNothing(odile, "what is lost and who gets what");
    series.thinksAgain();
    series.begins(FIRST);
    series.submits();
    odile.page().locator(SeriesPage.TELL + " .losses").waitFor(hidden());
    series.tells();
    odile.page().locator(".calendar-bar").waitFor();
  }

  private static void read(String title, Account account, String language) {
    String usual = language.equals("fr") ? "en" : "fr";
    List<Letter> theirs = journey.post().letters(account.address(), title, 3);
    List<Letter> lucs = journey.post().letters(LUC, title, 3);
    Letter helenes = journey.post().letter(HELENE, title, 1);
    areTold(theirs, language);
    areTold(lucs, usual);
    isWrittenIn(helenes, usual, "invited");
    knowsWhatChanged(helenes);
    assertThat(Stream.of(theirs, lucs, List.of(helenes)).flatMap(List::stream))
        .flatExtracting(Letter::events)
        .extracting(event -> value(event, "UID"))
        .as("one meeting")
        .containsOnly(value(helenes.events().getFirst(), "UID"));
    assertThat(journey.post().letters(LUC, title, 3))
        .as("who was told already hears nothing of a newcomer")
        .hasSize(3);
  }

  private static void areTold(List<Letter> letters, String language) {
    isWrittenIn(letters.get(0), language, "invited");
    isWrittenIn(letters.get(1), language, "time_changed");
    isWrittenIn(letters.get(2), language, "cancelled");
    invites(letters.get(0));
    moves(letters.get(1));
    cancels(letters.get(2));
  }

  private static void isWrittenIn(Letter letter, String language, String occasion) {
    String headline = Words.of(language).get("mail.headline." + occasion, "Odile Organise");
    assertThat(letter.header("Content-Language")).isEqualTo(language);
    assertThat(letter.text()).contains(headline);
    assertThat(letter.html()).contains(headline);
  }

  private static void invites(Letter letter) {
    letter.isWellMade("REQUEST");
    VEvent event = single(letter);
    assertThat(value(event, "SEQUENCE")).isEqualTo("0");
    assertThat(value(event, "RRULE")).contains("FREQ=WEEKLY", "BYDAY=TU", "COUNT=4");
    assertThat(letter.lines())
        .contains("BEGIN:VTIMEZONE\nTZID:Europe/Paris\n", line("DTSTART", FIRST.atTime(TEN)))
        .doesNotContain("RECURRENCE-ID");
    assertThat(letter.starts())
        .as("ten in Paris is 08:00 UTC before the change and 09:00 after it")
        .containsExactly(
            utc(FIRST.atTime(8, 0)),
            utc(SECOND.atTime(8, 0)),
            utc(THIRD.atTime(9, 0)),
            utc(FOURTH.atTime(9, 0)));
    String link = value(event, "URL");
    assertThat(link).matches(Pattern.quote(journey.product().url().toString()) + LINK);
    assertThat(value(event, "CONFERENCE")).isEqualTo(link);
    assertThat(value(event, "DESCRIPTION").lines()).first().isEqualTo(link);
    assertThat(letter.text().lines().findFirst().orElseThrow()).endsWith(link);
    assertThat(letter.html()).contains("href=\"" + link + "\"");
  }

  private static void moves(Letter letter) {
    letter.isWellMade("REQUEST");
    VEvent event = single(letter);
    assertThat(value(event, "SEQUENCE")).isEqualTo("1");
    assertThat(letter.lines())
        .contains(
            line("RECURRENCE-ID", SECOND.atTime(TEN)),
            line("DTSTART", SECOND.plusDays(1).atTime(12, 0)));
    assertThat(value(event, "RRULE")).isEmpty();
    assertThat(letter.starts()).containsExactly(utc(SECOND.plusDays(1).atTime(10, 0)));
  }

  private static void cancels(Letter letter) {
    letter.isWellMade("CANCEL");
    VEvent event = single(letter);
    assertThat(value(event, "SEQUENCE")).isEqualTo("2");
    assertThat(value(event, "STATUS")).isEqualTo("CANCELLED");
    assertThat(letter.lines()).contains(line("RECURRENCE-ID", THIRD.atTime(TEN)));
    assertThat(value(event, "RRULE")).isEmpty();
  }

  /** Whoever is invited later gets the series with what became of its occurrences. */
  private static void knowsWhatChanged(Letter letter) {
    letter.isWellMade("REQUEST");
    assertThat(letter.events()).hasSize(2);
    assertThat(value(letter.events().getFirst(), "RRULE")).contains("COUNT=4");
    assertThat(letter.lines())
        .contains(
            line("EXDATE", THIRD.atTime(TEN)),
            line("RECURRENCE-ID", SECOND.atTime(TEN)),
            line("DTSTART", SECOND.plusDays(1).atTime(12, 0)));
    assertThat(letter.starts())
        .containsExactly(
            utc(FIRST.atTime(8, 0)), utc(SECOND.atTime(8, 0)), utc(FOURTH.atTime(9, 0)));
  }

  private static Locator.WaitForOptions hidden() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
  }

  private static VEvent single(Letter letter) {
    assertThat(letter.events()).hasSize(1);
    return letter.events().getFirst();
  }

  private static String line(String property, LocalDateTime time) {
    return "%s;TZID=Europe/Paris:%s\n".formatted(property, LOCAL.format(time));
  }

  private static Instant utc(LocalDateTime time) {
    return time.toInstant(ZoneOffset.UTC);
  }

  /** The next day on which Paris turns its clocks back, a month away at least. */
  private static LocalDate change() {
    Instant soon = Instant.now().plus(Duration.ofDays(30));
    ZoneOffsetTransition next = PARIS.getRules().nextTransition(soon);
    while (next.isGap()) {
      next = PARIS.getRules().nextTransition(next.getInstant());
    }
    return next.getDateTimeBefore().toLocalDate();
  }

  /** The organiser before a wide window. */
  private static Person organiser(String locale) {
    return journey.organiser(Traits.of("Odile Organise", 2).speaking(locale).on(1280, 900));
  }
}
