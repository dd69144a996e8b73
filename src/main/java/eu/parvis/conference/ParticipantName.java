package eu.parvis.conference;

import eu.parvis.kernel.LegibleText;
import java.text.Normalizer;
import java.util.Optional;

/**
 * The name under which somebody takes part: 1 to 60 characters in normalisation form C without
 * surrounding white space, and {@link LegibleText}. It is text and never markup.
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

  /** The name of an account, which may be longer, as far as one takes part under it. */
  public static Optional<ParticipantName> ofAccount(String name) {
    var plain = LegibleText.cleaned(Normalizer.normalize(name, Normalizer.Form.NFC));
    var length = Math.min(plain.codePointCount(0, plain.length()), MAX_LENGTH);
    return parse(plain.substring(0, plain.offsetByCodePoints(0, length)));
  }

  private static boolean allowed(String name) {
    var length = name.codePointCount(0, name.length());
    return length >= 1
        && length <= MAX_LENGTH
        && name.equals(name.strip())
        && Normalizer.isNormalized(name, Normalizer.Form.NFC)
        && LegibleText.isLegible(name);
  }

  @Override
  public String toString() {
    return value;
  }
}
