package eu.parvis.meeting.ical;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransitionRule;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A yearly change of clock as a rule of RFC 5545, 3.3.10, on the clock that is changed. */
final class YearlyRule {

  private static final int WEEK = 7;
  private static final int LETTERS = 2;

  /** A year like any other, to see on which side of midnight a change falls. */
  private static final int SAMPLE = 2026;

  private YearlyRule() {}

  /** Empty if the change wanders out of its month. */
  static Optional<String> of(ZoneOffsetTransitionRule rule) {
    var month = rule.getMonth();
    var first = firstDay(rule) + shift(rule);
    var weekday = rule.getDayOfWeek();
    if (weekday == null) {
      return inside(first, first, month).map(days -> text(month, "BYMONTHDAY=" + first));
    }
    var shifted = weekday.plus(shift(rule));
    return inside(first, first + WEEK - 1, month).map(_ -> text(month, nth(first, month, shifted)));
  }

  private static String nth(int first, Month month, DayOfWeek weekday) {
    var day = weekday.name().substring(0, LETTERS);
    if (first + WEEK - 1 == month.maxLength() && month != Month.FEBRUARY) {
      return "BYDAY=-1" + day;
    }
    if (first % WEEK == 1) {
      return "BYDAY=" + (first / WEEK + 1) + day;
    }
    var days = IntStream.range(first, first + WEEK).mapToObj(Integer::toString);
    return "BYMONTHDAY=" + days.collect(Collectors.joining(",")) + ";BYDAY=" + day;
  }

  /** The first of the days among which the weekday is looked for. */
  private static int firstDay(ZoneOffsetTransitionRule rule) {
    var day = rule.getDayOfMonthIndicator();
    return day > 0 ? day : rule.getMonth().maxLength() + day + 1 - (WEEK - 1);
  }

  /** Days between the rule's and that on the clock, as the rule may count in UTC. */
  private static int shift(ZoneOffsetTransitionRule rule) {
    var local = rule.createTransition(SAMPLE).getDateTimeBefore().toLocalDate();
    return Math.toIntExact(ChronoUnit.DAYS.between(named(rule), local));
  }

  private static LocalDate named(ZoneOffsetTransitionRule rule) {
    var date = LocalDate.of(SAMPLE, rule.getMonth(), firstDay(rule));
    var weekday = rule.getDayOfWeek();
    while (weekday != null && date.getDayOfWeek() != weekday) {
      date = date.plusDays(1);
    }
    return date;
  }

  private static Optional<String> inside(int first, int last, Month month) {
    return first >= 1 && last <= month.maxLength() && (month != Month.FEBRUARY || last <= 28)
        ? Optional.of("")
        : Optional.empty();
  }

  private static String text(Month month, String days) {
    return "FREQ=YEARLY;BYMONTH=" + month.getValue() + ";" + days;
  }
}
