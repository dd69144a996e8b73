package eu.parvis.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import eu.parvis.kernel.TimeSpan;
import java.time.Duration;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class MeetingPlanTest {

  @Test
  void aTitleIsNeitherEmptyNorEndless() {
    assertThat(new MeetingPlan("  Budget ", null).title()).isEqualTo("Budget");
    assertThatIllegalArgumentException().isThrownBy(() -> new MeetingPlan(" ", null));
    assertThatIllegalArgumentException().isThrownBy(() -> new MeetingPlan("x".repeat(121), null));
  }

  @Test
  void lastsAtMostADay() {
    var start = ZonedDateTime.parse("2026-11-24T10:00:00+01:00[Europe/Paris]");
    assertThat(new MeetingPlan("x", new TimeSpan(start, Duration.ofHours(24))).when()).isNotNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MeetingPlan("x", new TimeSpan(start, Duration.ofMinutes(1441))));
  }
}
