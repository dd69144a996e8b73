package eu.parvis.meeting.ical;

import java.nio.charset.StandardCharsets;

/** Lines of at most 75 octets, cut between characters (RFC 5545, 3.1). */
final class ContentLines {

  private static final int OCTETS = 75;
  private static final String BREAK = "\r\n";
  private static final String FOLD = BREAK + " ";

  private ContentLines() {}

  /** Folds text whose lines end with CR LF. */
  static String fold(String text) {
    var folded = new StringBuilder(text.length() + text.length() / OCTETS);
    text.lines()
        .forEach(line -> {
          fold(line, folded);
          folded.append(BREAK);
        });
    return folded.toString();
  }

  private static void fold(String line, StringBuilder folded) {
    var octets = 0;
    for (var at = 0; at < line.length(); ) {
      var character = Character.toString(line.codePointAt(at));
      var size = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > OCTETS) {
        folded.append(FOLD);
        octets = 1;
      }
      folded.append(character);
      octets += size;
      at += character.length();
    }
  }
}
