package eu.parvis.account.ui;

import java.time.Duration;

/**
 * How long a browser stays signed in.
 *
 * @param longest however often it is used
 * @param unused without use
 */
record LoginLasting(Duration longest, Duration unused) {

  /** What words a key has, with what is put into them. */
  @FunctionalInterface
  interface Words {
    String of(String key, Object... values);
  }

  /** Whole days where it is days, then hours; which of the two ends a login, only if both may. */
  String text(Words words) {
    return unused.compareTo(longest) < 0
        ? words.of("account.sessions.text.unused", length(longest, words), length(unused, words))
        : words.of("account.sessions.text", length(longest, words));
  }

  private static String length(Duration length, Words words) {
    if (length.equals(Duration.ofDays(length.toDays()))) {
      return words.of("account.sessions.days", length.toDays());
    }
    return length.equals(Duration.ofHours(length.toHours()))
        ? words.of("account.sessions.hours", length.toHours())
        : words.of("account.sessions.minutes", length.toMinutes());
  }
}
