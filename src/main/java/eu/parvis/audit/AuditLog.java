package eu.parvis.audit;

import eu.parvis.account.PersonId;
import eu.parvis.room.RoomId;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Who did what, and when. Lines are added and never changed; they end with their time. */
@Service
@Transactional
public class AuditLog {

  /** Before the newest line. */
  public static final long NEWEST = Long.MAX_VALUE;

  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

  private final AuditRows rows;
  private final AuditSettings settings;
  private final Clock clock;

  AuditLog(AuditRows rows, AuditSettings settings, Clock clock) {
    this.rows = rows;
    this.settings = settings;
    this.clock = clock;
  }

  /** Adds a line, in the transaction of what it tells if there is one. */
  void add(
      Kind kind,
      @Nullable PersonId by,
      @Nullable PersonId person,
      @Nullable RoomId room,
      String detail) {
    var at = clock.instant();
    rows.insert(at, kind, by, person, room, detail);
    if (settings.log()) {
      TransactionSynchronizationManager.registerSynchronization(
          new LoggedLine(at, kind, by, person, room, detail));
    }
  }

  /** Notes that somebody saved lines as a file. */
  public void exported(PersonId by, int lines) {
    add(Kind.LOG_EXPORTED, by, null, null, String.valueOf(lines));
  }

  /**
   * Lines that pass a filter, the newest first.
   *
   * @param before the number of the last line that is known already, or {@link #NEWEST}
   */
  @Transactional(readOnly = true)
  public List<AuditEntry> find(AuditFilter filter, long before, int most) {
    return rows.find(filter, before, most);
  }

  /** Every night, and soon after a start: some machines are off at night. */
  @Scheduled(cron = "0 50 3 * * *")
  @Scheduled(initialDelay = 11, timeUnit = TimeUnit.MINUTES)
  void cleanUp() {
    var deleted = rows.deleteBefore(clock.instant().minus(settings.kept()));
    if (deleted > 0) {
      LOG.info("{} lines of the audit log have ended with their time", deleted);
    }
  }
}
