package eu.parvis.kernel;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The order in which people look names up: by a language's rules for letters, and numbers in names
 * by their value, so that "Room 2" is before "Room 10".
 */
public final class NaturalOrder implements Comparator<String> {

  private static final Pattern PIECE = Pattern.compile("[0-9]+|[^0-9]+");
  private static final Pattern ZEROS = Pattern.compile("^0+(?=\\d)");

  private final Collator letters;

  private NaturalOrder(Collator letters) {
    this.letters = letters;
  }

  /** The order for readers of a locale. */
  public static NaturalOrder of(Locale locale) {
    return new NaturalOrder(Collator.getInstance(locale));
  }

  @Override
  public int compare(String one, String other) {
    var ours = pieces(one);
    var theirs = pieces(other);
    for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
      int order = comparePieces(ours.get(i), theirs.get(i));
      if (order != 0) {
        return order;
      }
    }
    int order = Integer.compare(ours.size(), theirs.size());
    return order == 0 ? one.compareTo(other) : order;
  }

  private static List<String> pieces(String text) {
    return PIECE.matcher(text).results().map(MatchResult::group).toList();
  }

  private int comparePieces(String one, String other) {
    return isNumber(one) && isNumber(other)
        ? compareNumbers(one, other)
        : letters.compare(one, other);
  }

  private static boolean isNumber(String piece) {
    return piece.charAt(0) >= '0' && piece.charAt(0) <= '9';
  }

  /** Of any length: what has more digits is more. */
  private static int compareNumbers(String one, String other) {
    var ours = ZEROS.matcher(one).replaceFirst("");
    var theirs = ZEROS.matcher(other).replaceFirst("");
    return ours.length() == theirs.length()
        ? ours.compareTo(theirs)
        : Integer.compare(ours.length(), theirs.length());
  }
}
