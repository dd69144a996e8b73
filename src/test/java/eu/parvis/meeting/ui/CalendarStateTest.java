package eu.parvis.meeting.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import eu.parvis.account.Reading;
import eu.parvis.kernel.Language;
import eu.parvis.meeting.MeetingFilter;
import eu.parvis.meeting.MeetingFilter.Kind;
import eu.parvis.meeting.ui.CalendarState.Mode;
import eu.parvis.meeting.ui.CalendarState.Range;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CalendarStateTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  @Test
  void anAddressComesBackAsItWas() {
    var state =
        new CalendarState(
            Mode.WEEK, LocalDate.of(2027, 1, 1), new MeetingFilter("budget", Kind.SERIES, false));
    assertThat(CalendarState.of(state.address(), Mode.LIST, TODAY)).isEqualTo(state);
  }

  @Test
  void anAddressSaysNothingThatIsNotSpecial() {
    var state = new CalendarState(Mode.MONTH, TODAY, MeetingFilter.NONE);
    assertThat(state.address().getParameters()).containsOnlyKeys("view", "date");
  }

  @Test
  void whatIsNotUnderstoodIsWhatIsUsual() {
    var address =
        QueryParameters.simple(
            Map.of("view", "year", "date", "2026-02-30", "kind", "x", "cancelled", "maybe"));
    assertThat(CalendarState.of(address, Mode.DAY, TODAY))
        .isEqualTo(new CalendarState(Mode.DAY, TODAY, MeetingFilter.NONE));
  }

  @Test
  void aDateOfAnotherAgeIsToday() {
    var address = QueryParameters.simple(Map.of("date", "9999-01-01"));
    assertThat(CalendarState.of(address, Mode.DAY, TODAY).date()).isEqualTo(TODAY);
  }

  @Test
  void aTextIsAsLongAsATitleAtMost() {
    var address = QueryParameters.simple(Map.of("search", "x".repeat(5_000)));
    assertThat(CalendarState.of(address, Mode.DAY, TODAY).filter().text()).hasSize(120);
  }

  @Test
  void aWeekBeginsOnMondayWhereBothLanguagesAreSpoken() {
    var week = new Range(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 30));
    assertThat(at(Mode.WEEK).range(Locale.FRANCE)).isEqualTo(week);
    assertThat(at(Mode.WEEK).range(Locale.UK)).isEqualTo(week);
  }

  @Test
  void aMonthIsFilledUpToWholeWeeks() {
    assertThat(at(Mode.MONTH).range(Locale.FRANCE))
        .isEqualTo(new Range(LocalDate.of(2026, 10, 26), LocalDate.of(2026, 12, 7)));
  }

  @Test
  void aMonthThatBeginsAndEndsAWeekIsNotFilledUp() {
    assertThat(
            new CalendarState(Mode.MONTH, LocalDate.of(2027, 2, 14), MeetingFilter.NONE)
                .range(Locale.FRANCE))
        .isEqualTo(new Range(LocalDate.of(2027, 2, 1), LocalDate.of(2027, 3, 1)));
  }

  @Test
  void aDayOfTheChangeOfClockHas25Hours() {
    var reading = new Reading(Language.FRENCH, ZoneId.of("Europe/Paris"));
    var day = at(Mode.DAY).at(LocalDate.of(2026, 10, 25)).range(Locale.FRANCE);
    assertThat(Duration.between(day.start(reading), day.end(reading))).hasHours(25);
  }

  @Test
  void aStepIsOneOfWhatIsShown() {
    assertThat(at(Mode.DAY).step(1).date()).isEqualTo("2026-11-27");
    assertThat(at(Mode.WEEK).step(-1).date()).isEqualTo("2026-11-19");
    assertThat(at(Mode.MONTH).step(1).date()).isEqualTo("2026-12-01");
    assertThat(
            new CalendarState(Mode.MONTH, LocalDate.of(2027, 1, 31), MeetingFilter.NONE)
                .step(1)
                .date())
        .as("no month is jumped over")
        .isEqualTo("2027-02-01");
  }

  @Test
  void noStepLeavesOurTime() {
    var last = at(Mode.DAY).at(LocalDate.of(2199, 12, 31));
    assertThat(last.step(1)).isEqualTo(last);
  }

  @Test
  void aWeekIsNamedByItsFirstAndLastDay() {
    assertThat(title("2026-11-26")).isEqualTo("23 / 29 novembre 2026");
    assertThat(title("2026-12-03")).isEqualTo("30 novembre / 6 décembre 2026");
    assertThat(title("2026-12-31")).isEqualTo("28 décembre 2026 / 3 janvier 2027");
  }

  private static String title(String day) {
    var reading = new Reading(Language.FRENCH, ZoneId.of("Europe/Paris"));
    return at(Mode.WEEK)
        .at(LocalDate.parse(day))
        .title(reading, (_, days) -> days[0] + " / " + days[1]);
  }

  private static CalendarState at(Mode mode) {
    return new CalendarState(mode, TODAY, MeetingFilter.NONE);
  }
}
