package eu.parvis.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;

/** The page of a call as markup: the only place that knows how it is built. */
final class RoomPage {

  static final Locator.WaitForOptions GONE =
      new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);

  private final Page page;
  private final Texts texts;

  RoomPage(Page page, Texts texts) {
    this.page = page;
    this.texts = texts;
  }

  /**
   * {@code before}, {@code joined}, {@code reconnecting}, how things stand for who waits, such as
   * {@code waiting} or {@code refused}, the reason why there is no call, or empty.
   */
  String state() {
    if (page.locator("parvis-call").count() > 0) {
      return page.locator("parvis-call .banner").isVisible() ? "reconnecting" : "joined";
    }
    if (page.locator("parvis-prejoin").count() > 0) {
      return "before";
    }
    // Each in one go: a screen may have given way to the next in between.
    String waits = first("parvis-lobby", "state.state");
    return waits.isEmpty() ? first("parvis-notice", "reason") : waits;
  }

  /** What the first of these elements says of itself; empty if there is none. */
  private String first(String tag, String property) {
    String read = "all => all[0]?." + property + " ?? ''";
    return String.valueOf(page.locator(tag).evaluateAll(read));
  }

  Locator nameField() {
    return page.locator("parvis-prejoin #name");
  }

  Locator joinButton() {
    return page.locator("parvis-prejoin button.join");
  }

  /** How long it is until the meeting. */
  Locator countdown() {
    return page.locator("parvis-agenda [role=timer]");
  }

  /** When the meeting takes place. */
  Locator when() {
    return page.locator("parvis-agenda .when");
  }

  /** What has become of the meeting, before joining. */
  Locator note() {
    return page.locator("parvis-agenda .note");
  }

  /** The button with the words of this key, for example {@code control.microphone}. */
  Locator button(String key) {
    return button(texts.get(key), true);
  }

  private Locator button(String name, boolean exact) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(exact));
  }

  /** The button of the chat, whose name tells how many messages are unread. */
  Locator chatButton() {
    return page.locator("parvis-controls [data-panel=chat]:visible");
  }

  Locator peopleButton() {
    return page.locator("parvis-controls [data-panel=people]:visible");
  }

  /** Opens what is known of the person's own connection; its name tells how good that is. */
  Locator ownConnection() {
    return page.locator("parvis-controls .connection:visible");
  }

  /**
   * In the panel of the connection: turns the pictures of others off. A weak link offers it too.
   */
  Locator picturesOff() {
    return page.locator("parvis-connection")
        .getByRole(
            AriaRole.BUTTON,
            new Locator.GetByRoleOptions().setName(texts.get("pictures.off")).setExact(true));
  }

  /** What is offered, or said, of the pictures of others. */
  Locator pictureNote() {
    return page.locator("parvis-call .note");
  }

  /** Tiles of cameras and screens, oneself among them. */
  Locator tiles() {
    return page.locator("parvis-tile");
  }

  /** The camera's tile that bears a person's name. */
  Locator tile(String name) {
    return tile("camera", name);
  }

  /** The tile of a screen that the person of this name shares. */
  Locator screen(String name) {
    return tile("screen", texts.get("tile.screen", name));
  }

  private Locator tile(String kind, String label) {
    Locator words = page.locator(".name:text-is(\"%s\")".formatted(label));
    return page.locator("parvis-tile[data-kind=%s]".formatted(kind))
        .filter(new Locator.FilterOptions().setHas(words));
  }

  /** The picture of the account of the person of this name, where their camera would be. */
  Locator portrait(String name) {
    return portraitIn(tile(name));
  }

  /** The picture of an account in a tile, an entry of the list, or an entry of who waits. */
  static Locator portraitIn(Locator entry) {
    return entry.locator("parvis-portrait img");
  }

  Locator picture(String name) {
    return tile(name).locator("video");
  }

  /** The element that plays the voice of the person of this name. */
  Locator voice(String name) {
    return tile(name).locator("audio");
  }

  /** The waiting screen. */
  Locator lobby() {
    return page.locator("parvis-lobby .standing");
  }

  /** The notice that somebody waits to be let in. */
  Locator knock() {
    return page.locator("parvis-knock section");
  }

  /** Who waits, in the list of people while it is open. */
  Locator waiting() {
    return page.locator("parvis-waiting li");
  }

  /** How many wait, in the list of people while it is open; empty if nobody does. */
  String waitingCount() {
    Locator count = page.locator("parvis-waiting .count");
    return count.count() == 0 ? "" : count.textContent().strip();
  }

  /** The button of that list that lets everybody in who waits. */
  Locator letAllIn() {
    return page.locator("parvis-waiting .admit-all");
  }

  /** Entries of the list of people, while it is open. */
  Locator people() {
    return page.locator("parvis-people li[data-participant]");
  }

  /** A person's entry in the list, while it is open. */
  Locator entry(String name) {
    return people().filter(new Locator.FilterOptions().setHasText(name));
  }

  /** Who was removed and may not come back, in the list while it is open. */
  Locator blocked() {
    return page.locator("parvis-people .banned");
  }

  void showPeople() {
    if (people().count() == 0) {
      peopleButton().click();
      people().first().waitFor();
    }
  }

  /** The button that does this to a person, for example {@code people.remove}, folded out. */
  Locator actionOn(String key, String name) {
    manages(name);
    return action(key, name);
  }

  /** Whether what is folded out of a person has this. */
  boolean offers(String key, String name) {
    return action(key, name).count() > 0;
  }

  /** Folds out what can be done to a person. */
  void manages(String name) {
    var fold = action("people.manage", name);
    if (!"true".equals(fold.getAttribute("aria-expanded"))) {
      fold.click();
    }
  }

  /** The button of the list with the words of this key and this name. */
  Locator action(String key, String name) {
    return page.locator("parvis-people")
        .getByRole(
            AriaRole.BUTTON,
            new Locator.GetByRoleOptions().setName(texts.get(key, name)).setExact(true));
  }

  /** What can be done to everybody, folded out. */
  Locator forEveryone(String key) {
    var everyone = page.locator("parvis-everyone");
    if ("false".equals(everyone.locator(".fold").getAttribute("aria-expanded"))) {
      everyone.locator(".fold").click();
    }
    return everyone.getByText(texts.get(key), new Locator.GetByTextOptions().setExact(true));
  }

  /** Where the buttons are that do something to a person, in CSS pixels. */
  List<BoundingBox> actionsOn(String name) {
    return page
        .locator("parvis-people li")
        .filter(new Locator.FilterOptions().setHasText(name))
        .locator(".actions button")
        .all()
        .stream()
        .map(Locator::boundingBox)
        .toList();
  }

  /** The button that agrees in the open dialogue. */
  Locator confirmation() {
    return page.locator("parvis-dialog button.danger");
  }

  /** The message with this text in the open chat. */
  Locator message(String text) {
    return page.locator("parvis-chat .text:text-is(\"%s\")".formatted(text));
  }

  /** The field of a message to everybody. */
  Locator draft() {
    return page.locator("parvis-chat textarea");
  }

  Locator cameraChoice() {
    return page.locator("parvis-devices select#camera:visible");
  }

  /** What the own tile of a shared screen says. */
  String ownScreen() {
    return texts.get("tile.own-screen");
  }

  boolean isOn(String key) {
    return "true".equals(button(key).getAttribute("aria-pressed"));
  }

  /** Identifiers of the local tracks that are on. */
  List<?> localTracks() {
    return (List<?>) page.evaluate("() => parvis.localTracks()");
  }
}
