package eu.parvis.conference;

import java.time.Duration;

/** Runs tasks later. */
@FunctionalInterface
interface Timer {

  /** Runs {@code task} once after {@code delay}. */
  void after(Duration delay, Runnable task);
}
