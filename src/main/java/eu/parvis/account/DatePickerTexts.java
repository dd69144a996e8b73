package eu.parvis.account;

import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The words of a date picker; the names of days and months are Java's. */
public final class DatePickerTexts {

  private static final int MONDAY = 1;

  private DatePickerTexts() {}

  /** The words in a language; {@code translate} knows those that are not Java's. */
  public static DatePickerI18n of(Locale locale, UnaryOperator<String> translate) {
    return new DatePickerI18n()
        .setMonthNames(
            Arrays.stream(Month.values())
                .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                .toList())
        .setWeekdays(days(TextStyle.FULL_STANDALONE, locale))
        .setWeekdaysShort(days(TextStyle.SHORT_STANDALONE, locale))
        .setDateFormats("dd/MM/yyyy", "dd/MM/yy", "dd.MM.yyyy", "yyyy-MM-dd")
        .setFirstDayOfWeek(MONDAY)
        .setToday(translate.apply("meeting.calendar.today"))
        .setCancel(translate.apply("meeting.calendar.cancel"));
  }

  /** From Sunday on, as the picker counts. */
  private static List<String> days(TextStyle style, Locale locale) {
    return Arrays.stream(DayOfWeek.values())
        .map(day -> day.minus(1).getDisplayName(style, locale))
        .toList();
  }
}
