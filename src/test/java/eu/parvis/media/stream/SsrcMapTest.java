package eu.parvis.media.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SsrcMapTest {

  @Test
  void behavesLikeAMapOverRandomOperations() {
    Random random = new Random(5);
    SsrcMap<Integer> map = new SsrcMap<>(50);
    Map<Integer, Integer> model = new HashMap<>();
    for (int i = 0; i < 100_000; i++) {
      int key = random.nextInt(80) * (random.nextBoolean() ? 1 : 0x10000);
      switch (random.nextInt(3)) {
        case 0 -> {
          boolean room = model.containsKey(key) || model.size() < 50;
          assertThat(map.put(key, i)).isEqualTo(room);
          if (room) {
            model.put(key, i);
          }
        }
        case 1 -> assertThat(map.remove(key)).isEqualTo(model.remove(key));
        default -> assertThat(map.get(key)).isEqualTo(model.get(key));
      }
      assertThat(map.size()).isEqualTo(model.size());
      assertThat(map.isFull()).isEqualTo(model.size() == 50);
    }
    List<Integer> values = new ArrayList<>();
    map.forEach(values::add);
    assertThat(values).containsExactlyInAnyOrderElementsOf(model.values());
  }

  @Test
  void zeroIsAKeyLikeAnyOther() {
    SsrcMap<String> map = new SsrcMap<>(1);
    assertThat(map.get(0)).isNull();
    assertThat(map.put(0, "zero")).isTrue();
    assertThat(map.get(0)).isEqualTo("zero");
    assertThat(map.put(1, "one")).isFalse();
  }
}
