package eu.parvis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who waits for whom in the database. */
public final class Locks {

  private Locks() {}

  /** Returns as soon as a transaction waits for another. */
  public static void awaitSomebodyWaiting(JdbcTemplate database) {
    var deadline = System.nanoTime() + Patience.LIMIT.toNanos();
    var waiting = "select count(*) from pg_locks where not granted";
    while (Objects.equals(database.queryForObject(waiting, Long.class), 0L)) {
      assertThat(System.nanoTime()).as("somebody waits in time").isLessThan(deadline);
    }
  }
}
