package eu.parvis.e2e;

import com.microsoft.playwright.Locator;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * The page on which a room is set up, without a mouse; with it in their browser its owner is not in
 * a call.
 *
 * @param page its address
 */
record RoomSettings(Person owner, URI page) {

  private static final Pattern ADDRESS = Pattern.compile(".*/rooms/[0-9a-f-]{36}");

  private static final String NAME = "vaadin-text-field input";

  /** Who enters without waiting, in the order in which the page has it. */
  enum Access {
    PUBLIC,
    TRUSTED,
    RESTRICTED
  }

  /** That of the room with this link, which its owner looks for. */
  static RoomSettings of(Person owner, URI link) {
    String slug = link.getPath().substring(1);
    owner.opens(link.resolve("/rooms?search=" + slug));
    owner.keyboard().triggers(".room h2 a");
    owner.page().waitForURL(ADDRESS);
    return new RoomSettings(owner, URI.create(owner.page().url()));
  }

  /** Those of a new room with this name. */
  static RoomSettings create(Person owner, Product product, String name) {
    owner.opens(product.url().resolve("/rooms"));
    owner.page().locator("#rooms-title").waitFor();
    owner.keyboard().triggersNamed(owner.words().get("room.new"));
    owner.page().locator("vaadin-dialog " + NAME).waitFor();
    owner.keyboard().writes("vaadin-dialog " + NAME, name);
    owner.keyboard().presses("Enter");
    owner.page().waitForURL(ADDRESS);
    owner.page().locator(".room-link").first().waitFor();
    return new RoomSettings(owner, URI.create(owner.page().url()));
  }

  /** The room is called this. */
  void rename(String name) {
    opens();
    owner.keyboard().writes(NAME, name);
    presses("room.save");
    isTold("room.saved");
  }

  /** Says who enters without waiting. */
  void letIn(Access access) {
    opens();
    Locator levels = owner.page().locator(".access-levels vaadin-radio-button");
    levels.and(owner.page().locator("[checked]")).waitFor();
    int now = (Integer) levels.evaluateAll("all => all.findIndex(one => one.checked)");
    owner.keyboard().reaches(".access-levels");
    for (int steps = Math.abs(access.ordinal() - now); steps > 0; steps--) {
      owner.keyboard().presses(access.ordinal() > now ? "ArrowDown" : "ArrowUp");
    }
    presses("room.save");
    isTold("room.saved");
  }

  /** The room gets another link. */
  void renewLink() {
    opens();
    presses("room.link.renew");
    confirms("room.link.renew");
    isTold("room.link.renewed");
  }

  /** The link that the page shows. */
  URI link() {
    return URI.create(owner.page().locator(".room-link").first().innerText().strip());
  }

  /** Puts the room into the archive, while there are people in it. */
  void archive() {
    opens();
    presses("room.archive");
    confirms("room.archive");
  }

  /** Shows what was done in calls of the room. */
  void showsLog() {
    owner.opens(URI.create(page + "/log"));
    owner.page().locator("#log-title").waitFor();
  }

  private void opens() {
    owner.opens(page);
    owner.page().locator(".room-link").first().waitFor();
  }

  private void presses(String key) {
    owner.keyboard().triggersNamed(owner.words().get(key));
  }

  private void confirms(String key) {
    owner.page().locator("vaadin-dialog[role=alertdialog] vaadin-button").first().waitFor();
    presses(key);
  }

  private void isTold(String key) {
    owner
        .page()
        .locator("#announcer")
        .filter(new Locator.FilterOptions().setHasText(owner.words().get(key)))
        .waitFor();
  }
}
