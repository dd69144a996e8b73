package eu.parvis.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.meeting.MeetingFilter.Kind;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarQueryTest {

  /** The switch is {@code :title} in {@code CalendarQuery}, were the text itself there. */
  @Tag("asvs-1.2.4")
  @ParameterizedTest
  @ValueSource(strings = {"' or 1 = 1 --", "'; drop table meeting; --", "%' or ''='", ":person"})
  void whatIsLookedForIsNoPartOfTheStatement(String hostile) {
    var now = Instant.EPOCH;
    var usual = new MeetingFilter("budget", Kind.ALL, false);
    var other = new MeetingFilter(hostile, Kind.ALL, false);
    assertThat(CalendarQuery.upcoming(now, other).text())
        .isEqualTo(CalendarQuery.upcoming(now, usual).text());
    assertThat(CalendarQuery.past(now, other).text())
        .isEqualTo(CalendarQuery.past(now, usual).text());
  }
}
