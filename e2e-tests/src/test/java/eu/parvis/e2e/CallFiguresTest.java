package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallFiguresTest {

  private static final MediaTotals NOTHING = new MediaTotals(0, 0, Map.of(1L, 0L));

  @Test
  void givesRatesOverTheTimeBetweenTwoReadings() {
    CallFigures figures = figures(new MediaTotals(100, 300, Map.of(1L, 30L)));
    assertThat(figures.json())
        .isEqualTo(
            "{\"participants\":2,\"decodedEverywhere\":true,\"framesPerSecond\":15.0,"
                + "\"joinMs\":{\"p50\":500,\"p95\":900},\"serverCpuPercent\":30.0,"
                + "\"idleCpuPercent\":0.5,\"packetsInPerSecond\":100,\"packetsOutPerSecond\":300,"
                + "\"cpuMicrosPerForwardedPacket\":1000.0}");
  }

  @Test
  void admitsThatOnePictureWasNotDecoded() {
    assertThat(figures(NOTHING).decodedEverywhere()).isFalse();
  }

  private static CallFigures figures(MediaTotals second) {
    MediaTotals first = new MediaTotals(100, 300, Map.of(1L, 30L));
    return CallFigures.between(
        new CallFigures.Reading(0, Duration.ofMillis(400), List.of(NOTHING, NOTHING)),
        new CallFigures.Reading(2_000_000_000L, Duration.ofMillis(1000), List.of(first, second)),
        0.5,
        List.of(900.0, 500.0, 400.0));
  }
}
