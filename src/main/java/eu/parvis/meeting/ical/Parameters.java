package eu.parvis.meeting.ical;

/** Parameters of content lines, each with its name (RFC 5545, 3.2). */
final class Parameters {

  static final String URI = "VALUE=URI";
  static final String DATE = "VALUE=DATE";
  static final String DURATION = "VALUE=DURATION";

  private static final char LAST_OF_ASCII = 0x7f;

  private Parameters() {}

  /** Any text on one line: in quotes where it needs them, with the escapes of RFC 6868. */
  static String text(String name, String value) {
    var quoted = false;
    for (var at = 0; at < value.length(); at++) {
      var character = value.charAt(at);
      quoted |= character > LAST_OF_ASCII || ":;,".indexOf(character) >= 0;
    }
    var escaped = value.replace("^", "^^").replace("\"", "^'");
    return quoted ? name + "=\"" + escaped + '"' : name + '=' + escaped;
  }
}
