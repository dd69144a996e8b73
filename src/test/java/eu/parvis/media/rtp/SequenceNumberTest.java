package eu.parvis.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SequenceNumberTest {

  @Test
  void measuresTheShorterWayAroundTheWrap() {
    assertThat(SequenceNumber.next(65535)).isZero();
    assertThat(SequenceNumber.distance(65535, 2)).isEqualTo(3);
    assertThat(SequenceNumber.distance(2, 65535)).isEqualTo(-3);
    assertThat(SequenceNumber.distance(0, 32768)).isEqualTo(-32768);
    assertThat(SequenceNumber.isNewer(1, 65535)).isTrue();
    assertThat(SequenceNumber.isNewer(65535, 1)).isFalse();
    assertThat(SequenceNumber.isNewer(4, 4)).isFalse();
  }

  @Test
  void extendsReorderedNumbersOverManyWraps() {
    Random random = new Random(11);
    ExtendedSequence sequences = new ExtendedSequence();
    long first = 65_530;
    assertThat(sequences.extend((int) first)).isEqualTo(65536 + first);
    long truth = first;
    for (int i = 0; i < 200_000; i++) {
      truth += random.nextInt(3);
      long packet = truth - random.nextInt(100);
      assertThat(sequences.extend((int) (packet & 0xFFFF))).isEqualTo(65536 + packet);
      truth = Math.max(truth, packet);
    }
    assertThat(truth).isGreaterThan(65536 * 2);
  }

  @Test
  void peekRemembersNothing() {
    ExtendedSequence sequences = new ExtendedSequence();
    sequences.extend(10);
    assertThat(sequences.peek(50)).isEqualTo(65536 + 50);
    assertThat(sequences.highest()).isEqualTo(65536 + 10);
  }
}
