package eu.parvis.media.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import eu.parvis.media.LinkReport.Spread;
import org.junit.jupiter.api.Test;

class HistogramTest {

  private final Histogram histogram = new Histogram();

  @Test
  void tellsValuesWithinNinePercent() {
    for (int i = 1; i <= 1000; i++) {
      histogram.add(i * 1000L);
    }
    assertThat(histogram.spread().tenth()).isCloseTo(100_000, withinPercentage(9));
    assertThat(histogram.spread().half()).isCloseTo(500_000, withinPercentage(9));
    assertThat(histogram.spread().nineTenths()).isCloseTo(900_000, withinPercentage(9));
  }

  @Test
  void whatIsTooSmallOrTooLargeCountsAsTheNearest() {
    histogram.add(-5);
    histogram.add(0);
    histogram.add(Long.MAX_VALUE);
    assertThat(histogram.spread().tenth()).isEqualTo(1);
    assertThat(histogram.spread().nineTenths()).isGreaterThan(1L << 31);
  }

  @Test
  void ofNothingThereIsNoSpread() {
    assertThat(histogram.spread()).isEqualTo(Spread.NONE);
  }
}
