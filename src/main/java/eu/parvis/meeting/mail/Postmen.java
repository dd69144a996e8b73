package eu.parvis.meeting.mail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The threads that hand mail over. What they are at is finished, or left to the next process. */
class Postmen implements SmartLifecycle {

  /** How long mail of another process, or whose turn has come, may wait for the bell. */
  private static final Duration ROUND = Duration.ofSeconds(10);

  private static final Duration GOODBYE = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger(Postmen.class);

  private final Delivery delivery;
  private final JavaMailSenderImpl sender;
  private final Bell bell;
  private final int count;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  Postmen(Delivery delivery, JavaMailSenderImpl sender, Bell bell, int count) {
    this.delivery = delivery;
    this.sender = sender;
    this.bell = bell;
    this.count = count;
  }

  @Override
  public void start() {
    running = true;
    for (var number = 1; number <= count; number++) {
      threads.add(Thread.ofPlatform().name("mail-" + number).daemon().start(this::work));
    }
  }

  @Override
  public void stop() {
    running = false;
    bell.ring();
    try {
      for (var thread : threads) {
        thread.join(GOODBYE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    threads.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void work() {
    try {
      while (running) {
        handOver();
        bell.await(ROUND);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void handOver() {
    try (var server = new MailServer(sender)) {
      while (running && delivery.next(server)) {
        LOG.trace("A mail was handed over, or is put off");
      }
    } catch (RuntimeException failure) {
      LOG.error("Mail waits for the next round", failure);
    }
  }
}
