package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class LobbyFiguresTest {

  @Test
  void givesPercentilesOfThoseWhoWaited() {
    assertThat(figures(4, 60_000, 100, 200, 300, 4_000).json())
        .isEqualTo(
            "{\"waiting\":4,\"admitted\":4,\"admittedMs\":{\"p50\":200,\"p95\":4000},"
                + "\"justStartedMs\":{\"p50\":9000,\"p95\":9000},\"heapBytesPerWaiting\":60000}");
  }

  @Test
  void aBarIsMissedByTheSlowestAndByMemory() {
    assertThat(figures(2, 60_000, 100, 200).good()).isTrue();
    assertThat(figures(2, 60_000, 100, 5_000).good()).isFalse();
    assertThat(figures(2, 100_000, 100, 200).good()).isFalse();
  }

  @Test
  void whoNeverCameInCountsAsTheSlowest() {
    LobbyFigures figures = figures(2, 60_000, 100);
    assertThat(figures.good()).isFalse();
    assertThat(figures.percentile(95)).isInfinite();
  }

  @Test
  void theFirstCrowdCameInAsWell() {
    assertThat(new LobbyFigures(1, List.of(100.0), List.of(), 60_000).good()).isFalse();
  }

  private static LobbyFigures figures(int waiting, long bytes, double... millis) {
    List<Double> sorted = DoubleStream.of(millis).boxed().toList();
    return new LobbyFigures(waiting, sorted, Collections.nCopies(waiting, 9_000.0), bytes);
  }
}
