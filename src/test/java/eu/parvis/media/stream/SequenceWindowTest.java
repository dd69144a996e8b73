package eu.parvis.media.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SequenceWindowTest {

  @Test
  void marksEachNumberOnceWithinItsSize() {
    Random random = new Random(3);
    SequenceWindow window = new SequenceWindow();
    Set<Long> seen = new HashSet<>();
    long highest = -1;
    long front = 70_000;
    for (int i = 0; i < 100_000; i++) {
      front += random.nextInt(3);
      long sequence = front - random.nextInt(3000);
      boolean fresh =
          !seen.contains(sequence) && (highest < 0 || sequence > highest - SequenceWindow.SIZE);
      assertThat(window.mark(sequence)).as("%d of %d", sequence, highest).isEqualTo(fresh);
      if (fresh) {
        seen.add(sequence);
        highest = Math.max(highest, sequence);
        assertThat(window.contains(sequence)).isTrue();
      }
    }
  }

  @Test
  void forgetsEverythingAfterAJump() {
    SequenceWindow window = new SequenceWindow();
    window.mark(100);
    assertThat(window.mark(100 + SequenceWindow.SIZE)).isTrue();
    assertThat(window.contains(100)).isFalse();
    assertThat(window.mark(100)).isFalse();
    assertThat(window.mark(101)).isTrue();
  }
}
