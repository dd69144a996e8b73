package eu.parvis.e2e;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The forms, dialogs, mails and pages of scheduling in all their states, for who organizes, for a
 * guest and for who is invited. {@link CalendarViewsTest} has the calendar.
 */
class SchedulingStatesTest {

  /** Far from what other journeys plan; another language, weeks later. */
  private static final LocalDate FAR =
      LocalDate.now(ZoneId.of("Europe/Paris"))
          .plusWeeks(40)
          .with(TemporalAdjusters.next(DayOfWeek.SATURDAY));

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  @ParameterizedTest
  @ValueSource(strings = {"fr-FR", "en-GB"})
  void everyStateIsAccessible(String locale) {
    Traits traits = Traits.of("Odile Organise", 2).speaking(locale).on(1280, 900);
    LocalDate day = locale.startsWith("fr") ? FAR : FAR.plusWeeks(8);
    new SchedulingWalk(journey.organiser(traits), journey.product(), day).goes();
  }
}
