package eu.parvis.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names a browser well enough for its owner to know it again, such as {@code Firefox, Linux}. */
final class BrowserLabel {

  private record Hint(String part, String name) {}

  /** In this order: browsers also claim to be those that they descend from. */
  private static final List<Hint> BROWSERS =
      List.of(
          new Hint("Edg/", "Edge"),
          new Hint("OPR/", "Opera"),
          new Hint("Firefox/", "Firefox"),
          new Hint("Chrome/", "Chrome"),
          new Hint("Safari/", "Safari"));

  private static final List<Hint> SYSTEMS =
      List.of(
          new Hint("Android", "Android"),
          new Hint("iPhone", "iPhone"),
          new Hint("iPad", "iPad"),
          new Hint("Windows", "Windows"),
          new Hint("Mac OS X", "macOS"),
          new Hint("Linux", "Linux"));

  private BrowserLabel() {}

  static String of(@Nullable String userAgent) {
    if (userAgent == null) {
      return "";
    }
    var browser = first(BROWSERS, userAgent);
    var system = first(SYSTEMS, userAgent);
    return browser.isEmpty() || system.isEmpty() ? browser + system : browser + ", " + system;
  }

  private static String first(List<Hint> hints, String userAgent) {
    return hints.stream()
        .filter(hint -> userAgent.contains(hint.part()))
        .map(Hint::name)
        .findFirst()
        .orElse("");
  }
}
