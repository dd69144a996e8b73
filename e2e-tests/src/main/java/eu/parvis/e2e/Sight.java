package eu.parvis.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The tiles that a page showed from a moment on.
 *
 * @param at milliseconds since 1970, by the clock that all browsers of a machine share
 * @param tiles kind and label of each, and whether it says that it is reconnecting
 */
record Sight(long at, List<String> tiles) {

  private static final String RECONNECTING = "|reconnecting";

  static Sight of(Map<String, Object> sight) {
    List<String> tiles = ((List<?>) sight.get("tiles")).stream().map(String::valueOf).toList();
    return new Sight((long) Senses.number(sight, "at"), tiles);
  }

  /**
   * The sight that {@code observer} has once {@code wanted} holds.
   *
   * @throws NotObserved if {@code limit} passes first
   */
  static Sight of(Person observer, String what, Duration limit, Predicate<Sight> wanted) {
    return Patience.until(
        observer.name() + " sees " + what,
        limit,
        () -> observer.senses().sights().getLast(),
        wanted);
  }

  /** The time from {@code moment}, in milliseconds since 1970, to this sight. */
  Duration since(long moment) {
    return Duration.ofMillis(at - moment);
  }

  /** How many tiles of cameras bear this name, reconnecting or not. */
  long tilesOf(String name) {
    return tiles.stream()
        .filter(tile -> tile.replace(RECONNECTING, "").equals(camera(name)))
        .count();
  }

  boolean isReconnecting(String name) {
    return tiles.contains(camera(name) + RECONNECTING);
  }

  private static String camera(String name) {
    return "camera|" + name;
  }
}
