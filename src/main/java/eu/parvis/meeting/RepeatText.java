package eu.parvis.meeting;

import eu.parvis.account.Reading;
import eu.parvis.meeting.Recurrence.After;
import eu.parvis.meeting.Recurrence.Daily;
import eu.parvis.meeting.Recurrence.MonthlyOnDate;
import eu.parvis.meeting.Recurrence.MonthlyOnWeekday;
import eu.parvis.meeting.Recurrence.Never;
import eu.parvis.meeting.Recurrence.On;
import eu.parvis.meeting.Recurrence.Pattern;
import eu.parvis.meeting.Recurrence.Weekly;
import eu.parvis.meeting.Recurrence.Yearly;
import java.text.ListFormat;
import java.time.DayOfWeek;
import java.time.MonthDay;
import java.time.format.TextStyle;

/** Says how a meeting repeats, such as “Every 2 weeks on Tuesday and Thursday, 10 times”. */
public final class RepeatText {

  private static final int DAYS_OF_EVERY_MONTH = 28;
  private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);

  private final Reading reading;
  private final Translate translate;

  /** How texts are looked up. */
  public interface Translate {
    /** The text of a key, with its arguments. */
    String get(String key, Object... arguments);
  }

  public RepeatText(Reading reading, Translate translate) {
    this.reading = reading;
    this.translate = translate;
  }

  /** Such as “Every 2 weeks on Tuesday, until 27 April 2027”. */
  public String describe(Recurrence recurrence) {
    var rule = rule(recurrence.pattern(), recurrence.every());
    return switch (recurrence.end()) {
      case Never _ -> rule;
      case On(var last) -> text("until", rule, reading.date(last));
      case After(var occurrences) when occurrences == 1 -> text("once", rule);
      case After(var occurrences) -> text("times", rule, occurrences);
    };
  }

  /** Such as “the second Tuesday”. */
  public String nth(MonthlyOnWeekday pattern) {
    var nth = pattern.nth() == Recurrence.LAST ? "last" : String.valueOf(pattern.nth());
    return text("nth." + nth, day(pattern.day()));
  }

  /** Such as “day 8”. */
  public String date(int day) {
    return day == 1 ? text("date.first") : text("date", day);
  }

  /** Such as “Tuesday”. */
  public String day(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL_STANDALONE, reading.locale());
  }

  private String rule(Pattern pattern, int every) {
    return switch (pattern) {
      case Daily _ -> every("daily", every, "");
      case Weekly(var days) -> {
        var names = days.stream().map(day -> text("day", day(day))).toList();
        var list =
            ListFormat.getInstance(
                reading.locale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL);
        yield every("weekly", every, list.format(names));
      }
      case MonthlyOnDate(var day) -> {
        var rule = every("monthly", every, date(day));
        yield day > DAYS_OF_EVERY_MONTH ? text("left-out", rule, day) : rule;
      }
      case MonthlyOnWeekday nth -> every("monthly", every, nth(nth));
      case Yearly(var day) -> {
        var name = day.getMonth().getDisplayName(TextStyle.FULL, reading.locale());
        var date =
            day.getDayOfMonth() == 1
                ? text("year-day.first", name)
                : text("year-day", day.getDayOfMonth(), name);
        var rule = every("yearly", every, date);
        yield day.equals(LEAP_DAY) ? text("leap", rule) : rule;
      }
    };
  }

  private String every(String frequency, int every, String days) {
    return every == 1 ? text(frequency + ".each", days) : text(frequency, days, every);
  }

  private String text(String key, Object... arguments) {
    return translate.get("meeting.repeats." + key, arguments);
  }
}
