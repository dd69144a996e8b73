package eu.parvis.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersonNameTest {

  @Test
  void refusesBlankOverlongAndDeceptiveNames() {
    assertThat(PersonName.valid("Zoë d’Ys")).isTrue();
    assertThat(PersonName.valid("  ")).isFalse();
    assertThat(PersonName.valid("x".repeat(81))).isFalse();
    assertThat(PersonName.valid("a\nb")).isFalse();
    assertThat(PersonName.valid("abc\u202Egro.elpmaxe")).isFalse();
    assertThat(PersonName.valid("\u200B\u200B")).isFalse();
    assertThat(PersonName.valid("Ada\u200E")).isFalse();
    assertThat(PersonName.valid("Ada\u3164")).isFalse();
    assertThat(PersonName.valid("Ada\u2028Lovelace")).isFalse();
  }
}
