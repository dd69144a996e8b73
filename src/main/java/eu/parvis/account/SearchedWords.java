package eu.parvis.account;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is typed to find somebody, as a query over the words of names and addresses. */
final class SearchedWords {

  private static final int MOST_CHARACTERS = 100;
  private static final int MOST_WORDS = 6;
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private SearchedWords() {}

  /**
   * Words of letters and digits alone, each of which begins a word; empty if there is too little.
   */
  static Optional<String> of(String text) {
    var cut = text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
    var plain = MARKS.matcher(Normalizer.normalize(cut, Form.NFD)).replaceAll("");
    var words =
        Arrays.stream(BETWEEN.split(plain.toLowerCase(Locale.ROOT)))
            .filter(word -> !word.isEmpty())
            .limit(MOST_WORDS)
            .toList();
    return words.stream().noneMatch(word -> word.length() >= People.LEAST_SEARCHED)
        ? Optional.empty()
        : Optional.of(words.stream().map(word -> word + ":*").collect(Collectors.joining(" & ")));
  }
}
