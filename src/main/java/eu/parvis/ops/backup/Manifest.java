package eu.parvis.ops.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a backup holds.
 *
 * @param format version of the backup's own form
 * @param made when its snapshot was taken
 * @param schema version of the newest migration in the snapshot
 * @param tables every table, in no particular order
 * @param sequences last value drawn from each sequence
 */
record Manifest(
    int format, Instant made, String schema, List<Table> tables, Map<String, Long> sequences) {

  static final int FORMAT = 1;
  static final String ENTRY = "manifest.json";
  static final String SECRETS = "secrets/";

  /** A table with the columns that were copied, in the order of the copy. */
  record Table(String name, List<String> columns, long rows) {
    String entry() {
      return "tables/" + name + ".copy";
    }
  }
}
