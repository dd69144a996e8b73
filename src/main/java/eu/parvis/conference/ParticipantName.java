package eu.parvis.conference;

import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;

/**
 * The name under which somebody takes part: 1 to 60 characters in normalisation form C without
 * surrounding white space, control characters, or characters that turn the direction of the text
 * around it. It is text and never markup.
 */
public record ParticipantName(String value) {

  /** Most characters of a name. */
  public static final int MAX_LENGTH = 60;

  private static final int MAX_INPUT = 1000;

  /**
   * @throws IllegalArgumentException if {@code value} is no such name
   */
  public ParticipantName {
    if (!allowed(value)) {
      throw new IllegalArgumentException("not a name");
    }
  }

  /** Reads what a person typed. */
  public static Optional<ParticipantName> parse(String text) {
    if (text.length() > MAX_INPUT) {
      return Optional.empty();
    }
    var name = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    return allowed(name) ? Optional.of(new ParticipantName(name)) : Optional.empty();
  }

  /** The name of an account, which may be longer. */
  public static Optional<ParticipantName> ofAccount(String name) {
    var length = Math.min(name.codePointCount(0, name.length()), MAX_LENGTH);
    return parse(name.substring(0, name.offsetByCodePoints(0, length)));
  }

  private static boolean allowed(String name) {
    var length = name.codePointCount(0, name.length());
    return length >= 1
        && length <= MAX_LENGTH
        && name.equals(name.strip())
        && Normalizer.isNormalized(name, Normalizer.Form.NFC)
        && name.codePoints().noneMatch(ParticipantName::forbidden)
        && name.codePoints().anyMatch(ParticipantName::visible);
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
      // Joiners inside words and emoji stay; everything else of this kind is unseen.
      case Character.FORMAT -> !JOINERS.contains(character);
      default -> false;
    };
  }

  /** Zero width non-joiner and joiner. */
  private static final Set<Integer> JOINERS = Set.of(0x200C, 0x200D);

  private static boolean visible(int character) {
    return switch (Character.getType(character)) {
      case Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> true;
    };
  }

  @Override
  public String toString() {
    return value;
  }
}
