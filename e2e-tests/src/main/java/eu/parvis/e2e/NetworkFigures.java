package eu.parvis.e2e;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a call fared on a bad network.
 *
 * @param framesPerSecond decoded, mean over the pictures that were looked at
 * @param freezes in all of these together
 * @param longestFreezeMs the longest time without a new frame in any of them, in steps of 100 ms
 * @param recoverSeconds until it was good again, 60 if it was not by then; null where nothing
 *     breaks
 * @param audioConcealmentPercent sound that was made up; null if there was none
 * @param linkUsePercent of the narrow link; null where it is wide
 */
record NetworkFigures(
    String scenario,
    double framesPerSecond,
    long freezes,
    long longestFreezeMs,
    @Nullable Double recoverSeconds,
    @Nullable Double audioConcealmentPercent,
    @Nullable Double linkUsePercent) {

  /** One line of JSON. */
  String json() {
    return String.format(
        Locale.ROOT,
        "{\"scenario\":\"%s\",\"framesPerSecond\":%.1f,\"freezes\":%d,\"longestFreezeMs\":%d,"
            + "\"recoverSeconds\":%s,\"audioConcealmentPercent\":%s,\"linkUsePercent\":%s}",
        scenario,
        framesPerSecond,
        freezes,
        longestFreezeMs,
        decimal(recoverSeconds),
        decimal(audioConcealmentPercent),
        decimal(linkUsePercent));
  }

  private static String decimal(@Nullable Double value) {
    return value == null ? "null" : String.format(Locale.ROOT, "%.1f", value);
  }
}
