package eu.parvis.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.ice.Consent.Change;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConsentClockTest {

  private static final long SECOND = 1_000_000_000L;

  private final Consent consent = new Consent(0, new Random(3));

  @Test
  void asksOncePerSecondOfSilence() {
    assertThat(consent.advance(SECOND - 1)).isEqualTo(Change.NONE);
    assertThat(consent.nextDeadlineNanos()).isEqualTo(SECOND);
    assertThat(consent.advance(SECOND)).isEqualTo(Change.ASK);
    assertThat(consent.advance(SECOND)).isEqualTo(Change.NONE);
    assertThat(consent.nextDeadlineNanos()).isEqualTo(2 * SECOND);
  }

  @Test
  void asksEveryFiveSecondsOrSoWhileThePeerIsHeard() {
    int asked = 0;
    for (long nowNanos = 0; nowNanos < 100 * SECOND; nowNanos += SECOND / 2) {
      consent.heard(nowNanos);
      consent.granted(nowNanos);
      asked += consent.advance(nowNanos) == Change.ASK ? 1 : 0;
    }
    assertThat(asked).isBetween(16, 25);
  }

  @Test
  void goesThroughInterruptionToTheEndAndStaysThere() {
    assertThat(consent.advance(2 * SECOND)).isEqualTo(Change.SILENT);
    assertThat(consent.advance(3 * SECOND)).isEqualTo(Change.INTERRUPTED);
    assertThat(consent.heard(4 * SECOND)).as("ends the interruption").isTrue();
    assertThat(consent.heard(4 * SECOND)).isFalse();
    assertThat(consent.advance(24 * SECOND)).isEqualTo(Change.EXPIRED);
    assertThat(consent.heard(25 * SECOND)).as("too late").isFalse();
    assertThat(consent.advance(60 * SECOND)).isEqualTo(Change.NONE);
    assertThat(consent.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void signsOfLifeAreNoConsent() {
    consent.granted(10 * SECOND);
    consent.heard(40 * SECOND - 1);
    assertThat(consent.advance(40 * SECOND - 1)).isEqualTo(Change.ASK);
    assertThat(consent.nextDeadlineNanos()).isEqualTo(40 * SECOND);
    assertThat(consent.advance(40 * SECOND)).isEqualTo(Change.EXPIRED);
  }
}
