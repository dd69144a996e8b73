package eu.parvis.meeting.answer;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The thread that looks into the mailbox from time to time. */
class MailboxWatch implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(MailboxWatch.class);

  private final Mailbox mailbox;
  private final Duration every;
  private volatile CountDownLatch end = new CountDownLatch(0);
  private volatile boolean stuck;

  MailboxWatch(Mailbox mailbox, Duration every) {
    this.mailbox = mailbox;
    this.every = every;
  }

  @Override
  public void start() {
    var mine = new CountDownLatch(1);
    end = mine;
    Thread.ofPlatform().name("mail-answers").daemon().start(() -> watch(mine));
  }

  private void watch(CountDownLatch mine) {
    try {
      do {
        look();
      } while (!mine.await(every.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      mailbox.read();
      if (stuck) {
        LOG.info("The mailbox of answers is read again");
      }
      stuck = false;
    } catch (MessagingException | IOException | RuntimeException failure) {
      if (!stuck) {
        var why = failure.getClass().getSimpleName();
        LOG.warn("The mailbox of answers cannot be read ({})", why);
      }
      stuck = true;
    }
  }

  @Override
  public void stop() {
    end.countDown();
  }

  @Override
  public boolean isRunning() {
    return end.getCount() > 0;
  }
}
