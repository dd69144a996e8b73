package eu.parvis.media.forward;

import static eu.parvis.media.forward.LayerSelector.Decision.FORWARD;
import static eu.parvis.media.forward.LayerSelector.Decision.SKIP;
import static eu.parvis.media.forward.LayerSelector.Decision.SWITCH;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LayerSelectorTest {

  private static final long MILLI = 1_000_000;

  private final VideoSource source = new VideoSource(new int[] {1, 2, 3}, new int[] {4, 5, 6});
  private final LayerSelector selector = new LayerSelector(source, 720);
  private long now;
  private int frame;

  private LayerSelector.Decision packet(int layer, boolean keyframe) {
    source.heard(now, layer, frame);
    if (keyframe) {
      source.layer(layer).keyframe(180 << layer);
    }
    return selector.decide(now, layer, keyframe);
  }

  /** A frame of each of the given layers. */
  private void frames(int count, int... layers) {
    for (int i = 0; i < count; i++) {
      now += 33 * MILLI;
      frame++;
      for (int layer : layers) {
        packet(layer, false);
      }
    }
  }

  private boolean keyframeIsAskedOf(int layer) {
    return source.layer(layer).keyframes().nextDeadlineNanos() != KeyframeRequester.NEVER;
  }

  @Test
  void startsWithTheFirstKeyframeThatComesAndClimbs() {
    assertThat(packet(0, false)).isEqualTo(SKIP);
    assertThat(keyframeIsAskedOf(0)).isTrue();
    assertThat(packet(0, true)).isEqualTo(SWITCH);
    assertThat(packet(0, false)).isEqualTo(FORWARD);
    assertThat(packet(1, false)).isEqualTo(SKIP);
    assertThat(keyframeIsAskedOf(1)).isTrue();
    assertThat(packet(0, false)).as("goes on meanwhile").isEqualTo(FORWARD);
    assertThat(packet(1, true)).isEqualTo(SWITCH);
    assertThat(packet(2, true)).isEqualTo(SWITCH);
    assertThat(packet(0, false)).isEqualTo(SKIP);
    assertThat(packet(1, true)).isEqualTo(SKIP);
    assertThat(selector.current()).isEqualTo(2);
  }

  @Test
  void targetIsTheHighestLayerWithinTheHeight() {
    packet(0, true);
    packet(1, true);
    packet(2, true);
    int[][] targets = {{0, -1}, {1, 0}, {179, 0}, {180, 0}, {359, 0}, {360, 1}, {719, 1}, {720, 2}};
    for (int[] target : targets) {
      selector.maxHeight(target[0]);
      assertThat(selector.target()).as("%d pixels", target[0]).isEqualTo(target[1]);
    }
  }

  @Test
  void heightsAreGuessedBeforeTheFirstKeyframe() {
    packet(0, false);
    packet(1, false);
    packet(2, false);
    selector.maxHeight(360);
    assertThat(selector.target()).isEqualTo(1);
  }

  @Test
  void keyframeOfTheSameLayerIsNoSwitch() {
    packet(0, true);
    assertThat(packet(0, true)).isEqualTo(FORWARD);
  }

  @Test
  void downlinkTakesLayers() {
    packet(0, true);
    packet(1, true);
    packet(2, true);
    selector.allow(1);
    assertThat(selector.target()).isEqualTo(1);
    selector.maxHeight(180);
    assertThat(selector.target()).isZero();
    selector.allow(VideoSource.NO_LAYER);
    assertThat(selector.target()).as("nothing at all").isEqualTo(VideoSource.NO_LAYER);
  }

  @Test
  void whatTheDownlinkCarriesIsOfWhatIsAlive() {
    packet(0, true);
    packet(1, true);
    selector.allow(2);
    assertThat(selector.target()).isEqualTo(1);
  }

  @Test
  void fallsToWhatIsAlive() {
    packet(0, true);
    packet(1, true);
    packet(2, true);
    frames(10, 0, 1, 2);
    assertThat(selector.current()).isEqualTo(2);
    frames(20, 0, 1);
    assertThat(selector.target()).isEqualTo(1);
    assertThat(packet(1, true)).isEqualTo(SWITCH);
    assertThat(packet(2, true)).as("comes back").isEqualTo(SWITCH);
  }

  @Test
  void climbsWhenOnlyAHigherLayerIsAlive() {
    selector.maxHeight(180);
    packet(0, true);
    packet(1, true);
    frames(30, 1);
    assertThat(selector.target()).isEqualTo(1);
  }

  @Test
  void stillScreenIsNotTakenForDead() {
    packet(0, true);
    packet(1, true);
    packet(2, true);
    for (int i = 0; i < 4; i++) {
      now += 1_000 * MILLI;
      frames(1, 0, 1);
    }
    assertThat(source.isAlive(2)).as("four frames without it").isTrue();
    frames(1, 0, 1);
    assertThat(source.isAlive(2)).isFalse();
  }

  @Test
  void everythingStopsWithoutAnybodyDying() {
    packet(0, true);
    packet(1, true);
    packet(2, true);
    now += 60_000 * MILLI;
    assertThat(selector.target()).isEqualTo(2);
  }

  @Test
  void nothingIsForwardedAtHeightZero() {
    packet(0, true);
    selector.maxHeight(0);
    assertThat(packet(0, true)).isEqualTo(SKIP);
    selector.maxHeight(180);
    assertThat(packet(0, false)).as("only from a keyframe on").isEqualTo(SKIP);
    assertThat(packet(0, true)).isEqualTo(SWITCH);
  }

  @Test
  void layersThatWereStoppedAndComeBackAreTakenAsTheyCome() {
    packet(0, true);
    packet(1, true);
    packet(2, true);
    frames(10, 0, 1, 2);
    selector.maxHeight(0);
    frames(1, 0, 1, 2);
    now += 60_000 * MILLI; // nobody watched, so nothing was sent
    selector.maxHeight(720);
    assertThat(selector.target()).as("nobody knows that it is gone").isEqualTo(2);
    assertThat(packet(0, true)).as("better than nothing").isEqualTo(SWITCH);
    frames(20, 0);
    assertThat(selector.target()).isZero();
    assertThat(packet(2, true)).as("when the sender sends more").isEqualTo(SWITCH);
  }

  @Test
  void layerThatIsStoppedBecauseNobodyWatchesIsDeadAndComesBack() {
    packet(0, true);
    packet(1, true);
    packet(2, true);
    selector.maxHeight(180);
    frames(40, 0);
    selector.maxHeight(720);
    assertThat(selector.target()).as("all that there is").isZero();
    assertThat(packet(0, true)).isEqualTo(SWITCH);
    frames(3, 0);
    assertThat(packet(2, false)).as("a frame is no keyframe").isEqualTo(SKIP);
    assertThat(keyframeIsAskedOf(2)).isTrue();
    assertThat(packet(2, true)).isEqualTo(SWITCH);
  }

  @Test
  void interruptionWaitsForAKeyframe() {
    packet(0, true);
    selector.interrupt();
    assertThat(packet(0, false)).isEqualTo(SKIP);
    assertThat(keyframeIsAskedOf(0)).isTrue();
    assertThat(packet(0, true)).isEqualTo(SWITCH);
  }
}
