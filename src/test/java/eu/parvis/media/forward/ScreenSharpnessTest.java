package eu.parvis.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.bwe.Allocator;
import eu.parvis.media.bwe.Share;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On a link that carries not all of it, a screen stays sharp and a camera smooth. */
class ScreenSharpnessTest {

  private static final int[] PATTERN = {0, 2, 1, 2};
  private static final long SCARCE_BPS = 250_000;

  private final Rig rig = new Rig();
  private final VideoForwarder forwarder =
      new VideoForwarder(rig.video, new OutgoingNumbers(1, 2, 90_000), new byte[0], 360);
  private final int[] sequences = {100, 100};

  /** Some 600 kbit/s of the high layer, 300 with half of its frames, and 150 of the low one. */
  private void sendTwoSeconds() {
    for (int frame = 0; frame < 60; frame++) {
      rig.now += 33 * Rig.MILLI;
      send(0, frame, 640);
      send(1, frame, 2_500);
    }
  }

  private void send(int layer, int frame, int bytes) {
    int temporal = frame == 0 ? 0 : PATTERN[frame % 4];
    for (int left = bytes; left > 0; left -= 1_000) {
      boolean first = left == bytes;
      rig.receive(
          rig.videoPacket(layer, sequences[layer]++, frame * 3_000)
              .vp8(frame == 0 && first, first, 1_000 + frame, frame, Math.min(left, 1_000))
              .temporal(temporal, false));
    }
  }

  private Share onAScarceLink() {
    sendTwoSeconds();
    forwarder.survey(rig.now);
    new Allocator().allocate(rig.now, SCARCE_BPS, List.of(forwarder.share()), true);
    return forwarder.share();
  }

  @Test
  void aScreenKeepsItsResolutionAndLosesFrames() {
    rig.video.screen(true);
    Share share = onAScarceLink();
    assertThat(share.spatial()).isEqualTo(1);
    assertThat(share.temporal()).isZero();
  }

  @Test
  void aCameraKeepsItsFramesAndLosesResolution() {
    Share share = onAScarceLink();
    assertThat(share.spatial()).isZero();
    assertThat(share.temporal()).isEqualTo(2);
  }

  @Test
  void onStageAScreenIsWantedWhole() {
    sendTwoSeconds();
    assertThat(forwarder.stageLayer()).isEqualTo(1);
    rig.video.screen(true);
    assertThat(forwarder.stageLayer()).isEqualTo(2);
  }
}
