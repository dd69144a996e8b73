package eu.parvis.audit.ui;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Comma-separated values (RFC 4180) that a spreadsheet opens as text: what it would take for a
 * formula begins with an apostrophe.
 */
final class CsvLines {

  private static final String FORMULA = "=+-@\t\r\0";

  private final Writer out;

  CsvLines(Writer out) {
    this.out = out;
  }

  void write(List<String> cells) throws IOException {
    out.write(cells.stream().map(CsvLines::cell).collect(Collectors.joining(",", "", "\r\n")));
  }

  private static String cell(String text) {
    var plain = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return '"' + plain.replace("\"", "\"\"") + '"';
  }
}
