package eu.parvis.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SearchedWordsTest {

  /** The switches are {@code BETWEEN}, {@code MOST_CHARACTERS} and {@code MOST_WORDS}. */
  @Tag("asvs-1.2.9")
  @Tag("asvs-1.3.3")
  @Test
  void whatIsTypedIsWordsAndNeverAQuery() {
    assertThat(SearchedWords.of("Zoé' | !o'brien:* & <(b) \\ \u0000"))
        .contains("zoe:* & o:* & brien:* & b:*");
    assertThat(SearchedWords.of("':*&|!<->()\\")).isEmpty();
    assertThat(SearchedWords.of("a".repeat(10_000)).orElseThrow()).hasSize(102);
    assertThat(SearchedWords.of("ab ".repeat(10_000)).orElseThrow().split(" & ", -1)).hasSize(6);
  }
}
