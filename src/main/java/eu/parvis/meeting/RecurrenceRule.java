package eu.parvis.meeting;

import eu.parvis.meeting.Recurrence.After;
import eu.parvis.meeting.Recurrence.Daily;
import eu.parvis.meeting.Recurrence.End;
import eu.parvis.meeting.Recurrence.MonthlyOnDate;
import eu.parvis.meeting.Recurrence.MonthlyOnWeekday;
import eu.parvis.meeting.Recurrence.Never;
import eu.parvis.meeting.Recurrence.On;
import eu.parvis.meeting.Recurrence.Pattern;
import eu.parvis.meeting.Recurrence.Weekly;
import eu.parvis.meeting.Recurrence.Yearly;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.WeekDay;
import net.fortuna.ical4j.transform.recurrence.Frequency;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Recurrence} as a rule of RFC 5545, 3.3.10. It counts days alone, so that no change of
 * clock has a part in it; UNTIL is a date of the meeting's zone.
 */
@Converter
class RecurrenceRule implements AttributeConverter<@Nullable Recurrence, @Nullable String> {

  /** Of a day of the week: MO, TU … */
  private static final int LETTERS = 2;

  /** The days from {@code from} to {@code to}, both included, of a series that begins on a day. */
  static List<LocalDate> days(
      Recurrence recurrence, LocalDate begin, LocalDate from, LocalDate to, int most) {
    if (to.isBefore(from) || to.isBefore(begin)) {
      return List.of();
    }
    var found = new Recur<LocalDate>(text(recurrence)).getDates(begin, from, to);
    return found.stream().limit(most).toList();
  }

  /** Names its week's start: the library's own is Sunday for intervals of several weeks. */
  static String text(Recurrence recurrence) {
    return "FREQ=%s;INTERVAL=%d%s%s"
        .formatted(
            frequency(recurrence.pattern()),
            recurrence.every(),
            by(recurrence.pattern()),
            end(recurrence.end()));
  }

  static Recurrence parse(String text) {
    var rule = new Recur<LocalDate>(text);
    return new Recurrence(pattern(rule), Math.max(1, rule.getInterval()), end(rule));
  }

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable Recurrence recurrence) {
    return recurrence == null ? null : text(recurrence);
  }

  @Override
  public @Nullable Recurrence convertToEntityAttribute(@Nullable String text) {
    return text == null ? null : parse(text);
  }

  private static Frequency frequency(Pattern pattern) {
    return switch (pattern) {
      case Daily _ -> Frequency.DAILY;
      case Weekly _ -> Frequency.WEEKLY;
      case MonthlyOnDate _, MonthlyOnWeekday _ -> Frequency.MONTHLY;
      case Yearly _ -> Frequency.YEARLY;
    };
  }

  private static String by(Pattern pattern) {
    return switch (pattern) {
      case Daily _ -> "";
      case Weekly(var days) ->
          days.stream()
              .map(RecurrenceRule::day)
              .collect(Collectors.joining(",", ";BYDAY=", ";WKST=MO"));
      case MonthlyOnDate(var day) -> ";BYMONTHDAY=" + day;
      case MonthlyOnWeekday(var nth, var day) -> ";BYDAY=" + nth + day(day);
      case Yearly(var day) ->
          ";BYMONTH=%d;BYMONTHDAY=%d".formatted(day.getMonthValue(), day.getDayOfMonth());
    };
  }

  private static String end(End end) {
    return switch (end) {
      case Never _ -> "";
      case On(var last) -> ";UNTIL=" + DateTimeFormatter.BASIC_ISO_DATE.format(last);
      case After(var occurrences) -> ";COUNT=" + occurrences;
    };
  }

  private static Pattern pattern(Recur<LocalDate> rule) {
    return switch (rule.getFrequency()) {
      case DAILY -> new Daily();
      case WEEKLY ->
          new Weekly(
              rule.getDayList().stream().map(RecurrenceRule::day).collect(Collectors.toSet()));
      case MONTHLY -> {
        if (rule.getDayList().isEmpty()) {
          yield new MonthlyOnDate(rule.getMonthDayList().getFirst());
        }
        var day = rule.getDayList().getFirst();
        yield new MonthlyOnWeekday(day.getOffset(), day(day));
      }
      case YEARLY ->
          new Yearly(
              MonthDay.of(
                  rule.getMonthList().getFirst().getMonthOfYear(),
                  rule.getMonthDayList().getFirst()));
      default -> throw new IllegalArgumentException("not a rule of ours: " + rule);
    };
  }

  private static End end(Recur<LocalDate> rule) {
    if (rule.getUntil() != null) {
      return new On(rule.getUntil());
    }
    return rule.getCount() > 0 ? new After(rule.getCount()) : new Never();
  }

  private static String day(DayOfWeek day) {
    return day.name().substring(0, LETTERS);
  }

  private static DayOfWeek day(WeekDay day) {
    return WeekDay.getDayOfWeek(day);
  }
}
