package eu.parvis.conference;

import eu.parvis.kernel.LegibleText;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Optional;

/**
 * What whoever waits is told. It is text and never markup.
 *
 * @param text 1 to {@link #MAX_LENGTH} characters
 */
public record LobbyMessage(String text, Instant at) {

  /** Most characters of a message. */
  public static final int MAX_LENGTH = 500;

  /** Reads what a moderator typed. */
  static Optional<LobbyMessage> parse(String typed, Instant now) {
    if (typed.length() > 4 * MAX_LENGTH) {
      return Optional.empty();
    }
    var text = Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
    var length = text.codePointCount(0, text.length());
    return length <= MAX_LENGTH
            && !LegibleText.cleaned(text).isEmpty()
            && text.codePoints().noneMatch(LobbyMessage::unseen)
        ? Optional.of(new LobbyMessage(text, now))
        : Optional.empty();
  }

  /** Line breaks are seen; what turns the direction of text around it must not be. */
  private static boolean unseen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> character != '\n';
      case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
      case Character.FORMAT -> turnsDirection(character);
      default -> false;
    };
  }

  private static boolean turnsDirection(int character) {
    return (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }
}
