package eu.parvis.testing;

import org.springframework.jdbc.core.JdbcTemplate;

/** Who waits for whom in the database. */
public final class Locks {

  private Locks() {}

  /** Returns as soon as a transaction waits for another. */
  public static void awaitSomebodyWaiting(JdbcTemplate database) {
    var waiting = "select count(*) > 0 from pg_locks where not granted";
    Patience.until(
        "somebody waits",
        () -> Boolean.TRUE.equals(database.queryForObject(waiting, Boolean.class)));
  }
}
