package eu.parvis.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Somebody with a browser process, a colour and a tone of their own.
 *
 * <p>What a person {@code sees} or {@code hears} is waited for and measured; {@link NotObserved}
 * says what was there instead. Not thread-safe: one thread per Playwright.
 */
final class Person implements AutoCloseable {

  private static final Duration SOON = Duration.ofSeconds(10);

  /** Of the picture of an account, in pixels. */
  private static final int PICTURE_WIDTH = 256;

  /** Until a call with everybody's media stands, on a machine that runs all the browsers. */
  private static final Duration JOINED = Duration.ofSeconds(20);

  private final Traits traits;
  private final Browser browser;
  private final Page page;
  private final PageWatch watch;
  private final Senses senses;
  private final RoomPage room;
  private final Planning planning;
  private final Keyboard keyboard;

  private Person(Traits traits, Browser browser, Page page) {
    this.traits = traits;
    this.browser = browser;
    this.page = page;
    this.watch = new PageWatch(page);
    this.senses = Senses.in(page);
    this.room = new RoomPage(page, Texts.of(traits.locale()));
    this.planning = new Planning(page);
    this.keyboard = new Keyboard(page);
  }

  /** Starts the person's browser. */
  static Person arrives(Playwright playwright, Traits traits) {
    Browser browser = traits.browser().launch(playwright);
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale(traits.locale())
                .setTimezoneId(traits.zone())
                .setColorScheme(ColorScheme.LIGHT)
                .setViewportSize(traits.width(), traits.height()));
    return new Person(traits, browser, context.newPage());
  }

  /** From here on this person's machine has a second camera, which shows {@code other}. */
  void plugsInSecondCamera(Likeness other) {
    page.addInitScript(
        Senses.read("second-camera.js").replace("HUE", Integer.toString(other.hueDegrees())));
  }

  void opens(URI link) {
    page.navigate(link.toString());
  }

  /** Starts a meeting from the home view; the browser is at its link then. */
  URI startsMeeting() {
    return planning.starts();
  }

  /** Opens the view that plans a meeting. */
  void opensPlanning() {
    planning.opens();
  }

  /** Plans a meeting and returns its link. */
  URI schedules(String title) {
    return planning.schedules(title);
  }

  /** The page offers to join. */
  void isReadyToJoin() {
    room.joinButton().waitFor();
  }

  /** Fills in the name, joins, and is in the call. */
  void joins() {
    if (!room.nameField().inputValue().equals(name())) {
      room.nameField().fill(name());
    }
    clicksJoin();
    Patience.until(name() + " is in the call", JOINED, room::state, "joined"::equals);
  }

  /** Fills in the name, asks to be let in, and waits. */
  void asks() {
    if (!room.nameField().inputValue().equals(name())) {
      room.nameField().fill(name());
    }
    clicksJoin();
    isIn("waiting");
  }

  /** The list of people counts this many who wait. */
  void showsWaiting(int count) {
    Patience.until(
        name() + " sees that " + count + " wait",
        JOINED,
        room::waitingCount,
        Integer.toString(count)::equals);
  }

  /** Lets in whoever waits, by the list of people. */
  void letsEverybodyIn() {
    room.letAllIn().click();
  }

  /** The page has come into the call by itself. */
  void isLetIn() {
    Patience.until(name() + " is in the call", JOINED, room::state, "joined"::equals);
  }

  /** The words of this key are there. */
  void reads(Locator where, String key) {
    Patience.until(
        name() + " reads " + key,
        SOON,
        where::textContent,
        text -> text.contains(texts().get(key)));
  }

  /** The page tells how long it is until the meeting, with words that begin with those of a key. */
  void isTold(String key, Duration limit) {
    String words = texts().get(key).replaceFirst("\\{.*", "");
    Patience.until(
        name() + " is told: " + words,
        limit,
        () -> room.countdown().count() == 0 ? "" : room.countdown().textContent(),
        text -> text.startsWith(words));
  }

  /** Clicks on the button that joins and returns at once. */
  void clicksJoin() {
    room.joinButton().click();
  }

  /** The tile with the other's name shows the other's colour. */
  void sees(Person other) {
    sees(other, other.likeness());
  }

  /** The tile with the other's name shows this colour. */
  void sees(Person other, Likeness likeness) {
    Patience.until(
        "%s sees %s in %s".formatted(name(), other.name(), likeness),
        JOINED,
        () -> ifPresent(room.picture(other.name()), senses::colour, Senses.Colour.NONE),
        colour -> colour.shows(likeness));
  }

  /** The tile with the other's name shows one colour and then another, as Firefox's camera does. */
  void seesChanging(Person other) {
    Supplier<Senses.Colour> look =
        () -> ifPresent(room.picture(other.name()), senses::colour, Senses.Colour.NONE);
    String what = "%s sees a colour of %s".formatted(name(), other.name());
    Senses.Colour first = Patience.until(what, JOINED, look, Senses.Colour::isColourful);
    Patience.until(what + " and another", JOINED, look, now -> now.differs(first));
  }

  /** The tile with the other's name plays at least so many new frames within 10 s. */
  void seesFrames(Person other, int frames) {
    seesFrames(room.picture(other.name()), frames, "frames of " + other.name());
  }

  /** The tile with the other's name plays a track of the connection that stands at this moment. */
  void seesLive(Person other) {
    Patience.until(
        "%s sees %s live".formatted(name(), other.name()),
        JOINED,
        () -> ifPresent(room.picture(other.name()), senses::frames, 0L),
        decoded -> decoded > 0);
  }

  /** A tile of the other's screen plays. */
  void seesScreenOf(Person other) {
    seesFrames(room.screen(other.name()).locator("video"), 3, "screen of " + other.name());
  }

  private void seesFrames(Locator video, int frames, String what) {
    video.waitFor(new Locator.WaitForOptions().setTimeout(JOINED.toMillis()));
    long before = senses.frames(video);
    Patience.until(
        name() + " sees " + what,
        SOON,
        () -> ifPresent(video, senses::frames, 0L),
        now -> now - before >= frames);
  }

  /** No tile bears the other's name. */
  void seesNothingOf(Person other, Duration limit) {
    Patience.until(
        "%s sees no tile of %s".formatted(name(), other.name()),
        limit,
        () -> room.tile(other.name()).count() + room.screen(other.name()).count(),
        count -> count == 0);
  }

  /** The other's tone comes from the element that plays the other's voice. */
  void hears(Person other) {
    Patience.until(
        "%s hears %s at %d Hz".formatted(name(), other.name(), other.likeness().toneHertz()),
        JOINED,
        () -> ifPresent(room.voice(other.name()), senses::tone, Senses.Tone.SILENCE),
        tone -> tone.carries(other.likeness()));
  }

  void hearsNothingFrom(Person other) {
    Patience.until(
        "%s hears nothing from %s".formatted(name(), other.name()),
        SOON,
        () -> ifPresent(room.voice(other.name()), senses::tone, Senses.Tone.SILENCE),
        tone -> !tone.audible());
  }

  private static <T> T ifPresent(Locator element, Function<Locator, T> measure, T otherwise) {
    return element.count() == 0 ? otherwise : measure.apply(element.first());
  }

  void turnsMicrophone(boolean on) {
    room.button("control.microphone").click();
    Patience.until(
        name() + "'s microphone is " + (on ? "on" : "off"),
        SOON,
        () -> room.isOn("control.microphone"),
        now -> now == on);
  }

  void sharesScreen() {
    room.button("control.share").click();
    room.tiles().filter(new Locator.FilterOptions().setHasText(room.ownScreen())).waitFor();
  }

  void stopsSharing() {
    room.button("control.share").click();
    Patience.until(
        name() + " shares nothing", SOON, () -> room.isOn("control.share"), sharing -> !sharing);
  }

  /** Takes another camera without leaving. */
  void choosesCamera(String label) {
    room.button("control.settings").click();
    room.cameraChoice().selectOption(new SelectOption().setLabel(label));
    page.keyboard().press("Escape");
  }

  /** Mutes the other's microphone as the owner of the room. */
  void silences(Person other) {
    room.showPeople();
    room.actionOn("people.mute", other.name()).click();
  }

  /** Sends the other away as the owner of the room. */
  void removes(Person other) {
    room.showPeople();
    room.actionOn("people.remove", other.name()).click();
    room.confirmation().click();
  }

  void leaves() {
    room.button("control.leave").click();
    isIn("left");
  }

  /** The page shows this state of the call, for example {@code removed}. */
  void isIn(String state) {
    Patience.until(name() + " is in " + state, SOON, room::state, state::equals);
  }

  /** A notice with the words of this key, and this name in them, is shown. */
  void isNotified(String key, String name) {
    page.locator("parvis-toasts").getByText(texts().get(key, name)).first().waitFor();
  }

  /** A picture of somebody's account is there, and not only its place. */
  void seesPicture(Locator image) {
    Patience.until(
        name() + " sees the picture of an account",
        SOON,
        () -> image.evaluateAll("all => all.map(one => one.naturalWidth)"),
        widths -> widths.equals(List.of(PICTURE_WIDTH)));
  }

  /** A message with this text is in the chat. */
  void reads(String text) {
    room.message(text).waitFor();
  }

  /** The browser is offline and online again, which pages that wait take for a reason to ask. */
  void losesNetworkForAMoment() {
    page.context().setOffline(true);
    page.context().setOffline(false);
  }

  void reloads() {
    page.reload();
  }

  /** Leaves a mark that only a new document lacks. */
  void marksPage() {
    page.evaluate("() => { window.parvisMark = 'here'; }");
  }

  boolean hasMarkedPage() {
    return Objects.equals(page.evaluate("() => window.parvisMark"), "here");
  }

  /** Identifiers of the local tracks that are on. */
  List<?> localTracks() {
    return room.localTracks();
  }

  String name() {
    return traits.name();
  }

  /** Of the browser: {@code fr} or {@code en}. */
  String language() {
    return traits.locale().substring(0, 2);
  }

  Likeness likeness() {
    return traits.likeness();
  }

  Planning planning() {
    return planning;
  }

  /** The words of the views around calls, in the language of this person's browser. */
  Words words() {
    return Words.of(traits.locale());
  }

  Texts texts() {
    return Texts.of(traits.locale());
  }

  Keyboard keyboard() {
    return keyboard;
  }

  /** What this person does on the page of a call without a mouse. */
  ByKeyboard byKeyboard() {
    return new ByKeyboard(this);
  }

  Page page() {
    return page;
  }

  RoomPage room() {
    return room;
  }

  Senses senses() {
    return senses;
  }

  PageWatch watch() {
    return watch;
  }

  /** What the page did that no page of {@code product} may do; empty if it behaved. */
  List<String> offences(Product product) {
    return Offences.of(this, product);
  }

  @Override
  public void close() {
    browser.close();
  }
}
