package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkFiguresTest {

  @Test
  void writesNullForWhatAScenarioDoesNotHave() {
    assertThat(new NetworkFigures("loss", 14.96, 2, 316, null, 4.04, null).json())
        .isEqualTo(
            "{\"scenario\":\"loss\",\"framesPerSecond\":15.0,\"freezes\":2,\"longestFreezeMs\":316,"
                + "\"recoverSeconds\":null,\"audioConcealmentPercent\":4.0,\"linkUsePercent\":null}");
  }

  @Test
  void countsWhatCameBetweenTwoLooks() {
    Viewing before = Viewing.of(0, List.of(video(10, 180), video(20, 90), sound(48_000, 0)));
    Viewing now =
        Viewing.of(2_000_000_000L, List.of(video(40, 360), video(20, 90), sound(96_000, 480)));
    assertThat(now.framesPerSecondSince(before)).isEqualTo(7.5);
    assertThat(now.concealmentPercentSince(before)).isEqualTo(1);
    assertThat(now.tallest()).isEqualTo(360);
  }

  @Test
  void doesNotCountAPictureThatNeverCame() {
    assertThat(Viewing.of(0, List.of(video(10, 180), video(0, 0))).pictures()).isEqualTo(1);
  }

  @Test
  void saysNothingOfSoundThatWasNotPlayed() {
    Viewing silent = Viewing.of(0, List.of());
    assertThat(silent.concealmentPercentSince(silent)).isNull();
  }

  private static Map<String, Object> video(int frames, int height) {
    return Map.of(
        "type", "inbound-rtp", "kind", "video", "framesDecoded", frames, "frameHeight", height);
  }

  private static Map<String, Object> sound(int samples, int concealed) {
    return Map.of(
        "type",
        "inbound-rtp",
        "kind",
        "audio",
        "totalSamplesReceived",
        samples,
        "concealedSamples",
        concealed + 100,
        "silentConcealedSamples",
        100);
  }
}
