package eu.parvis.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.Reading;
import eu.parvis.kernel.Language;
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
import java.text.MessageFormat;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RepeatTextTest {

  private static final Set<DayOfWeek> TWO = Set.of(DayOfWeek.THURSDAY, DayOfWeek.TUESDAY);

  @Test
  void saysARuleInPlainWords() {
    var end = new On(LocalDate.of(2027, 6, 30));
    says(
        new Weekly(TWO),
        1,
        end,
        "Every week on Tuesday and Thursday until 30 June 2027",
        "Chaque semaine le mardi et le jeudi jusqu’au 30 juin 2027");
    says(new Daily(), 3, new After(10), "Every 3 days, 10 times", "Tous les 3 jours, 10 fois");
    says(
        new Weekly(Set.of(DayOfWeek.MONDAY)),
        2,
        new After(1),
        "Every 2 weeks on Monday, once",
        "Toutes les 2 semaines le lundi, une fois");
    says(new MonthlyOnDate(1), 1, new Never(), "Every month on day 1", "Chaque mois le 1er");
    says(
        new MonthlyOnWeekday(2, DayOfWeek.TUESDAY),
        1,
        new Never(),
        "Every month on the second Tuesday",
        "Chaque mois le deuxième mardi");
    says(
        new MonthlyOnWeekday(Recurrence.LAST, DayOfWeek.FRIDAY),
        3,
        new Never(),
        "Every 3 months on the last Friday",
        "Tous les 3 mois le dernier vendredi");
    says(
        new Yearly(MonthDay.of(12, 8)),
        1,
        new Never(),
        "Every year on 8 December",
        "Chaque année le 8 décembre");
  }

  @Test
  void saysWhatIsLeftOut() {
    says(
        new MonthlyOnDate(31),
        1,
        new Never(),
        "Every month on day 31 (months without a day 31 are left out)",
        "Chaque mois le 31 (sauf les mois sans jour 31)");
    says(
        new Yearly(MonthDay.of(2, 29)),
        1,
        new Never(),
        "Every year on 29 February (in leap years only)",
        "Chaque année le 29 février (années bissextiles seulement)");
  }

  private static void says(Pattern pattern, int every, End end, String english, String french) {
    var recurrence = new Recurrence(pattern, every, end);
    assertThat(text(Language.ENGLISH).describe(recurrence)).isEqualTo(english);
    assertThat(text(Language.FRENCH).describe(recurrence)).isEqualTo(french);
  }

  private static RepeatText text(Language language) {
    var locale = language == Language.FRENCH ? Locale.FRENCH : Locale.ENGLISH;
    var bundle = ResourceBundle.getBundle("i18n.meeting", locale);
    return new RepeatText(
        new Reading(language, ZoneOffset.UTC),
        (key, arguments) -> new MessageFormat(bundle.getString(key), locale).format(arguments));
  }
}
