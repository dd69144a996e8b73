package eu.parvis.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

  private static final NaturalOrder ORDER = NaturalOrder.of(Locale.FRENCH);

  @Test
  void numbersAreInTheOrderOfTheirValues() {
    assertThat(sorted("Load 10", "Load 2", "Load 1", "Load"))
        .containsExactly("Load", "Load 1", "Load 2", "Load 10");
    assertThat(sorted("9 rue", "10 rue", "007", "7", "99999999999999999999999", "8"))
        .containsExactly("007", "7", "8", "9 rue", "10 rue", "99999999999999999999999");
  }

  @Test
  void accentsAndCapitalsKeepALetterInItsPlace() {
    assertThat(sorted("Zoé", "Élodie", "émile", "Farid", "Anne"))
        .containsExactly("Anne", "Élodie", "émile", "Farid", "Zoé");
  }

  @Test
  void onlyEqualNamesAreEqual() {
    assertThat(ORDER.compare("Anne", "Anne")).isZero();
    assertThat(ORDER.compare("", "")).isZero();
    assertThat(ORDER.compare("Salle 01", "Salle 1")).isNotZero();
    assertThat(ORDER.compare("", "Anne")).isNegative();
  }

  private static List<String> sorted(String... names) {
    return List.of(names).stream().sorted(ORDER).toList();
  }
}
