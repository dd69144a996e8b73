package eu.parvis.meeting.ical;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Content lines in UTF-8, of at most 75 octets and cut between characters (RFC 5545, 3.1), in the
 * order in which they are added.
 */
final class ContentLines {

  private static final int OCTETS = 75;
  private static final byte[] BREAK = {'\r', '\n'};
  private static final byte[] FOLD = {'\r', '\n', ' '};

  /** The first two bits of an octet that is not the first one of its character. */
  private static final int FIRST_BITS = 0xc0;

  private static final int CONTINUES = 0x80;

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final StringBuilder line = new StringBuilder();

  void begin(String component) {
    add("BEGIN", component);
  }

  void end(String component) {
    add("END", component);
  }

  /**
   * A line whose value stands as it is.
   *
   * @param parameters as {@link Parameters} writes them
   */
  void add(String name, String value, String... parameters) {
    line.append(name);
    for (var parameter : parameters) {
      line.append(';').append(parameter);
    }
    line.append(':').append(value);
    write();
  }

  /** Text for people (RFC 5545, 3.3.11), whose lines end with LF. */
  void addText(String name, String text) {
    line.append(name).append(':');
    for (var at = 0; at < text.length(); at++) {
      var character = text.charAt(at);
      switch (character) {
        case '\\', ',', ';' -> line.append('\\').append(character);
        case '\n' -> line.append("\\n");
        default -> line.append(character);
      }
    }
    write();
  }

  /** All lines so far. */
  byte[] bytes() {
    return written.toByteArray();
  }

  private void write() {
    var octets = line.toString().getBytes(StandardCharsets.UTF_8);
    line.setLength(0);
    var begin = 0;
    var end = OCTETS;
    while (end < octets.length) {
      while ((octets[end] & FIRST_BITS) == CONTINUES) {
        end--;
      }
      written.write(octets, begin, end - begin);
      written.writeBytes(FOLD);
      begin = end;
      end += OCTETS - 1;
    }
    written.write(octets, begin, octets.length - begin);
    written.writeBytes(BREAK);
  }
}
