package eu.parvis.meeting;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** How long before an occurrence a mail reminds of it. */
public enum Reminder {
  WEEK(7, Duration.ZERO),
  DAY(1, Duration.ZERO),
  HOUR(0, Duration.ofHours(1)),
  HALF_HOUR(0, Duration.ofMinutes(30)),
  TEN_MINUTES(0, Duration.ofMinutes(10));

  /** What a new meeting has. */
  public static final Set<Reminder> USUAL = Set.of(HOUR);

  /** More than a clock is ever changed by. */
  private static final Duration CHANGE_OF_CLOCK = Duration.ofHours(3);

  private static final String COMMA = ",";

  private final int days;
  private final Duration time;

  Reminder(int days, Duration time) {
    this.days = days;
    this.time = time;
  }

  /** When it is due. A day before 10:00 is 10:00, also where the clock is changed between them. */
  public ZonedDateTime before(ZonedDateTime start) {
    return start.minusDays(days).minus(time);
  }

  /** The shortest time between it and the start, in any zone. */
  Duration least() {
    return days == 0 ? time : time.plusDays(days).minus(CHANGE_OF_CLOCK);
  }

  /** The longest time between it and the start, in any zone. */
  Duration most() {
    return days == 0 ? time : time.plusDays(days).plus(CHANGE_OF_CLOCK);
  }

  static String text(Set<Reminder> reminders) {
    return reminders.stream().sorted().map(Reminder::name).collect(Collectors.joining(COMMA));
  }

  static Set<Reminder> parse(String text) {
    var reminders = EnumSet.noneOf(Reminder.class);
    Arrays.stream(text.split(COMMA))
        .filter(name -> !name.isEmpty())
        .map(Reminder::valueOf)
        .forEach(reminders::add);
    return Collections.unmodifiableSet(reminders);
  }
}
