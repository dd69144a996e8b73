package eu.parvis.meeting.ui;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.kernel.Language;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.Recurrence;
import eu.parvis.meeting.Recurrence.Daily;
import eu.parvis.meeting.Recurrence.Never;
import eu.parvis.meeting.Recurrence.Weekly;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** It is Tuesday, 24 November 2026, 10:00 in Paris. */
class QuickTextTest {

  private static final ZonedDateTime NOW =
      LocalDateTime.parse("2026-11-24T10:00").atZone(ZoneId.of("Europe/Paris"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Budget review Thursday 14:00 1 h        | Budget review | 2026-11-26T14:00 | 60",
        "Budget review on Thursday at 2pm        | Budget review | 2026-11-26T14:00 | 60",
        "Thu 2:30 pm Budget review for 45 min    | Budget review | 2026-11-26T14:30 | 45",
        "Budget review 26/11 14:00 - 15:30       | Budget review | 2026-11-26T14:00 | 90",
        "Budget review from 9:00 to 9:20 tomorrow| Budget review | 2026-11-25T09:00 | 20",
        "Budget review 26/11/2026 14:00 1h30     | Budget review | 2026-11-26T14:00 | 90",
        "Budget review 2026-12-01 14:00 2 hours  | Budget review | 2026-12-01T14:00 | 120",
        "Budget review 1st of December at 14     | Budget review | 2026-12-01T14:00 | 60",
        "Budget review December 1, 2027 noon     | Budget review | 2027-12-01T12:00 | 60",
        "Budget review today 12am-1:15am         | Budget review | 2026-11-24T00:00 | 75",
        "Budget review 14h tomorrow              | Budget review | 2026-11-25T14:00 | 60",
        "Phase 2 review Thursday 14:00           | Phase 2 review | 2026-11-26T14:00 | 60",
        "Budget review 11:00                     | Budget review | 2026-11-24T11:00 | 60",
        "Budget review 9:00                      | Budget review | 2026-11-25T09:00 | 60",
        "Budget review Tuesday 14:00 half an hour| Budget review | 2026-12-01T14:00 | 30",
        "Budget 1/3 at 14:00                     | Budget        | 2027-03-01T14:00 | 60",
        "Budget review tomorrow morning at 9     | Budget review | 2026-11-25T09:00 | 60",
        "Budget review Thursday afternoon 2:30   | Budget review | 2026-11-26T14:30 | 60",
        "Budget review this evening from 8 to 9pm| Budget review | 2026-11-24T20:00 | 60",
        "Budget review this afternoon 3 pm       | Budget review | 2026-11-24T15:00 | 60",
        "Morning prayer tomorrow 9:00            | Morning prayer| 2026-11-25T09:00 | 60",
        "Budget review tomorrow 8 to 9pm         | Budget review | 2026-11-25T20:00 | 60",
        "Budget review tomorrow 8-9:30 pm        | Budget review | 2026-11-25T20:00 | 90",
        "Budget review tomorrow 8pm to 9         | Budget review | 2026-11-25T20:00 | 60",
        "Budget review tomorrow 9 to 5pm         | Budget review | 2026-11-25T09:00 | 480",
        "Budget review tomorrow 11 to 1pm        | Budget review | 2026-11-25T11:00 | 120",
        "Budget review tomorrow 11am to 1        | Budget review | 2026-11-25T11:00 | 120",
        "Budget review tomorrow 14:00 to 3pm     | Budget review | 2026-11-25T14:00 | 60",
        "Budget review tomorrow 8 to 9am         | Budget review | 2026-11-25T08:00 | 60",
        "Budget review tomorrow at 8 in the evening | Budget review | 2026-11-25T20:00 | 60",
        "Budget review tonight at 8              | Budget review | 2026-11-24T20:00 | 60"
      })
  void readsEnglish(String line, String title, String start, int minutes) {
    reads(Language.ENGLISH, line, title, start, minutes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Point budget jeudi 14h 1h                | Point budget | 2026-11-26T14:00 | 60",
        "Point budget jeudi à 14 h 30 pendant 45 min | Point budget | 2026-11-26T14:30 | 45",
        "Point budget demain 9h30-10h15           | Point budget | 2026-11-25T09:30 | 45",
        "Point budget le 26/11 de 14h à 15h30     | Point budget | 2026-11-26T14:00 | 90",
        "Point budget le 1er décembre à midi      | Point budget | 2026-12-01T12:00 | 60",
        "Point budget 3 févr. 2027 14:00 2 heures | Point budget | 2027-02-03T14:00 | 120",
        "Point budget après-demain 14h 1h30       | Point budget | 2026-11-26T14:00 | 90",
        "Point budget aujourd’hui 14h             | Point budget | 2026-11-24T14:00 | 60",
        "Point budget jeudi prochain 14h          | Point budget | 2026-11-26T14:00 | 60",
        "Réunion d’équipe 14h                     | Réunion d’équipe | 2026-11-24T14:00 | 60",
        "14h jeudi : Conseil à Lyon               | Conseil à Lyon | 2026-11-26T14:00 | 60",
        "Point budget demain matin 9h             | Point budget | 2026-11-25T09:00 | 60",
        "Point budget demain après-midi à 3h      | Point budget | 2026-11-25T15:00 | 60",
        "Point budget jeudi soir de 20h à 21h30   | Point budget | 2026-11-26T20:00 | 90",
        "Point budget ce soir 19h                 | Point budget | 2026-11-24T19:00 | 60",
        "Édition du soir 19h                      | Édition du soir | 2026-11-24T19:00 | 60",
        "Point budget demain de 8h à 9h du soir   | Point budget | 2026-11-25T20:00 | 60",
        "Point budget demain à 8 h du soir        | Point budget | 2026-11-25T20:00 | 60",
        "Point budget demain 3h30 de l’après-midi | Point budget | 2026-11-25T15:30 | 60",
        "Point budget demain 8h à 9h du matin     | Point budget | 2026-11-25T08:00 | 60",
        "Point budget demain 20h à 21h du soir    | Point budget | 2026-11-25T20:00 | 60",
        "Point budget demain 8 à 9h               | Point budget | 2026-11-25T08:00 | 60"
      })
  void readsFrench(String line, String title, String start, int minutes) {
    reads(Language.FRENCH, line, title, start, minutes);
  }

  @Test
  void whatRepeatsIsASeries() {
    assertThat(plan(Language.ENGLISH, "Stand-up every Thursday 9:00 15 min").repeats())
        .isEqualTo(weekly(DayOfWeek.THURSDAY));
    assertThat(plan(Language.FRENCH, "Mêlée tous les jeudis 9h").repeats())
        .isEqualTo(weekly(DayOfWeek.THURSDAY));
    assertThat(plan(Language.FRENCH, "Mêlée chaque jour 9h").repeats())
        .isEqualTo(new Recurrence(new Daily(), 1, new Never()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Budget review Thursday",
        "Thursday 14:00",
        "Budget review yesterday",
        "Budget review 31/2 14:00",
        "Budget review 25:00",
        "Budget review 24/11/2025 14:00",
        "Budget review Thursday or Friday 14:00",
        "Budget review Thursday 14:00 and 15:00",
        "Budget review Thursday 14:00 for 30 h",
        "Budget review today 9:00",
        "Budget review 28/3/2027 2:30",
        "",
        "     "
      })
  void whatIsNotClearIsForTheForm(String line) {
    assertThat(QuickText.read(line, Language.ENGLISH, NOW).plan(NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ENGLISH | Budget review Tuesday next week 14:00",
        "ENGLISH | Budget review in 3 weeks 14:00",
        "FRENCH  | Point budget lundi de la semaine prochaine 14h",
        "FRENCH  | Point budget lundi en huit à 14h",
        "FRENCH  | Point budget dans 15 jours à 14h"
      })
  void aDayThatIsFartherThanItsNameIsForTheForm(Language language, String line) {
    assertThat(QuickText.read(line, language, NOW).plan(NOW)).isEmpty();
  }

  @Test
  void theFormBeginsWithWhatWasUnderstood() {
    var read = QuickText.read("Budget review Thursday 45 min", Language.ENGLISH, NOW);
    var prefill = read.prefill(NOW);
    assertThat(prefill.title()).isEqualTo("Budget review");
    assertThat(prefill.start()).isEqualTo("2026-11-26T09:00");
    assertThat(prefill.duration()).hasMinutes(45);
    assertThat(Prefill.of(prefill.address())).contains(prefill);
  }

  @Test
  void noLineIsTooMuch() {
    var random = new Random(20261126);
    var pieces = new String[] {"14", "h", ":", "/", " ", "jeudi", "tous les", "’", "99", "-", "É"};
    for (int round = 0; round < 2_000; round++) {
      var line = new StringBuilder();
      for (int length = random.nextInt(60); length > 0; length--) {
        line.append(pieces[random.nextInt(pieces.length)]);
      }
      for (var language : Language.values()) {
        QuickText.read(line.toString(), language, NOW).plan(NOW);
        QuickText.read(line.toString(), language, NOW).prefill(NOW).address();
      }
    }
  }

  private static Recurrence weekly(DayOfWeek day) {
    return new Recurrence(new Weekly(Set.of(day)), 1, new Never());
  }

  private static MeetingPlan plan(Language language, String line) {
    return QuickText.read(line, language, NOW).plan(NOW).orElseThrow();
  }

  private static void reads(
      Language language, String line, String title, String start, int minutes) {
    var read = QuickText.read(line, language, NOW);
    assertThat(read.title()).isEqualTo(title);
    assertThat(read.prefill(NOW).start()).isEqualTo(start);
    assertThat(read.prefill(NOW).duration()).hasMinutes(minutes);
    if (!LocalDateTime.parse(start).isBefore(NOW.toLocalDateTime())) {
      assertThat(read.plan(NOW)).as("clear: %s", read).isPresent();
    }
  }
}
