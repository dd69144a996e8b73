package eu.parvis.meeting.mail;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Says that there is mail. One that nobody hears is heard by the next who listens. */
@Component
class Bell {

  private final Semaphore rung = new Semaphore(0);
  private final int listeners;

  Bell(MailSettings settings) {
    this.listeners = settings.workers();
  }

  /** For any thread. */
  void ring() {
    if (rung.availablePermits() < listeners) {
      rung.release(listeners);
    }
  }

  /** Waits for the bell, and no longer than that. */
  void await(Duration most) throws InterruptedException {
    var _ = rung.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
  }
}
