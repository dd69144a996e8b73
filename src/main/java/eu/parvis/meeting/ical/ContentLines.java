package eu.parvis.meeting.ical;

/** Lines of at most 75 octets, cut between characters (RFC 5545, 3.1). */
final class ContentLines {

  private static final int OCTETS = 75;
  private static final int TWO_OCTETS = 0x80;
  private static final int THREE_OCTETS = 0x800;
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
    var begin = 0;
    for (var at = 0; at < line.length(); ) {
      var character = line.codePointAt(at);
      var size = octets(character);
      if (octets + size > OCTETS) {
        folded.append(line, begin, at).append(FOLD);
        begin = at;
        octets = 1;
      }
      octets += size;
      at += Character.charCount(character);
    }
    folded.append(line, begin, line.length());
  }

  /** In UTF-8; of half a pair, those of the question mark that is written for it. */
  private static int octets(int character) {
    if (character < TWO_OCTETS || Character.getType(character) == Character.SURROGATE) {
      return 1;
    }
    if (character < THREE_OCTETS) {
      return 2;
    }
    return Character.isBmpCodePoint(character) ? 3 : 4;
  }
}
