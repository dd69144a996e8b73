package eu.parvis.kernel;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names as they can be told apart by reading them: one line, in the order in which it is stored,
 * without characters that nobody sees, and within its line.
 */
public final class LegibleText {

  /** Marks on one letter; a syllable of Tibetan has eight. */
  private static final String PILE = "[\\p{Mn}\\p{Me}]{8}";

  private static final Pattern TOO_HIGH = Pattern.compile("(" + PILE + ")[\\p{Mn}\\p{Me}]+");

  /** What ends lines and words among the control characters. */
  private static final Pattern BREAKS = Pattern.compile("[\\t\\n\\x0B\\f\\r\\x85\\u2028\\u2029]+");

  /** Zero width non-joiner and joiner: in words of some languages, and in emoji. */
  private static final Set<Integer> JOINERS = Set.of(0x200C, 0x200D);

  /** Letters and signs that show nothing: fillers of Hangul and the empty pattern of Braille. */
  private static final Set<Integer> BLANKS = Set.of(0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0);

  private LegibleText() {}

  /** Whether a text is such, and shows anything at all. */
  public static boolean isLegible(String text) {
    return text.codePoints().noneMatch(LegibleText::forbidden)
        && text.codePoints().anyMatch(LegibleText::seen)
        && !TOO_HIGH.matcher(text).find();
  }

  /** The same without what may not be in it: legible, or empty if it shows nothing. */
  public static String cleaned(String text) {
    var kept = new StringBuilder();
    BREAKS
        .matcher(text)
        .replaceAll(" ")
        .codePoints()
        .filter(character -> !forbidden(character))
        .forEach(kept::appendCodePoint);
    var cleaned = TOO_HIGH.matcher(kept).replaceAll("$1").strip();
    return isLegible(cleaned) ? cleaned : "";
  }

  private static boolean forbidden(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      // Among them those that turn the direction of what follows.
      case Character.FORMAT -> !JOINERS.contains(character);
      default -> BLANKS.contains(character);
    };
  }

  private static boolean seen(int character) {
    return switch (Character.getType(character)) {
      case Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> true;
    };
  }
}
