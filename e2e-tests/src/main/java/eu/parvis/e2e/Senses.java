package eu.parvis.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What can be seen and heard in a page, measured on its media elements. */
final class Senses {

  /** A colour of a picture; without a picture everything is 0. */
  record Colour(double hue, double saturation, double value) {
    static final Colour NONE = new Colour(0, 0, 0);

    /** True if this is the colour of {@code likeness} and not grey, black or white. */
    boolean shows(Likeness likeness) {
      return isColourful() && likeness.hueDistance(hue) <= 20;
    }

    /** True if it is not grey, black or white. */
    boolean isColourful() {
      return saturation > 0.3 && value > 0.2;
    }

    /** True if this is a colour too, and at least 40 degrees from {@code other}. */
    boolean differs(Colour other) {
      double apart = Math.abs(hue - other.hue);
      return isColourful() && Math.min(apart, 360 - apart) >= 40;
    }
  }

  /** The loudest tone of a while. */
  record Tone(double hertz, double decibels) {

    static final Tone SILENCE = new Tone(0, -200);

    private static final double AUDIBLE_DECIBELS = -65;

    boolean audible() {
      return decibels > AUDIBLE_DECIBELS;
    }

    /** True if this is the tone of {@code likeness}. */
    boolean carries(Likeness likeness) {
      return audible() && Math.abs(hertz - likeness.toneHertz()) < 30;
    }
  }

  private static final Duration LISTEN = Duration.ofMillis(700);
  private static final String SCRIPT = read("senses.js");

  private final Page page;

  private Senses(Page page) {
    this.page = page;
  }

  /** Senses in every document that {@code page} opens from here on. */
  static Senses in(Page page) {
    page.addInitScript(SCRIPT);
    return new Senses(page);
  }

  static String read(String name) {
    try (InputStream in = Senses.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The colour of a video element. */
  Colour colour(Locator video) {
    Object seen = video.evaluate("video => parvisSenses.colour(video)");
    return seen instanceof Map<?, ?> map
        ? new Colour(number(map, "hue"), number(map, "saturation"), number(map, "value"))
        : Colour.NONE;
  }

  /** Frames so far of the track that a video element plays. */
  long frames(Locator video) {
    return ((Number) video.evaluate("video => parvisSenses.frames(video)")).longValue();
  }

  /** The tone of a media element's stream; takes {@link #LISTEN}. */
  Tone tone(Locator element) {
    Object heard =
        element.evaluate(
            "(element, ms) => parvisSenses.tone(element.srcObject, ms)",
            (double) LISTEN.toMillis());
    Map<?, ?> map = (Map<?, ?>) heard;
    return new Tone(number(map, "hertz"), number(map, "decibels"));
  }

  /** Reports of getStats of every open connection; {@code connection} tells them apart. */
  List<Map<String, Object>> statistics() {
    return maps(page.evaluate("() => parvisSenses.statistics()"));
  }

  /**
   * The candidate pairs in use, each with {@code local}, {@code localType}, {@code relayProtocol},
   * {@code remote}, {@code remotePort}.
   */
  List<Map<String, Object>> selectedPairs() {
    return maps(page.evaluate("() => parvisSenses.selectedPairs()"));
  }

  /** Addresses of STUN and TURN servers that the page gave to any connection. */
  List<?> iceServers() {
    return (List<?>) page.evaluate("() => parvisSenses.iceServers()");
  }

  /** How often the page's connections have agreed on an offer and its answer. */
  int negotiations() {
    return ((Number) page.evaluate("() => parvisSenses.negotiations()")).intValue();
  }

  /** Milliseconds from the click on join to the first frame of somebody else; 0 before it. */
  double joinMilliseconds() {
    return ((Number) page.evaluate("() => parvisSenses.joinMilliseconds()")).doubleValue();
  }

  /** From here on the time between frames of what is received is watched. */
  void watchesFrames() {
    page.evaluate("() => parvisSenses.watchFrames()");
  }

  /**
   * The longest time in milliseconds, in steps of 100, in which a picture had no new frame since
   * this was asked last.
   */
  double longestWithoutFrame() {
    return ((Number) page.evaluate("() => parvisSenses.longestWithoutFrame()")).doubleValue();
  }

  /** Every change of the tiles that this document showed so far. */
  List<Sight> sights() {
    return maps(page.evaluate("() => parvisSenses.sights()")).stream().map(Sight::of).toList();
  }

  /** When this document was last clicked on, in milliseconds since 1970; 0 if never. */
  long clickedAt() {
    return ((Number) page.evaluate("() => parvisSenses.clickedAt()")).longValue();
  }

  /**
   * When the document before this one ended, in milliseconds since 1970; 0 if this is the first.
   */
  long documentLeftAt() {
    return ((Number) page.evaluate("() => parvisSenses.documentLeftAt()")).longValue();
  }

  @SuppressWarnings("unchecked") // Playwright gives JavaScript objects as maps with string keys.
  private static List<Map<String, Object>> maps(Object value) {
    return (List<Map<String, Object>>) value;
  }

  static double number(Map<?, ?> map, String key) {
    return map.get(key) instanceof Number number ? number.doubleValue() : 0;
  }
}
