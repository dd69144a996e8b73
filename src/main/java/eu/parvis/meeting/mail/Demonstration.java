package eu.parvis.meeting.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Mail that stays here while there is no mail server, for whoever tries the product out. */
@Service
@Transactional
public class Demonstration {

  private static final Duration KEPT = Duration.ofDays(30);

  private final OutboxRows rows;
  private final Clock clock;

  Demonstration(OutboxRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** A mail in the list of those that stayed. */
  public record Entry(UUID id, Instant written, Mail mail) {}

  /** The newest first. */
  @Transactional(readOnly = true)
  public List<Entry> list(int most) {
    return rows.kept(0, most).stream()
        .map(kept -> new Entry(kept.id(), kept.written(), Mail.read(kept.body())))
        .toList();
  }

  /** A mail as its recipient would see it. */
  @Transactional(readOnly = true)
  public Optional<Mail> find(UUID id) {
    return rows.kept(id).map(kept -> Mail.read(kept.body()));
  }

  @Scheduled(fixedDelay = 12, initialDelay = 1, timeUnit = TimeUnit.HOURS)
  void deleteOld() {
    rows.deleteKept(clock.instant().minus(KEPT));
  }
}
