package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every screen there is, for people to look at: {@code ./parvis e2e GalleryTest
 * -Djourneys.without=}. The pictures are in {@code target/screens}.
 */
@Tag("gallery")
@ParameterizedClass
@ValueSource(strings = {"fr-FR", "en-GB"})
class GalleryTest {

  private static final String DIALOG = "vaadin-dialog[opened] vaadin-button";
  private static final String TOAST = "vaadin-notification-card";

  private static final String FULL_ROOM =
      """
      {"state":"open","title":"Conseil","organizer":"Odile","full":true,
       "me":{"name":"","signedIn":false,"role":"guest"}}\
      """;

  /** Far away, so that the countdown of a picture is always of the same kind. */
  private static final String NEWS =
      """
      {"state":"open","now":"2026-11-26T08:00:00Z","title":"Conseil","organizer":"Odile Organise",
       "start":"2026-11-30T14:30:00Z","end":"2026-11-30T16:00:00Z","zone":"America/Montreal",
       "cancelled":"2026-11-26T09:00:00Z","full":false,
       "me":{"name":"Boris","signedIn":false,"role":"guest"}}\
      """;

  private static final String CANCELLED =
      """
      {"state":"cancelled","now":"2026-11-26T08:00:00Z","title":"Conseil de quartier",
       "organizer":"Odile Organise","start":"2026-11-26T09:00:00Z","zone":"Europe/Paris"}\
      """;

  private static final String OVER =
      """
      {"state":"over","now":"2026-11-26T12:00:00Z","title":"Conseil de quartier",
       "organizer":"Odile Organise","start":"2026-11-26T09:00:00Z","end":"2026-11-26T10:00:00Z",
       "zone":"Europe/Paris","next":"2026-12-03T09:00:00Z","mayReopen":true}\
      """;

  /** As many cameras, those of the people in the call over and over. */
  private static final String CROWD =
      "tiles => Array.from({ length: %d }, (_, i) =>"
          + " ({ ...tiles.filter(t => t.kind === 'camera')[i %% 3], key: 'crowd' + i }))";

  @RegisterExtension
  private static final Journey journey = Journey.onFresh(() -> Product.start("gallery"));

  private final String locale;
  private final Album album;

  GalleryTest(String locale) {
    this.locale = locale;
    this.album = new Album(locale);
  }

  @Test
  void aroundCalls() {
    Person visitor = journey.guest(Traits.of("Visiteuse", 0).speaking(locale));
    journey.product().unusedFirstAdministratorLink().ifPresent(visitor::opens);
    if (visitor.page().url().contains("/welcome/")) {
      visitor.page().locator("main h1").waitFor();
      album.shows(visitor, "welcome");
    }
    visitor.opens(url("/login"));
    visitor.page().locator("input[name=username]").waitFor();
    visitor.page().locator("input[name=username]").fill("odile@mairie.example");
    album.shows(visitor, "login");
    visitor.page().locator("input[name=password]").fill("faux");
    visitor.page().locator("input[name=password]").press("Enter");
    visitor.page().waitForURL("**/login?error*");
    visitor.page().locator("input[name=username]").waitFor();
    album.shows(visitor, "login-refused");

    Person odile = organiser();
    album.shows(odile, "home-empty");
    odile.opens(url("/nothing/at/all"));
    odile.page().locator("h1").first().waitFor();
    album.shows(odile, "no-such-page");
    home(odile);
    planning(odile);
    administration(odile);
    assertThat(album.cutOff()).isEmpty();
  }

  private void planning(Person odile) {
    Page page = odile.page();
    odile.opensPlanning();
    page.locator(".form-actions vaadin-button").click();
    page.locator("vaadin-text-field[invalid]").waitFor();
    album.shows(odile, "schedule-errors");
    for (String title :
        List.of(
            "Conseil de quartier",
            "Commission intercommunale d’aménagement du territoire et de l’environnement",
            "Point hebdomadaire")) {
      odile.schedules(title);
    }
    odile.startsMeeting();
    odile.isReadyToJoin();
    home(odile);
    album.shows(odile, "home");
    Locator row = page.locator(".meeting:not(.cancelled)").first();
    row.locator(".menu-button").click();
    album.shows(odile, "home-menu");
    row.locator(".menu [data-action=cancel]").click();
    page.locator(DIALOG).first().waitFor();
    album.shows(odile, "cancel");
    page.locator("vaadin-button[theme~=danger]").click();
    page.locator(".meeting.cancelled").first().waitFor();
    album.shows(odile, "home-cancelled");
    page.locator(TOAST).first().waitFor();
    Locator other = page.locator(".meeting:not(.cancelled)").first();
    other.locator(".menu-button").click();
    other.locator(".menu [data-action=edit]").click();
    page.locator(".form-actions").waitFor();
    album.shows(odile, "edit");
    home(odile);
    other.locator(".menu-button").click();
    other.locator(".menu [data-action^=delete]").click();
    page.locator(TOAST).first().waitFor();
    album.shows(odile, "home-deleted");
  }

  private void administration(Person odile) {
    Page page = odile.page();
    odile.opens(url("/people"));
    page.locator(".view-header vaadin-button").click();
    page.locator(DIALOG).first().waitFor();
    album.shows(odile, "people-add");
    page.locator("vaadin-dialog vaadin-text-field input").fill("Amélie Poulain-Delacroix");
    page.locator("vaadin-dialog vaadin-email-field input").fill("amelie@mairie.example");
    page.locator("vaadin-dialog vaadin-email-field input").press("Enter");
    page.locator("vaadin-dialog vaadin-text-field[readonly]").waitFor();
    album.shows(odile, "people-link");
    odile.opens(url("/people"));
    page.locator(".person").nth(1).waitFor();
    album.shows(odile, "people-list");
    odile.opens(url("/administration/media"));
    page.locator(".view-header").waitFor();
    album.shows(odile, "media");
    odile.opens(url("/profile"));
    page.locator("main h1").waitFor();
    album.shows(odile, "profile");
    page.locator(".app-header .menu-button").first().click();
    album.shows(odile, "person-menu");
  }

  @Test
  void beforeCalls() {
    Person odile = organiser();
    URI link = odile.schedules("Commission d’aménagement");
    Person boris = guest("Boris", 0);
    boris.opens(link);
    boris.isReadyToJoin();
    album.shows(boris, "before-camera");
    boris.room().joinButton().click();
    boris.page().locator("parvis-prejoin .error").waitFor();
    boris.page().locator("parvis-prejoin summary").click();
    album.shows(boris, "before-no-name");

    Person nothing =
        journey.guest(Traits.of("Zoé", 3).speaking(locale).using(Chromium.withoutDevices()));
    nothing.opens(link);
    nothing.page().locator("parvis-prejoin .problem").first().waitFor();
    album.shows(nothing, "before-no-device");

    Person shy = guest("Yann", 3);
    shy.page()
        .addInitScript(
            "navigator.mediaDevices.getUserMedia = () =>"
                + " Promise.reject(new DOMException('no', 'NotAllowedError'))");
    shy.opens(link);
    shy.page().locator("parvis-prejoin .problem").first().waitFor();
    album.shows(shy, "before-refused");

    notice(boris, url("/aaa-aaaa-aaa"), "unknown-room");
    answering(boris, link, CANCELLED, "cancelled");
    answering(boris, link, OVER, "over");
    answering(boris, link, FULL_ROOM, "before");
    answering(boris, link, NEWS, "before", "before-in-days");
    boris.page().route("**/api/rooms/*", Route::abort);
    notice(boris, link, "unreachable");

    Person ines = guest("Inès", 3);
    ines.page().addInitScript("Object.defineProperty(window, 'isSecureContext', { value: false })");
    notice(ines, link, "insecure");

    Person old = guest("Octave", 3);
    old.page().addInitScript("delete window.RTCPeerConnection");
    notice(old, link, "unsupported");
    assertThat(album.cutOff()).isEmpty();
  }

  private void notice(Person person, URI link, String state) {
    person.opens(link);
    person.isIn(state);
    album.shows(person, "notice-" + state);
  }

  /** What the page shows when the server says this of the room. */
  private void answering(Person person, URI link, String room, String state) {
    answering(person, link, room, state, "notice-" + state);
  }

  private void answering(Person person, URI link, String room, String state, String screen) {
    person
        .page()
        .route(
            "**/api/rooms/*",
            route ->
                route.fulfill(
                    new Route.FulfillOptions().setContentType("application/json").setBody(room)));
    person.opens(link);
    person.isIn(state);
    album.shows(person, screen);
    person.page().unroute("**/api/rooms/*");
  }

  @Test
  void inCalls() {
    Person odile = organiser();
    URI link = odile.schedules("Commission d’aménagement du territoire");
    odile.opens(link);
    odile.joins();
    album.shows(odile, "call-alone");
    Person boris = guest("Boris Le Bihan-Kerguelen", 0);
    comes(boris, link, odile);
    album.shows(odile, "call-two");
    Person chloe = guest("Chloé", 1);
    comes(chloe, link, odile);
    chloe.turnsMicrophone(false);
    album.shows(odile, "call-three");
    heldSound(link);
    boris.sharesScreen();
    odile.seesScreenOf(boris);
    album.shows(odile, "call-sharing");
    album.shows(boris, "call-sharing-oneself");
    talk(odile, boris);
    album.shows(odile, "call-chat");
    odile.room().peopleButton().click();
    album.shows(odile, "call-people");
    order(odile, boris);
    odile.room().peopleButton().click();
    connection(odile);
    odile.room().button("control.settings").click();
    odile.room().cameraChoice().waitFor();
    album.shows(odile, "call-settings");
    odile.page().keyboard().press("Escape");
    odile.page().setViewportSize(390, 844);
    odile.page().locator("parvis-controls .more").click();
    album.showsTelephone(odile, "call-menu");
    odile.page().keyboard().press("Escape");
    stages(odile, "tiles => tiles.map(t => ({ ...t, interrupted: !t.me }))");
    album.shows(odile, "call-veil");
    for (int people : List.of(3, 9)) {
      stages(odile, CROWD.formatted(people));
      album.showsWall(odile, "call-wall-" + people);
    }
    stages(odile, "tiles => tiles");
    odile.silences(boris);
    boris.page().locator("parvis-toasts").getByText("Odile").first().waitFor();
    album.shows(boris, "call-muted");
    odile.removes(chloe);
    chloe.isIn("banned");
    album.shows(chloe, "notice-banned");
    chloe.close();
    odile.room().peopleButton().click();
    odile.room().button("control.end").click();
    odile.room().confirmation().waitFor();
    album.shows(odile, "call-end");
    odile.room().confirmation().click();
    boris.isIn("ended");
    album.shows(boris, "notice-ended");
    assertThat(album.cutOff()).isEmpty();
  }

  /** What keeps order in a call, as who moderates and who is concerned see it. */
  private void order(Person odile, Person boris) {
    boris.page().keyboard().press("Alt+Shift+H");
    odile.room().entry(boris.name()).locator(".hand").waitFor();
    odile.room().manages(boris.name());
    album.shows(odile, "call-person");
    odile.room().actionOn("people.remove", boris.name()).click();
    odile.room().confirmation().waitFor();
    album.shows(odile, "call-remove");
    odile.page().keyboard().press("Escape");
    odile.room().forEveryone("everyone.show").click();
    boris.isNotified("may.show.lost-by", odile.name());
    album.shows(odile, "call-everyone");
    album.shows(boris, "call-denied");
    odile.room().forEveryone("everyone.show").click();
    boris.isNotified("may.show.again", "");
    boris.room().button("control.camera").click();
    boris.page().keyboard().press("Alt+Shift+H");
  }

  private void heldSound(URI link) {
    Person silent =
        journey.guest(Traits.of("Siloé", 3).speaking(locale).using(Chromium.withoutDevices()));
    silent.page().addInitScript(Senses.read("held-sound.js"));
    silent.opens(link);
    silent.joins();
    silent.room().button("call.sound-blocked").waitFor();
    album.shows(silent, "call-held-sound");
    silent.leaves();
    silent.close();
  }

  private void connection(Person odile) {
    stages(odile, "tiles => tiles.map(t => ({ ...t, quality: t.me ? 'fair' : 'poor' }))");
    odile.page().locator("parvis-call").evaluate("call => (call.offer = 'audio-only')");
    album.shows(odile, "call-weak");
    odile.room().button("pictures.off").first().click();
    odile.page().locator("parvis-call").evaluate("call => (call.offer = null)");
    album.shows(odile, "call-without-pictures");
    odile.room().ownConnection().click();
    odile.page().locator("parvis-connection").waitFor();
    album.shows(odile, "call-connection");
    odile.page().locator("parvis-connection .pictures button").click();
    odile.page().keyboard().press("Escape");
    stages(odile, "tiles => tiles");
  }

  @Test
  void brokenCalls() {
    Person odile = organiser();
    odile.startsMeeting();
    odile.joins();
    journey.product().kill();
    odile.isIn("reconnecting");
    album.shows(odile, "call-reconnecting");
    journey.product().start();
    odile.isIn("joined");
    odile.leaves();
    album.shows(odile, "notice-left");
    assertThat(album.cutOff()).isEmpty();
  }

  /** From here on the person's stage shows what {@code change} makes of its tiles. */
  private static void stages(Person person, String change) {
    person
        .page()
        .locator("parvis-stage")
        .evaluate(
            """
            stage => {
              const proto = stage.constructor.prototype;
              const { get, set } = Object.getOwnPropertyDescriptor(proto, 'tiles');
              stage.real ??= get.call(stage);
              const show = (tiles) => {
                stage.real = tiles;
                set.call(stage, (CHANGE)(tiles));
              };
              const shown = () => get.call(stage);
              Object.defineProperty(stage, 'tiles', { configurable: true, get: shown, set: show });
              show(stage.real);
            }\
            """
                .replace("CHANGE", change));
  }

  private static void talk(Person odile, Person boris) {
    for (Person person : List.of(boris, odile)) {
      person.room().chatButton().click();
      person.room().draft().fill("Bonjour, le document est ici : https://exemple.fr/document");
      person.room().draft().press("Enter");
    }
    boris.room().draft().fill("Merci. On commence par le premier point de l’ordre du jour ?");
    boris.room().draft().press("Enter");
    odile.reads("Merci. On commence par le premier point de l’ordre du jour ?");
  }

  private static void comes(Person guest, URI link, Person seenBy) {
    guest.opens(link);
    guest.joins();
    seenBy.sees(guest);
  }

  private Person guest(String name, int number) {
    return journey.guest(Traits.of(name, number).speaking(locale));
  }

  /** The organiser, whose account speaks the language of the browser. */
  private Person organiser() {
    Person odile = journey.organiser(Traits.of("Odile Organise", 2).speaking(locale));
    Page page = odile.page();
    odile.opens(url("/profile"));
    page.locator("vaadin-select").first().click();
    page.getByRole(AriaRole.OPTION)
        .getByText(locale.startsWith("fr") ? "Français" : "English")
        .click();
    odile.marksPage();
    page.locator("main vaadin-button[theme~=primary]").first().click();
    page.waitForFunction("() => !window.parvisMark && document.readyState === 'complete'");
    home(odile);
    return odile;
  }

  private static void home(Person person) {
    person.opens(journey.product().url());
    person.page().locator("main h1").waitFor();
  }

  private static URI url(String path) {
    return journey.product().url().resolve(path);
  }
}
