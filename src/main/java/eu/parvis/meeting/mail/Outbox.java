package eu.parvis.meeting.mail;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Mail that leaves once the transaction that it belongs to is over, and what became of it. */
@Service
@Transactional
public class Outbox {

  private final OutboxRows rows;
  private final MimeWriter writer;
  private final MailSettings settings;
  private final Bell bell;
  private final Clock clock;

  Outbox(OutboxRows rows, MimeWriter writer, MailSettings settings, Bell bell, Clock clock) {
    this.rows = rows;
    this.writer = writer;
    this.settings = settings;
    this.bell = bell;
    this.clock = clock;
  }

  /** Writes a mail, whose bytes are the same at every try from now on. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(Letter letter) {
    var id = UUID.randomUUID();
    var now = clock.instant();
    rows.add(id, letter, writer.write(id, letter, now), settings.sends(), now);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            bell.ring();
          }
        });
  }

  /**
   * Notes that a mail that had left was not delivered.
   *
   * @param mail the first part of its Message-ID; nothing happens if there is no such mail
   * @param status of RFC 3463, such as 5.1.1
   */
  public void bounced(UUID mail, String status) {
    rows.bounced(mail, SmtpReply.permanent(status), clock.instant());
  }

  /** What is known of mails whose meeting is gone is of no use to anybody. */
  @Scheduled(fixedDelay = 12, initialDelay = 1, timeUnit = TimeUnit.HOURS)
  void deleteWithoutMeeting() {
    rows.deleteWithoutMeeting();
  }

  /** What became of the last mail of everybody who got one about a meeting. */
  @Transactional(readOnly = true)
  public List<Fate> fates(UUID meeting) {
    return rows.fates(meeting);
  }
}
