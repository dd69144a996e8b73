package eu.parvis.signaling.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FrameBudgetTest {

  /** The switch is the count in {@code FrameBudget}. */
  @Tag("asvs-17.3.1")
  @Test
  void allowsABurstAndThenARate() {
    var budget = new FrameBudget();
    for (var i = 0; i < FrameBudget.BURST; i++) {
      assertThat(budget.take(0)).isTrue();
    }
    assertThat(budget.take(0)).isFalse();
    var taken = 0;
    while (budget.take(1_000_000_000L)) {
      taken++;
    }
    assertThat(taken).isEqualTo(FrameBudget.PER_SECOND);
  }
}
