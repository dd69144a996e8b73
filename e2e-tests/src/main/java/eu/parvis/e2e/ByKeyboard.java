package eu.parvis.e2e;

import com.microsoft.playwright.Locator;
import java.net.URI;
import java.time.Duration;

/** What a person does on the page of a call without a mouse. */
record ByKeyboard(Person person) {

  private static final Duration SOON = Duration.ofSeconds(10);

  /** Starts a meeting from the home view; the browser is at its link then. */
  URI startsMeeting() {
    return person.planning().startsByKeyboard(keys());
  }

  /** Fills in the name, joins, and is in the call. */
  void joins() {
    isAtTheDoor();
    person.isLetIn();
  }

  /** Fills in the name, asks to be let in, and waits. */
  void asks() {
    isAtTheDoor();
    person.isIn("waiting");
  }

  private void isAtTheDoor() {
    person.isReadyToJoin();
    if (room().nameField().inputValue().equals(person.name())) {
      keys().reaches("#name");
    } else {
      keys().writes("#name", person.name());
    }
    keys().presses("Enter");
  }

  void leaves() {
    keys().triggersNamed(words("control.leave"));
    person.isIn("left");
  }

  void turnsMicrophoneOn() {
    keys().triggersNamed(words("control.microphone"));
    Patience.until(
        person.name() + "'s microphone is on",
        SOON,
        () -> room().isOn("control.microphone"),
        Boolean::booleanValue);
  }

  /** Opens the list of people, at whose heading reading begins. */
  void showsPeople() {
    keys().triggers("[data-panel=people]");
    keys().isPutOn("h2");
  }

  /** Folds out what can be done to a person. */
  void manages(String name) {
    Locator fold = room().action("people.manage", name);
    if (!"true".equals(fold.getAttribute("aria-expanded"))) {
      keys().triggersNamed(person.texts().get("people.manage", name));
    }
  }

  /** Does this to a person, for example {@code people.mute}, or is asked whether to. */
  void does(String key, String name) {
    manages(name);
    room().action(key, name).waitFor();
    keys().triggersNamed(person.texts().get(key, name));
  }

  /** Turns a switch for everybody, for example {@code everyone.lock}. */
  void turns(String key) {
    Locator fold = person.page().locator("parvis-everyone .fold");
    if (!"true".equals(fold.getAttribute("aria-expanded"))) {
      keys().triggers(".fold");
    }
    keys().triggersNamed(words(key));
  }

  /** Agrees to what is asked, by the button with the words of this key. */
  void agrees(String key) {
    room().confirmation().waitFor();
    keys().triggersNamed(words(key));
  }

  private String words(String key) {
    return person.texts().get(key);
  }

  private Keyboard keys() {
    return person.keyboard();
  }

  private RoomPage room() {
    return person.room();
  }
}
