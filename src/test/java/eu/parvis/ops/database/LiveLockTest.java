package eu.parvis.ops.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.parvis.ops.StartupFailure;
import eu.parvis.testing.TestConnection;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@Timeout(60)
class LiveLockTest {

  private static final Duration RETRY = Duration.ofMillis(50);
  private static final Duration SELDOM = Duration.ofHours(1);

  private final JdbcConnectionDetails database = TestConnection.fresh();

  @Test
  void theSecondSaysSoOnceAndTakesOverWhenTheFirstEnds(CapturedOutput output) throws Exception {
    LiveLock first = LiveLock.await(database, RETRY, LiveLockTest::fail);
    FutureTask<LiveLock> second = standby();
    assertThatThrownBy(() -> second.get(500, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);

    first.close();

    second.get().close();
    assertThat(output.getOut().lines().filter(line -> line.contains("Standby:"))).hasSize(1);
  }

  @Test
  void theFirstMayVanishWithoutClosing() throws Exception {
    Connection vanishing = LiveLock.take(database).orElseThrow();
    FutureTask<LiveLock> second = standby();
    assertThatThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    terminateLockConnections();
    second.get().close();
    vanishing.close();
  }

  @Test
  void databasesDoNotShareTheLock() throws Exception {
    JdbcConnectionDetails other = TestConnection.fresh();
    LiveLock here = LiveLock.await(database, RETRY, LiveLockTest::fail);
    LiveLock there = LiveLock.await(other, RETRY, LiveLockTest::fail);
    here.close();
    there.close();
  }

  @Test
  void aBrokenConnectionIsReplaced() throws Exception {
    LiveLock lock = LiveLock.await(database, RETRY, LiveLockTest::fail);
    terminateLockConnections();
    awaitHolder();
    assertThat(LiveLock.take(database)).isEmpty();
    lock.close();
  }

  @Test
  void whoLosesTheLockToAnotherEnds() throws Exception {
    CompletableFuture<String> reason = new CompletableFuture<>();
    LiveLock loser = LiveLock.await(database, Duration.ofMillis(400), reason::complete);
    terminateLockConnections();
    Optional<Connection> heir = Optional.empty();
    while (heir.isEmpty()) {
      heir = LiveLock.take(database);
    }
    assertThat(reason.get()).contains("another Parvis took over");
    heir.get().close();
    loser.close();
  }

  @Test
  void aStandbyThatIsToldToStopGivesUp() throws Exception {
    LiveLock first = LiveLock.await(database, SELDOM, LiveLockTest::fail);
    FutureTask<LiveLock> second =
        new FutureTask<>(() -> LiveLock.await(database, RETRY, LiveLockTest::fail));
    Thread waiting = Thread.ofPlatform().start(second);
    while (waiting.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    waiting.interrupt();
    assertThatThrownBy(second::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(StartupFailure.class);
    first.close();
  }

  @Test
  void anUnreachableDatabaseIsNamedWithoutItsParameters() {
    var nowhere = new TestConnection("jdbc:postgresql://127.0.0.1:1/parvis?password=secret");
    assertThatThrownBy(() -> LiveLock.await(nowhere, RETRY, LiveLockTest::fail))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("127.0.0.1:1/parvis")
        .message()
        .doesNotContain("secret");
  }

  private FutureTask<LiveLock> standby() {
    FutureTask<LiveLock> task =
        new FutureTask<>(() -> LiveLock.await(database, RETRY, LiveLockTest::fail));
    Thread.ofPlatform().daemon().start(task);
    return task;
  }

  private void awaitHolder() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      while (true) {
        try (var rows =
            statement.executeQuery(
                "select 1 from pg_locks where locktype = 'advisory' and database ="
                    + " (select oid from pg_database where datname = current_database())")) {
          if (rows.next()) {
            return;
          }
        }
      }
    }
  }

  private void terminateLockConnections() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name ="
              + " 'parvis live lock' and datname = current_database()");
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(database.getJdbcUrl(), "postgres", "");
  }

  private static void fail(String reason) {
    throw new AssertionError(reason);
  }
}
