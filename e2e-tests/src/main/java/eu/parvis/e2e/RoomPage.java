package eu.parvis.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

/** The page of a call as markup: the only place that knows its hooks. */
final class RoomPage {

  private final Page page;

  RoomPage(Page page) {
    this.page = page;
  }

  /** State of the call, for example {@code joined}. */
  String state() {
    return String.valueOf(page.locator("parvis-room").getAttribute("data-state"));
  }

  Locator nameField() {
    return page.locator("[data-field=name] input");
  }

  /** The element that takes the click of an action, for example {@code microphone}. */
  Locator control(String action) {
    return page.locator("[data-action=%s]:visible".formatted(action)).first();
  }

  /** Tiles of cameras and screens, oneself among them. */
  Locator tiles() {
    return page.locator("[data-tile]");
  }

  /** The tile that bears a person's name. */
  Locator tile(String name) {
    return page.locator("[data-tile=camera][data-name=\"%s\"]".formatted(name));
  }

  /** The tile of a screen that the person of this name shares. */
  Locator screen(String name) {
    return page.locator("[data-tile=screen][data-name=\"%s\"]".formatted(name));
  }

  Locator picture(String name) {
    return tile(name).locator("video");
  }

  /** The element that plays the voice of the person of this name. */
  Locator voice(String name) {
    String participant = tile(name).getAttribute("data-participant");
    return page.locator("audio[data-participant=\"%s\"]:not([data-of])".formatted(participant));
  }

  /** The entry of the list of people that bears a name. */
  Locator entry(String name) {
    return page.locator("[data-person][data-name=\"%s\"]".formatted(name));
  }

  Locator people() {
    return page.locator("[data-person]");
  }

  void showPeople() {
    if (people().count() == 0) {
      control("people").click();
    }
  }

  /** Agrees in the dialogue that asks once more, if there is one. */
  void confirm() {
    Locator confirmation = page.locator("[data-action=confirm]:visible");
    if (confirmation.count() > 0) {
      confirmation.click();
    }
  }

  /** The choice of a camera by the name of the device. */
  Locator camera(String label) {
    return page.locator("[data-field=camera] >> text=" + label);
  }

  boolean isOn(String action) {
    return "true".equals(control(action).getAttribute("aria-pressed"));
  }

  /** Identifiers of the local tracks as the own tile plays them. */
  List<?> localTracks() {
    return (List<?>)
        page.locator("[data-tile=camera][data-self] video")
            .evaluate("video => video.srcObject.getTracks().map(track => track.id)");
  }
}
