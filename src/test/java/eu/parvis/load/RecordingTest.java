package eu.parvis.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.parvis.load.Recording.Frame;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {

  private static final long SECOND = 1_000_000_000L;

  private final Recording recording = Recording.load();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyLayerStartsWithItsOnlyKeyframeAndHasThreeTemporalLayers(int track) {
    assertThat(recording.track(track))
        .filteredOn(Frame::key)
        .singleElement()
        .satisfies(key -> assertThat(key.index()).isZero());
    assertThat(recording.track(track)).extracting(Frame::temporal).contains(0, 1, 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theKeyframeHasTheHeightOfItsLayer(int track) {
    byte[] key = recording.track(track).getFirst().data();
    // RFC 6386 section 9.1: tag, start code, width, height
    int height = ((key[8] & 0xFF) | ((key[9] & 0xFF) << 8)) & 0x3FFF;
    assertThat(height).isEqualTo(Recording.height(track - 1));
  }

  @Test
  void tracksAreEquallyLong() {
    for (int track = 1; track <= Recording.LAYERS; track++) {
      assertThat(recording.lengthNanos(track, Format.VP8_HZ)).isBetween(3 * SECOND, 5 * SECOND);
    }
    assertThat(recording.lengthNanos(Recording.VOICE, Format.OPUS_HZ))
        .isBetween(3 * SECOND, 5 * SECOND);
  }

  @Test
  void aFrameIsFoundByItsBytes() {
    Frame frame = recording.track(2).get(9);
    assertThat(recording.find(frame.sum())).isSameAs(frame);
    assertThat(recording.find(frame.sum() + 1)).isNull();
  }

  @Test
  void aPictureSurvivesBeingCutIntoPackets() {
    Frame key = recording.track(3).getFirst();
    int count = Vp8Packets.count(key);
    assertThat(count).isGreaterThan(1);
    ByteBuffer whole = ByteBuffer.allocate(key.data().length);
    var packets = new Vp8Packets(0x7FFF);
    packets.start(key);
    for (int i = 0; i < count; i++) {
      ByteBuffer payload = ByteBuffer.allocate(Vp8Packets.MAX_PAYLOAD);
      packets.write(key, i, count, payload);
      payload.flip();
      assertThat(payload.get(0) & 0x10).as("start").isEqualTo(i == 0 ? 0x10 : 0);
      assertThat(payload.getShort(2)).as("PictureID").isEqualTo((short) 0x8000);
      whole.put(payload.position(6));
    }
    assertThat(whole.array()).isEqualTo(key.data());
  }

  @Test
  void playbackGoesRoundAndStartsAgainWhenAsked() {
    var playback = new Playback(recording, 1, Format.VP8_HZ);
    playback.restart(0);
    int frames = 0;
    for (long now = 0; now < 2 * recording.lengthNanos(1, Format.VP8_HZ); now += 5_000_000) {
      frames += playback.due(now) == null ? 0 : 1;
    }
    assertThat(frames).isBetween(2 * recording.track(1).size(), 2 * recording.track(1).size() + 1);
    playback.restart(9 * SECOND);
    assertThat(playback.due(9 * SECOND)).isSameAs(recording.track(1).getFirst());
    assertThat(playback.playedNanos(0)).isEqualTo(9 * SECOND);
  }

  @Test
  void whatIsNoRecordingIsRefused() {
    assertThatThrownBy(() -> Recording.read(new ByteArrayInputStream(new byte[] {1, 2, 3, 4})))
        .isInstanceOf(IOException.class);
  }

  @Test
  void percentilesAreTheSmallestValueThatIsNotExceeded() {
    long[] counts = {0, 50, 49, 0, 1};
    assertThat(LoadFigures.percentile(counts, 50)).isEqualTo(1);
    assertThat(LoadFigures.percentile(counts, 99)).isEqualTo(2);
    assertThat(LoadFigures.percentile(counts, 100)).isEqualTo(4);
    assertThat(LoadFigures.percentile(new long[3], 50)).isZero();
  }
}
