package eu.parvis.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

  @Test
  void drawnSlugsHaveTheForm() {
    var random = RandomGenerator.of("L64X128MixRandom");
    for (int i = 0; i < 1000; i++) {
      assertThat(Slug.random(random).value()).matches(Slug.REGEX);
    }
  }

  @Test
  void drawsEveryLetterAtEveryPlace() {
    var random = new java.util.Random(7);
    var seen = new java.util.HashSet<String>();
    for (int i = 0; i < 5000; i++) {
      var text = Slug.random(random).value();
      for (int at = 0; at < text.length(); at++) {
        seen.add(at + ":" + text.charAt(at));
      }
    }
    assertThat(seen).hasSize(10 * 26 + 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc-defg-hij", "ABC-DEFG-HIJ", " abcdefghij ", "abc-defghij"})
  void forgivesCapitalsAndMissingHyphens(String typed) {
    assertThat(Slug.parse(typed)).contains(new Slug("abc-defg-hij"));
  }

  /** The switch is {@code REGEX} in {@code Slug}. */
  @Tag("asvs-2.2.1")
  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "abc-defg-hi1", "abc-defg-hijk", "abc-défg-hij"})
  void refusesAnythingElse(String typed) {
    assertThat(Slug.parse(typed)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new Slug(typed));
  }
}
