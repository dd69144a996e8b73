package eu.parvis.account.export;

import eu.parvis.account.PersonId;
import eu.parvis.account.PersonalData;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.StreamUtils;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;

/** What is known of a person as a ZIP of JSON files, each an array of objects. */
@Component
class Archive {

  private final List<PersonalData> parts;
  private final JdbcClient database;
  private final Clock clock;

  Archive(List<PersonalData> parts, JdbcClient database, Clock clock) {
    this.parts = parts;
    this.database = database;
    this.clock = clock;
  }

  /**
   * Writes as of one moment, row by row.
   *
   * @param content whether it says what rooms and meetings are about
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  void write(PersonId person, boolean content, OutputStream out) throws IOException {
    try (var zip = new ZipOutputStream(out)) {
      file(zip, "about")
          .write(Map.of("madeAt", clock.instant().toString(), "withContent", content))
          .close();
      for (var part : parts) {
        try (var rows = file(zip, part.file())) {
          write(part, person, content, rows);
        }
      }
    }
  }

  private static SequenceWriter file(ZipOutputStream zip, String name) throws IOException {
    zip.putNextEntry(new ZipEntry(name + ".json"));
    return JsonMapper.shared()
        .writerWithDefaultPrettyPrinter()
        .writeValuesAsArray(StreamUtils.nonClosing(zip));
  }

  private void write(PersonalData part, PersonId person, boolean content, SequenceWriter rows) {
    database
        .sql(part.query())
        .param("person", person.value())
        .query(row -> {
          rows.write(values(row, part, content));
        });
  }

  /** What is empty is left out. */
  private static Map<String, Object> values(ResultSet row, PersonalData part, boolean content)
      throws SQLException {
    var values = new LinkedHashMap<String, Object>();
    var columns = row.getMetaData();
    for (var column = 1; column <= columns.getColumnCount(); column++) {
      var label = columns.getColumnLabel(column);
      var value = row.getObject(column);
      if (value != null && (content || !part.content().contains(label))) {
        values.put(label, plain(value));
      }
    }
    return values;
  }

  private static Object plain(Object value) throws SQLException {
    return switch (value) {
      case Boolean flag -> flag;
      case Number number -> number;
      case Timestamp time -> time.toInstant().toString();
      case Array array -> Arrays.asList((Object[]) array.getArray());
      default -> value.toString();
    };
  }
}
