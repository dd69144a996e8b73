package eu.parvis.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossBeyondTest {

  private static final long SECOND = 1_000_000_000L;

  private final LossBeyond loss = new LossBeyond();

  @Test
  void isNothingBeforeAnybodyReports() {
    assertThat(loss.fraction(5 * SECOND)).isZero();
  }

  @Test
  void theWorstOfSeveralReceiversCounts() {
    loss.reported(SECOND, 3);
    loss.reported(SECOND, 8);
    loss.reported(2 * SECOND, 5);
    assertThat(loss.fraction(3 * SECOND)).isEqualTo(8 * LossBeyond.FACTOR);
  }

  @Test
  void isForgottenWhenItIsOver() {
    loss.reported(SECOND, 8);
    loss.reported(SECOND + LossBeyond.MEMORY_NANOS, 4);
    assertThat(loss.fraction(SECOND + LossBeyond.MEMORY_NANOS)).isEqualTo(8 * LossBeyond.FACTOR);
    loss.reported(2 * SECOND + LossBeyond.MEMORY_NANOS, 4);
    assertThat(loss.fraction(3 * SECOND + LossBeyond.MEMORY_NANOS))
        .isEqualTo(4 * LossBeyond.FACTOR);
    assertThat(loss.fraction(9 * SECOND + 2 * LossBeyond.MEMORY_NANOS)).isZero();
  }

  @Test
  void whoClaimsToLoseEverythingIsBelievedALittle() {
    loss.reported(SECOND, 255);
    assertThat(loss.fraction(SECOND)).isEqualTo(LossBeyond.MOST);
  }
}
