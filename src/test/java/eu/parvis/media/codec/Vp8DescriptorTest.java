package eu.parvis.media.codec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.testkit.Packets;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class Vp8DescriptorTest {

  private static final int OFFSET = 17;

  private static final String KEYFRAME =
      """
      90            ; X, S, partition 0
      e0            ; I, L, T
      92 34         ; M, PictureID 0x1234
      fe            ; TL0PICIDX 254
      40            ; TID 1
      10 02 00      ; frame tag: keyframe
      9d 01 2a      ; start code
      80 02 68 41   ; width 640, height 360 with a scale of 1
      """;

  private final Vp8Descriptor descriptor = new Vp8Descriptor();
  private final ByteBuffer buffer = ByteBuffer.allocate(100);

  private boolean wrap(String hex) {
    byte[] bytes = Packets.hex(hex);
    buffer.put(OFFSET, bytes);
    return descriptor.wrap(buffer, OFFSET, bytes.length);
  }

  @Test
  void readsAKeyframe() {
    assertThat(wrap(KEYFRAME)).isTrue();
    assertThat(descriptor.length()).isEqualTo(6);
    assertThat(descriptor.startsFrame()).isTrue();
    assertThat(descriptor.startsKeyframe()).isTrue();
    assertThat(descriptor.keyframeWidth()).isEqualTo(640);
    assertThat(descriptor.keyframeHeight()).isEqualTo(360);
    assertThat(descriptor.hasLongPictureId()).isTrue();
    assertThat(descriptor.pictureId()).isEqualTo(0x1234);
    assertThat(descriptor.baseLayerIndex()).isEqualTo(254);
    assertThat(descriptor.temporalLayer()).isEqualTo(1);
  }

  @Test
  void readsAShortPictureIdAndNoIndices() {
    assertThat(wrap("90 80 7f 11 22 33")).isTrue();
    assertThat(descriptor.length()).isEqualTo(3);
    assertThat(descriptor.hasLongPictureId()).isFalse();
    assertThat(descriptor.pictureId()).isEqualTo(127);
    assertThat(descriptor.baseLayerIndex()).isEqualTo(Vp8Descriptor.ABSENT);
    assertThat(descriptor.temporalLayer()).isEqualTo(Vp8Descriptor.ABSENT);
    assertThat(descriptor.startsKeyframe()).isFalse();
    assertThat(descriptor.keyframeHeight()).isEqualTo(Vp8Descriptor.ABSENT);
  }

  @Test
  void readsAKeyIndexWithoutTemporalLayer() {
    assertThat(wrap("80 10 85 ff")).isTrue();
    assertThat(descriptor.length()).isEqualTo(3);
    assertThat(descriptor.temporalLayer()).isEqualTo(Vp8Descriptor.ABSENT);
    assertThat(descriptor.startsFrame()).isFalse();
  }

  @Test
  void readsTheDescriptorOfOneByte() {
    assertThat(wrap("10 10 02 00 9d 01 2a 80 02 68 01")).isTrue();
    assertThat(descriptor.length()).isEqualTo(1);
    assertThat(descriptor.keyframeHeight()).isEqualTo(360);
    assertThat(descriptor.pictureId()).isEqualTo(Vp8Descriptor.ABSENT);
  }

  @Test
  void otherPartitionsStartNoFrame() {
    assertThat(wrap("11 10 02 00")).isTrue();
    assertThat(descriptor.startsFrame()).isFalse();
    assertThat(descriptor.startsKeyframe()).isFalse();
  }

  @Test
  void keyframeWithoutStartCodeHasNoHeight() {
    assertThat(wrap("10 10 02 00 9d 01 2b 80 02 68 01")).isTrue();
    assertThat(descriptor.startsKeyframe()).isTrue();
    assertThat(descriptor.keyframeHeight()).isEqualTo(Vp8Descriptor.ABSENT);
    assertThat(wrap("10 10 02 00 9d 01 2a 80 02 68")).isTrue();
    assertThat(descriptor.keyframeHeight()).as("cut short").isEqualTo(Vp8Descriptor.ABSENT);
  }

  @Test
  void rewritesInPlaceInTheSizeThatIsThere() {
    assertThat(wrap(KEYFRAME)).isTrue();
    descriptor.pictureId(0x18001);
    descriptor.baseLayerIndex(257);
    byte[] expected = Packets.hex(KEYFRAME);
    expected[2] = (byte) 0x80;
    expected[3] = 0x01;
    expected[4] = 0x01;
    byte[] actual = new byte[expected.length];
    buffer.get(OFFSET, actual);
    assertThat(actual).isEqualTo(expected);

    assertThat(wrap("90 80 7f 11 22 33")).isTrue();
    descriptor.pictureId(130);
    assertThat(descriptor.pictureId()).isEqualTo(2);
    assertThat(descriptor.hasLongPictureId()).isFalse();
  }

  @Test
  void rewritesNothingThatIsNotThere() {
    assertThat(wrap("10 11 22 33")).isTrue();
    descriptor.pictureId(1);
    descriptor.baseLayerIndex(1);
    assertThat(buffer.getInt(OFFSET)).isEqualTo(0x10112233);
  }

  @Test
  void refusesDescriptorsThatAreCutShort() {
    byte[] whole = Packets.hex(KEYFRAME);
    buffer.put(OFFSET, whole);
    for (int length = 0; length < 6; length++) {
      assertThat(descriptor.wrap(buffer, OFFSET, length)).as("%d bytes", length).isFalse();
    }
    assertThat(descriptor.wrap(buffer, OFFSET, 6)).isTrue();
    assertThat(descriptor.startsKeyframe()).as("no frame behind").isFalse();
  }
}
