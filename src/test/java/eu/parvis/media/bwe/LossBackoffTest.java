package eu.parvis.media.bwe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossBackoffTest {

  private static final long SECOND = 1_000_000_000L;

  private final LossBackoff backoff = new LossBackoff();
  private long now;

  private void seconds(int seconds, int percentLost) {
    for (int i = 0; i < seconds; i++) {
      now += SECOND;
      backoff.block(now, 100, percentLost * 256 / 100);
    }
  }

  @Test
  void lowersAboveFivePercent() {
    seconds(10, 4);
    assertThat(backoff.stepsDown()).isZero();
    seconds(2, 10);
    assertThat(backoff.stepsDown()).isEqualTo(1);
  }

  @Test
  void staysLowWhileLossesGoOn() {
    seconds(3, 10);
    seconds(100, 3);
    assertThat(backoff.stepsDown()).isEqualTo(1);
  }

  @Test
  void raisesAfterEightClearSeconds() {
    seconds(3, 10);
    seconds(8, 0);
    assertThat(backoff.stepsDown()).isEqualTo(1);
    seconds(1, 0);
    assertThat(backoff.stepsDown()).isZero();
  }

  @Test
  void waitsLongerWhenLossesComeBackSoon() {
    seconds(3, 10);
    seconds(9, 0);
    assertThat(backoff.stepsDown()).isZero();
    seconds(2, 10);
    seconds(16, 0);
    assertThat(backoff.stepsDown()).isEqualTo(1);
    seconds(1, 0);
    assertThat(backoff.stepsDown()).isZero();
  }

  @Test
  void weighsBlocksByTheirPackets() {
    for (int i = 0; i < 10; i++) {
      now += SECOND;
      backoff.block(now, 3, 255);
      backoff.block(now, 300, 0);
    }
    assertThat(backoff.stepsDown()).isZero();
  }

  @Test
  void fewPacketsDecideNothing() {
    now = SECOND;
    for (int i = 0; i < 5; i++) {
      now += SECOND;
      backoff.block(now, 3, 255);
    }
    assertThat(backoff.stepsDown()).isZero();
  }

  @Test
  void ignoresBlocksWithoutPackets() {
    backoff.block(0, 0, 255);
    backoff.block(0, -5, 255);
    seconds(3, 0);
    assertThat(backoff.stepsDown()).isZero();
  }
}
