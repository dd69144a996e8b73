package eu.parvis.meeting.ical;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A line as others write it: a name, parameters, a value (RFC 5545, 3.1), names in upper case.
 *
 * @param value with its escapes
 */
record ContentLine(String name, Map<String, String> parameters, String value) {

  private static final int MOST_PARAMETERS = 30;

  /** Empty if it is none. */
  static Optional<ContentLine> parse(String line) {
    var colon = outside(line, ':', 0);
    if (colon < 1) {
      return Optional.empty();
    }
    var end = outside(line, ';', 0);
    var name = line.substring(0, end < 0 || end > colon ? colon : end);
    var parameters = new HashMap<String, String>();
    for (var from = end; from >= 0 && from < colon && parameters.size() < MOST_PARAMETERS; ) {
      var next = outside(line, ';', from + 1);
      var to = next < 0 || next > colon ? colon : next;
      put(parameters, line.substring(from + 1, to));
      from = next;
    }
    return Optional.of(
        new ContentLine(upper(name), Map.copyOf(parameters), line.substring(colon + 1)));
  }

  private static void put(Map<String, String> parameters, String parameter) {
    var equals = parameter.indexOf('=');
    if (equals > 0) {
      var value = parameter.substring(equals + 1).replace("\"", "");
      parameters.put(upper(parameter.substring(0, equals)), value);
    }
  }

  /** Where a character stands that is in no quotes, or -1. */
  private static int outside(String line, char wanted, int from) {
    var quoted = false;
    for (var at = from; at < line.length(); at++) {
      var character = line.charAt(at);
      if (character == '"') {
        quoted = !quoted;
      } else if (character == wanted && !quoted) {
        return at;
      }
    }
    return -1;
  }

  /** As text (RFC 5545, 3.3.11). */
  String text() {
    var text = new StringBuilder(value.length());
    for (var at = 0; at < value.length(); at++) {
      var character = value.charAt(at);
      if (character == '\\' && at + 1 < value.length()) {
        at++;
        var escaped = value.charAt(at);
        text.append(escaped == 'n' || escaped == 'N' ? '\n' : escaped);
      } else {
        text.append(character);
      }
    }
    return text.toString();
  }

  private static String upper(String text) {
    return text.strip().toUpperCase(Locale.ROOT);
  }
}
