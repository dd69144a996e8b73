package eu.parvis.meeting;

import static java.util.Objects.requireNonNull;

import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.Recurrence.After;
import eu.parvis.meeting.Recurrence.Daily;
import eu.parvis.meeting.Recurrence.MonthlyOnDate;
import eu.parvis.meeting.Recurrence.MonthlyOnWeekday;
import eu.parvis.meeting.Recurrence.Never;
import eu.parvis.meeting.Recurrence.On;
import eu.parvis.meeting.Recurrence.Pattern;
import eu.parvis.meeting.Recurrence.Weekly;
import eu.parvis.meeting.Recurrence.Yearly;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.random.RandomGenerator;

/** Series of every kind, and what their rules mean, told day by day. */
final class RandomSeries {

  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("Europe/Paris"),
          ZoneId.of("America/New_York"),
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("UTC"));

  private RandomSeries() {}

  /** A series that has begun on a day or begins within two months after. */
  static Series of(RandomGenerator random, LocalDate from) {
    var date = from.plusDays(random.nextInt(60));
    var time = date.atTime(random.nextInt(24), random.nextInt(60));
    var start = time.atZone(ZONES.get(random.nextInt(ZONES.size())));
    var span = new TimeSpan(start, Duration.ofMinutes(1 + random.nextInt(1440)));
    var end =
        switch (random.nextInt(3)) {
          case 0 -> new Never();
          case 1 -> new On(date.plusDays(400 + random.nextInt(400)));
          default -> new After(1 + random.nextInt(60));
        };
    var rule = new Recurrence(pattern(random, start.toLocalDate()), 1 + random.nextInt(4), end);
    return new Series(span, rule).first().orElseThrow();
  }

  private static Pattern pattern(RandomGenerator random, LocalDate date) {
    var weekday = DayOfWeek.of(1 + random.nextInt(7));
    return switch (random.nextInt(6)) {
      case 0 -> new Daily();
      case 1, 2 -> {
        var days = EnumSet.of(weekday);
        random.ints(random.nextInt(4), 1, 8).mapToObj(DayOfWeek::of).forEach(days::add);
        yield new Weekly(days);
      }
      case 3 -> new MonthlyOnDate(1 + random.nextInt(31));
      case 4 ->
          new MonthlyOnWeekday(
              random.nextBoolean() ? Recurrence.LAST : 1 + random.nextInt(4), weekday);
      default -> new Yearly(MonthDay.from(date));
    };
  }

  /** The days of a rule up to one, found by asking of each whether it is one. */
  static List<LocalDate> days(Series series, LocalDate to) {
    var begin = series.when().start().toLocalDate();
    var rule = requireNonNull(series.repeats());
    var days = begin.datesUntil(to.plusDays(1)).filter(day -> has(rule, begin, day));
    return (switch (rule.end()) {
          case Never _ -> days;
          case On(var last) -> days.filter(day -> !day.isAfter(last));
          case After(var occurrences) -> days.limit(occurrences);
        })
        .toList();
  }

  private static boolean has(Recurrence rule, LocalDate begin, LocalDate day) {
    return switch (rule.pattern()) {
      case Daily _ -> ChronoUnit.DAYS.between(begin, day) % rule.every() == 0;
      case Weekly(var days) ->
          days.contains(day.getDayOfWeek())
              && ChronoUnit.WEEKS.between(begin.with(DayOfWeek.MONDAY), day.with(DayOfWeek.MONDAY))
                      % rule.every()
                  == 0;
      case MonthlyOnDate(var date) -> day.getDayOfMonth() == date && months(begin, day, rule);
      case MonthlyOnWeekday(var nth, var weekday) ->
          day.getDayOfWeek() == weekday
              && (nth == Recurrence.LAST
                  ? day.getDayOfMonth() > day.lengthOfMonth() - 7
                  : (day.getDayOfMonth() - 1) / 7 == nth - 1)
              && months(begin, day, rule);
      case Yearly(var date) ->
          MonthDay.from(day).equals(date) && (day.getYear() - begin.getYear()) % rule.every() == 0;
    };
  }

  private static boolean months(LocalDate begin, LocalDate day, Recurrence rule) {
    return ChronoUnit.MONTHS.between(begin.withDayOfMonth(1), day.withDayOfMonth(1)) % rule.every()
        == 0;
  }
}
