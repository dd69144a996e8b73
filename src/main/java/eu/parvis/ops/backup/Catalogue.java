package eu.parvis.ops.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What PostgreSQL's catalogue says of one schema. */
final class Catalogue {

  static final String HISTORY = "flyway_schema_history";

  private final Connection connection;
  private final String schema;

  Catalogue(Connection connection, String schema) {
    this.connection = connection;
    this.schema = schema;
  }

  /** The tables with data of the product: all but the history of migrations. */
  List<String> tables() throws SQLException {
    return texts(
        "select table_name from information_schema.tables where table_schema = ?"
            + " and table_type = 'BASE TABLE' and table_name <> '"
            + HISTORY
            + "' order by 1");
  }

  /** The columns that can be written to, in their order. */
  List<String> columns(String table) throws SQLException {
    return texts(
        "select column_name from information_schema.columns where table_schema = ?"
            + " and table_name = ? and is_generated = 'NEVER' order by ordinal_position",
        table);
  }

  Map<String, Long> sequences() throws SQLException {
    String sql =
        "select sequencename, last_value from pg_sequences where schemaname = ?"
            + " and last_value is not null order by 1";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, schema);
      Map<String, Long> values = new LinkedHashMap<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          values.put(rows.getString(1), rows.getLong(2));
        }
      }
      return values;
    }
  }

  /** The version of the newest migration; empty if nothing was ever migrated. */
  Optional<String> version() throws SQLException {
    boolean migrated =
        !texts(
                "select table_name from information_schema.tables where table_schema = ?"
                    + " and table_name = '"
                    + HISTORY
                    + "'")
            .isEmpty();
    if (!migrated) {
      return Optional.empty();
    }
    String sql =
        "select version from "
            + qualified(HISTORY)
            + " where success and version is not null order by installed_rank desc limit 1";
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet rows = query.executeQuery()) {
      return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
    }
  }

  /** A table that has a row; empty if none has. */
  Optional<String> filledTable() throws SQLException {
    for (String table : tables()) {
      String sql = "select 1 from " + qualified(table) + " limit 1";
      try (PreparedStatement query = connection.prepareStatement(sql);
          ResultSet rows = query.executeQuery()) {
        if (rows.next()) {
          return Optional.of(table);
        }
      }
    }
    return Optional.empty();
  }

  /** The tables, each after those that its foreign keys point to. */
  List<String> tablesInOrder() throws SQLException {
    Map<String, Set<String>> waitsFor = new HashMap<>();
    String sql =
        "select child.relname, parent.relname from pg_constraint c"
            + " join pg_class child on child.oid = c.conrelid"
            + " join pg_class parent on parent.oid = c.confrelid"
            + " join pg_namespace n on n.oid = c.connamespace"
            + " where c.contype = 'f' and n.nspname = ? and c.conrelid <> c.confrelid";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, schema);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          waitsFor.computeIfAbsent(rows.getString(1), _ -> new TreeSet<>()).add(rows.getString(2));
        }
      }
    }
    return order(tables(), waitsFor);
  }

  static List<String> order(List<String> tables, Map<String, Set<String>> waitsFor) {
    List<String> ordered = new ArrayList<>();
    List<String> left = new ArrayList<>(tables);
    while (!left.isEmpty()) {
      List<String> ready =
          left.stream()
              .filter(table -> ordered.containsAll(waitsFor.getOrDefault(table, Set.of())))
              .toList();
      if (ready.isEmpty()) {
        throw new IllegalStateException("tables point at each other in a circle: " + left);
      }
      ordered.addAll(ready);
      left.removeAll(ready);
    }
    return ordered;
  }

  /** The table's name with its schema, quoted. */
  String qualified(String table) {
    return quoted(schema) + "." + quoted(table);
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private List<String> texts(String sql, String... more) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, schema);
      for (int i = 0; i < more.length; i++) {
        query.setString(i + 2, more[i]);
      }
      List<String> texts = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
      return texts;
    }
  }
}
