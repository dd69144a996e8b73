package eu.parvis.meeting.ical;

import java.util.List;
import java.util.function.Function;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyFactory;
import net.fortuna.ical4j.validate.ValidationResult;

/**
 * A property whose value is written as it is. The library's own types of dates go through zones of
 * its archive, which are not those that we computed with, and quote lists of keywords; its text
 * goes through five regular expressions, which is most of the time that a large feed takes.
 */
final class Line extends Property {

  private String value;

  Line(String name, String value, Parameter... parameters) {
    super(name, new ParameterList(List.of(parameters)));
    this.value = value;
  }

  /** Text for people (RFC 5545, 3.3.11), whose lines end with LF. */
  static Line text(String name, String text) {
    return new Line(name, escaped(text));
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder(text.length() + 16);
    for (var at = 0; at < text.length(); at++) {
      var character = text.charAt(at);
      switch (character) {
        case '\\', ',', ';' -> escaped.append('\\').append(character);
        case '\n' -> escaped.append("\\n");
        default -> escaped.append(character);
      }
    }
    return escaped.toString();
  }

  @Override
  public String toString() {
    var line = new StringBuilder(getName());
    for (var parameter : getParameterList().getAll()) {
      line.append(';').append(parameter);
    }
    return line.append(':').append(value).append("\r\n").toString();
  }

  @Override
  public String getValue() {
    return value;
  }

  @Override
  public void setValue(String value) {
    this.value = value;
  }

  @Override
  public ValidationResult validate() {
    return ValidationResult.EMPTY;
  }

  @Override
  protected PropertyFactory<?> newFactory() {
    throw new UnsupportedOperationException("written, never read");
  }

  /** A parameter whose value is written as it is, such as a list of keywords. */
  static final class Keywords extends Parameter {

    /** What RFC 6868 has no part in, in quotes where it needs them, or as the library writes it. */
    static Parameter of(String name, String value, Function<String, Parameter> otherwise) {
      var quoted = false;
      for (var at = 0; at < value.length(); at++) {
        var character = value.charAt(at);
        if (character == '^' || character == '"' || character < ' ') {
          return otherwise.apply(value);
        }
        quoted |= character > LAST_OF_ASCII || ":;,".indexOf(character) >= 0;
      }
      return new Keywords(name, quoted ? '"' + value + '"' : value);
    }

    private static final char LAST_OF_ASCII = 0x7f;

    private final String value;

    Keywords(String name, String value) {
      super(name);
      this.value = value;
    }

    @Override
    public String getValue() {
      return value;
    }
  }
}
