package eu.parvis.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Time that the processors spent on a process, by Linux's accounting (10 ms steps). */
final class ProcessorTime {

  private static final int TICKS_PER_SECOND = 100;

  private ProcessorTime() {}

  /** User and system time of all threads of {@code pid} since it started. */
  static Duration of(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      // proc(5): the name in field 2 may contain spaces, so count from behind it.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
      return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
