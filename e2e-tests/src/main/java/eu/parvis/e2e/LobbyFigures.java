package eu.parvis.e2e;

import java.util.List;
import java.util.Locale;

/**
 * What it takes to have people wait, and to let them in at once.
 *
 * @param waiting how many waited
 * @param admittedMillis of each who came in: from the click to the admission, the quickest first
 * @param justStartedMillis the same of a crowd before this one, the first that the server ever met
 * @param heapBytesPerWaiting what the server holds for each, collected garbage aside
 */
record LobbyFigures(
    int waiting,
    List<Double> admittedMillis,
    List<Double> justStartedMillis,
    long heapBytesPerWaiting) {

  static final int BAR_MILLIS = 5_000;
  static final long BAR_BYTES = 100_000;

  /** The smallest value that {@code percent} of those who waited do not exceed. */
  double percentile(int percent) {
    return percentile(percent, admittedMillis);
  }

  private double percentile(int percent, List<Double> millis) {
    int rank = Math.max((int) Math.ceil(percent / 100.0 * waiting), 1);
    return rank > millis.size() ? Double.POSITIVE_INFINITY : millis.get(rank - 1);
  }

  /** Whether everybody came in, of both crowds, and both bars are kept. */
  boolean good() {
    return admittedMillis.size() == waiting
        && justStartedMillis.size() == waiting
        && percentile(95) < BAR_MILLIS
        && heapBytesPerWaiting < BAR_BYTES;
  }

  /** One line of JSON. */
  String json() {
    return String.format(
        Locale.ROOT,
        "{\"waiting\":%d,\"admitted\":%d,\"admittedMs\":{\"p50\":%.0f,\"p95\":%.0f},"
            + "\"justStartedMs\":{\"p50\":%.0f,\"p95\":%.0f},\"heapBytesPerWaiting\":%d}",
        waiting,
        admittedMillis.size(),
        percentile(50),
        percentile(95),
        percentile(50, justStartedMillis),
        percentile(95, justStartedMillis),
        heapBytesPerWaiting);
  }
}
