package eu.parvis.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The page of documentation that says who may do what. */
public final class RightsPage {

  private static final Path PAGE = Path.of("docs/operating/rights.md");

  private RightsPage() {}

  /**
   * The rows of the table whose first heading is this, without marks of code: cell and the rest.
   */
  public static Map<String, String> rows(String heading) {
    var rows = new TreeMap<String, String>();
    var inside = false;
    for (var line : lines()) {
      var begins = line.startsWith("| " + heading + " |");
      inside = begins || (inside && line.startsWith("|"));
      if (inside && !begins && !line.startsWith("|--")) {
        var cells = line.substring(1, line.length() - 1).replace("`", "").split(" \\| ", 2);
        rows.put(cells[0].strip(), cells[1].strip());
      }
    }
    return rows;
  }

  private static Iterable<String> lines() {
    try {
      return Files.readAllLines(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
