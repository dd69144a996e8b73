package eu.parvis.ops.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes rows with something in every column, as the catalogue allows it: a value of the column's
 * type, one of those that its check names, or the row that its foreign key points to. Of two of
 * which just one is to be there, the second is not.
 */
record SampleRows(Connection connection) {

  /** A check for one of several words, as PostgreSQL writes it. */
  private static final Pattern WORDS =
      Pattern.compile("\\(*\"?(\\w+)\"?\\)*(?:::text)? = ANY .*?'(\\w+)'");

  /** The second of two columns of which one at least is null. */
  private static final Pattern OTHER = Pattern.compile("num_nonnulls\\(\\w+, (\\w+)\\) <?= 1");

  private static final String COLUMNS =
      """
      select column_name, data_type, ordinal_position from information_schema.columns
      where table_schema = 'public' and table_name = ? and is_generated = 'NEVER'
        and is_identity = 'NO' order by ordinal_position
      """;

  private static final String CHECKS =
      """
      select pg_get_constraintdef(oid) from pg_constraint
      where contype = 'c' and conrelid = to_regclass(?)
      """;

  private static final String PARENT =
      """
      select p.relname, b.attname from pg_constraint c
      join pg_class p on p.oid = c.confrelid
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      join pg_attribute b on b.attrelid = c.confrelid and b.attnum = c.confkey[1]
      where c.contype = 'f' and c.conrelid = to_regclass(?) and a.attname = ?
      """;

  /** A row of a table; those that it points to are there. */
  void insert(String table) throws SQLException {
    var names = new ArrayList<String>();
    var values = new ArrayList<String>();
    for (var column : rows(COLUMNS, table)) {
      names.add(Catalogue.quoted(column.getFirst()));
      values.add(value(table, column));
    }
    var sql =
        "insert into %s (%s) values (%s)"
            .formatted(
                Catalogue.quoted(table), String.join(", ", names), String.join(", ", values));
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String value(String table, List<String> column) throws SQLException {
    var name = column.get(0);
    if (OTHER.matcher(checks(table)).results().anyMatch(found -> found.group(1).equals(name))) {
      return "null";
    }
    var parent = rows(PARENT, Catalogue.quoted(table), name).stream().findFirst();
    if (parent.isPresent()) {
      return "(select %s from %s limit 1)"
          .formatted(Catalogue.quoted(parent.get().get(1)), Catalogue.quoted(parent.get().get(0)));
    }
    var word = word(table, name);
    return word.isPresent()
        ? "'" + word.get() + "'"
        : switch (column.get(1)) {
          case "uuid" -> "gen_random_uuid()";
          case "character varying", "text" -> "'" + name + "'";
          case "integer", "bigint", "smallint", "numeric" -> "1";
          case "boolean" -> "true";
          case "date" -> "date '2026-11-26'";
          case "bytea" -> "decode(md5('%1$s') || md5('%1$s'), 'hex')".formatted(name);
          // Later columns are later moments: ends follow starts.
          case "timestamp with time zone", "timestamp without time zone" ->
              "timestamp '2026-11-26 10:00' + interval '%s minutes'".formatted(column.get(2));
          default -> throw new IllegalArgumentException(table + " has a column of " + column);
        };
  }

  private Optional<String> word(String table, String column) throws SQLException {
    return WORDS
        .matcher(checks(table))
        .results()
        .filter(found -> found.group(1).equals(column))
        .map(found -> found.group(2))
        .findFirst();
  }

  private String checks(String table) throws SQLException {
    return rows(CHECKS, Catalogue.quoted(table)).stream()
        .map(List::getFirst)
        .collect(Collectors.joining("\n"));
  }

  private List<List<String>> rows(String sql, String... parameters) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (var n = 0; n < parameters.length; n++) {
        query.setString(n + 1, parameters[n]);
      }
      var found = new ArrayList<List<String>>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          var row = new ArrayList<String>();
          for (var n = 1; n <= rows.getMetaData().getColumnCount(); n++) {
            row.add(rows.getString(n));
          }
          found.add(row);
        }
      }
      return found;
    }
  }
}
