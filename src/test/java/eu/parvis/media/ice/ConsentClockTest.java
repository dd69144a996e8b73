package eu.parvis.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.ice.Consent.Change;
import org.junit.jupiter.api.Test;

class ConsentClockTest {

  private static final long SECOND = 1_000_000_000L;

  private final Consent consent = new Consent(0);

  @Test
  void asksOncePerSecondOfSilence() {
    assertThat(consent.advance(SECOND - 1)).isEqualTo(Change.NONE);
    assertThat(consent.nextDeadlineNanos()).isEqualTo(SECOND);
    assertThat(consent.advance(SECOND)).isEqualTo(Change.ASK);
    assertThat(consent.advance(SECOND)).isEqualTo(Change.NONE);
    assertThat(consent.nextDeadlineNanos()).isEqualTo(2 * SECOND);
  }

  @Test
  void asksNothingWhileThePeerIsHeard() {
    for (long nowNanos = 0; nowNanos < 100 * SECOND; nowNanos += SECOND / 2) {
      consent.heard(nowNanos);
      assertThat(consent.advance(nowNanos)).isEqualTo(Change.NONE);
    }
  }

  @Test
  void goesThroughInterruptionToTheEndAndStaysThere() {
    assertThat(consent.advance(3 * SECOND)).isEqualTo(Change.INTERRUPTED);
    assertThat(consent.heard(4 * SECOND)).as("ends the interruption").isTrue();
    assertThat(consent.heard(4 * SECOND)).isFalse();
    assertThat(consent.advance(24 * SECOND)).isEqualTo(Change.EXPIRED);
    assertThat(consent.heard(25 * SECOND)).as("too late").isFalse();
    assertThat(consent.advance(60 * SECOND)).isEqualTo(Change.NONE);
    assertThat(consent.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
  }
}
