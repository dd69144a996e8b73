package eu.parvis.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.TimeSpan;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MeetingPlanTest {

  @Test
  void aTitleIsNeitherEmptyNorEndless() {
    assertThat(new MeetingPlan("  Budget ", null).title()).isEqualTo("Budget");
    assertThatIllegalArgumentException().isThrownBy(() -> new MeetingPlan(" ", null));
    assertThatIllegalArgumentException().isThrownBy(() -> new MeetingPlan("x".repeat(121), null));
  }

  @Test
  void whatNobodySeesIsLeftOutOfTitlesAndNames() {
    assertThat(new MeetingPlan("\uFEFFBu\u00ADd\u200Bget\u202E\t2027", null).title())
        .isEqualTo("Budget 2027");
    assertThat(new MeetingPlan("❤\uFE0F می\u200Cخواهم", null).title())
        .isEqualTo("❤\uFE0F می\u200Cخواهم");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MeetingPlan("\u200B\u200D\u2060", null));
    var address = new EmailAddress("anna@example.org");
    assertThat(Invitee.required(address, "An\u200Bna\u2067\n").name()).isEqualTo("Anna");
    assertThat(Invitee.required(address, "\u2063").name()).isEmpty();
  }

  /** The switches are {@code isPositive} in {@code TimeSpan} and {@code LONGEST}. */
  @Tag("asvs-2.2.3")
  @Test
  void endsAfterItsStartAndWithinADay() {
    var start = ZonedDateTime.parse("2026-11-24T10:00:00+01:00[Europe/Paris]");
    for (var backwards : List.of(Duration.ZERO, Duration.ofMinutes(-5))) {
      assertThatIllegalArgumentException().isThrownBy(() -> new TimeSpan(start, backwards));
    }
    assertThat(new MeetingPlan("x", new TimeSpan(start, Duration.ofHours(24))).when()).isNotNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MeetingPlan("x", new TimeSpan(start, Duration.ofMinutes(1441))));
  }
}
