package eu.parvis.signaling.stanza;

import java.util.Map;

/**
 * Writes element trees. A namespace is declared where it changes, as the default one; only {@code
 * stream:} keeps its prefix, because the client looks for {@code stream:features} by that name.
 */
final class XmlWriter {

  /** From here on, as below a space, are characters that XML 1.0 has none for (section 2.2). */
  private static final char NONCHARACTER = 0xFFFE;

  private static final char REPLACEMENT = 0xFFFD;

  private final StringBuilder out = new StringBuilder(512);

  private XmlWriter() {}

  static String write(XmlElement element) {
    var writer = new XmlWriter();
    writer.element(element, "");
    return writer.out.toString();
  }

  private void element(XmlElement element, String inherited) {
    var stream = element.namespace().equals(Ns.STREAM);
    var tag = stream ? "stream:" + element.name() : element.name();
    var current = stream ? inherited : element.namespace();
    out.append('<').append(tag);
    if (stream) {
      attribute("xmlns:stream", Ns.STREAM);
    } else if (!current.equals(inherited)) {
      attribute("xmlns", current);
    }
    for (Map.Entry<String, String> entry : element.attributes().entrySet()) {
      attribute(entry.getKey(), entry.getValue());
    }
    if (element.children().isEmpty()) {
      out.append("/>");
      return;
    }
    out.append('>');
    for (var child : element.children()) {
      switch (child) {
        case XmlElement nested -> element(nested, current);
        case XmlText(String text) -> escape(text, false);
      }
    }
    out.append("</").append(tag).append('>');
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"");
    escape(value, true);
    out.append('"');
  }

  private void escape(String text, boolean inAttribute) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append(inAttribute ? "&quot;" : "\"");
        case '\r' -> out.append("&#13;");
        case '\n', '\t' -> {
          if (inAttribute) {
            out.append("&#").append((int) c).append(';');
          } else {
            out.append(c);
          }
        }
        default -> out.append(c < ' ' || c >= NONCHARACTER ? REPLACEMENT : c);
      }
    }
  }
}
