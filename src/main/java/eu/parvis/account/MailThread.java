package eu.parvis.account;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A thread that mails secrets one after another, for a mail server may be slow. */
public final class MailThread implements Executor {

  /** What waits for a mail server that is slow; more is dropped. */
  private static final int MOST_WAITING = 200;

  private final ThreadPoolExecutor threads;

  /**
   * @param name of the thread
   */
  public MailThread(String name) {
    threads =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name(name).daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public void execute(Runnable task) {
    threads.execute(task);
  }
}
