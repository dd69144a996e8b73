package eu.parvis.media.stream;

/** When the next report is due: a fixed interval after the previous one (RFC 3550 section 6.2). */
public final class ReportTimer {

  /** Value of {@link #nextDeadlineNanos()} while there is nothing to report on. */
  public static final long NEVER = Long.MAX_VALUE;

  private final long intervalNanos;
  private long deadlineNanos = NEVER;

  /** Creates a timer that is not running. */
  public ReportTimer(long intervalNanos) {
    this.intervalNanos = intervalNanos;
  }

  /** Starts the timer so that it is due after {@code delayNanos}, unless it runs already. */
  public void start(long nowNanos, long delayNanos) {
    if (deadlineNanos == NEVER) {
      deadlineNanos = nowNanos + delayNanos;
    }
  }

  /** Whether a report is due. */
  public boolean isDue(long nowNanos) {
    return nowNanos >= deadlineNanos;
  }

  /** A report was sent: the next one is due after the interval. */
  public void restart(long nowNanos) {
    deadlineNanos = nowNanos + intervalNanos;
  }

  /** Nothing is left to report on. */
  public void stop() {
    deadlineNanos = NEVER;
  }

  /** When the next report is due, or {@link #NEVER}. */
  public long nextDeadlineNanos() {
    return deadlineNanos;
  }
}
