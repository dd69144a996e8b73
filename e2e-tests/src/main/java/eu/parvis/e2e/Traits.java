package eu.parvis.e2e;

/**
 * How a person differs from another.
 *
 * @param locale language of the browser
 * @param zone the time zone of the browser
 * @param width of the page, in CSS pixels
 * @param height of the page, in CSS pixels
 */
record Traits(
    String name,
    Likeness likeness,
    String locale,
    String zone,
    WebBrowser browser,
    int width,
    int height) {

  /**
   * French speaker with camera and microphone, in a window just wide enough for all the controls.
   */
  static Traits of(String name, int number) {
    Likeness likeness = Likeness.of(number);
    FakeMedia media = FakeMedia.of(likeness, 320, 180);
    return new Traits(name, likeness, "fr-FR", "Europe/Paris", Chromium.with(media), 1000, 600);
  }

  /** The same with another language of the browser, for example {@code en-GB}. */
  Traits speaking(String newLocale) {
    return new Traits(name, likeness, newLocale, zone, browser, width, height);
  }

  /** The same in another zone, for example {@code America/Montreal}. */
  Traits in(String newZone) {
    return new Traits(name, likeness, locale, newZone, browser, width, height);
  }

  Traits using(WebBrowser newBrowser) {
    return new Traits(name, likeness, locale, zone, newBrowser, width, height);
  }

  Traits on(int newWidth, int newHeight) {
    return new Traits(name, likeness, locale, zone, browser, newWidth, newHeight);
  }

  /** The browser of somebody who has a Chromium. */
  Chromium chromium() {
    return switch (browser) {
      case Chromium chromium -> chromium;
      case Firefox _ -> throw new IllegalStateException(name + " has no Chromium");
    };
  }
}
