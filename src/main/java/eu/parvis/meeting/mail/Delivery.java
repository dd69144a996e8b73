package eu.parvis.meeting.mail;

import eu.parvis.meeting.mail.OutboxRows.Due;
import eu.parvis.meeting.mail.Outcome.Later;
import eu.parvis.meeting.mail.Outcome.Refused;
import eu.parvis.meeting.mail.Outcome.Sent;
import eu.parvis.meeting.mail.Outcome.Unreachable;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Hands one mail after the other to the server. The row of a mail is locked while it is handed
 * over, so no other worker takes it, in this process or another; one that dies after the server's
 * 250 and before the commit has handed over one mail that leaves again.
 */
@Component
class Delivery {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final OutboxRows rows;
  private final TransactionOperations transactions;
  private final Clock clock;

  /** For the log, which says it once. */
  private volatile boolean stuck;

  Delivery(OutboxRows rows, TransactionOperations transactions, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Hands over the next mail; false if there is none, or the server takes none. */
  boolean next(MailServer server) {
    return Boolean.TRUE.equals(
        transactions.execute(
            _ -> rows.take(clock.instant()).map(due -> deliver(due, server)).orElse(false)));
  }

  private boolean deliver(Due due, MailServer server) {
    if (!due.useful()) {
      rows.delete(due.id());
      return true;
    }
    return switch (server.send(due.recipient(), due.body())) {
      case Sent _ -> {
        if (stuck) {
          LOG.info("Mail leaves again");
          stuck = false;
        }
        rows.sent(due.id(), clock.instant());
        yield true;
      }
      case Refused(var trouble) -> {
        rows.failed(due.id(), trouble, clock.instant());
        yield true;
      }
      case Later(var trouble) -> {
        later(due, trouble);
        yield true;
      }
      case Unreachable(var why) -> {
        if (!stuck) {
          LOG.warn("No mail leaves: the mail server cannot be used ({})", why);
          stuck = true;
        }
        later(due, Trouble.SERVER_UNREACHABLE);
        yield false;
      }
    };
  }

  private void later(Due due, Trouble trouble) {
    var now = clock.instant();
    Backoff.next(due.attempts() + 1, trouble, due.written(), now)
        .ifPresentOrElse(
            next -> rows.delayed(due.id(), trouble, next, now),
            () -> rows.failed(due.id(), trouble, now));
  }
}
