package eu.parvis.account;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.StandardKeyboards;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.ZxcvbnBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Knows passwords that are among the first that somebody would try: the 30,000 most frequent of
 * those that leaked, by themselves, repeated, turned round, with digits behind and letters
 * replaced, and runs of keys, letters and dates. Nothing calls out.
 */
final class FrequentPasswords {

  /** What is guessed with fewer tries, of 10^8, is refused. */
  private static final double FEW_GUESSES = 1e8;

  /** Of a longer password its beginning is looked at: the work grows with the square of it. */
  private static final int LOOKED_AT = 32;

  /** What people here would think of, and what is not in a list of English speakers. */
  static final List<String> NEARBY =
      List.of(
          "parvis",
          "visio",
          "webconf",
          "reunion",
          "motdepasse",
          "administrateur",
          "administration",
          "ministere",
          "prefecture",
          "mairie",
          "azertyuiop",
          "qsdfghjklm",
          "bonjour",
          "soleil",
          "doudou",
          "loulou",
          "marseille");

  private FrequentPasswords() {}

  static boolean contain(String password) {
    var beginning = password.substring(0, Math.min(password.length(), LOOKED_AT));
    return Loaded.MEASURE.measure(beginning, NEARBY).getGuesses() < FEW_GUESSES;
  }

  /** Loads when the first password is chosen. */
  private static final class Loaded {
    static final Zxcvbn MEASURE = load();

    private static Zxcvbn load() {
      try {
        return new ZxcvbnBuilder()
            .dictionary(StandardDictionaries.PASSWORDS_LOADER.load())
            .keyboards(StandardKeyboards.loadAllKeyboards())
            .build();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
