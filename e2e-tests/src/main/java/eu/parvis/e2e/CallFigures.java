package eu.parvis.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What a bench of a call found out.
 *
 * @param decodedEverywhere everybody decoded new frames of everybody else while it was measured
 * @param framesPerSecond decoded, mean over every picture that anybody receives
 * @param joinMilliseconds from the click to the first frame of somebody else, sorted
 * @param serverPercent processor time of the server, 100 is one core
 * @param idlePercent the same before anybody came
 * @param packetsIn RTP packets a second that browsers sent
 * @param packetsOut RTP packets a second that browsers received
 */
record CallFigures(
    int participants,
    boolean decodedEverywhere,
    double framesPerSecond,
    List<Double> joinMilliseconds,
    double serverPercent,
    double idlePercent,
    double packetsIn,
    double packetsOut) {

  /** State of a call at a moment. */
  record Reading(long nanos, Duration processor, List<MediaTotals> totals) {

    private long sent() {
      return totals.stream().mapToLong(MediaTotals::packetsSent).sum();
    }

    private long received() {
      return totals.stream().mapToLong(MediaTotals::packetsReceived).sum();
    }
  }

  static CallFigures between(
      Reading before, Reading after, double idlePercent, List<Double> joinMilliseconds) {
    double seconds = (after.nanos() - before.nanos()) / 1e9;
    int participants = after.totals().size();
    List<List<Long>> decoded =
        IntStream.range(0, participants)
            .mapToObj(i -> after.totals().get(i).framesSince(before.totals().get(i)))
            .toList();
    boolean everywhere =
        decoded.stream()
            .allMatch(frames -> frames.stream().filter(n -> n > 0).count() >= participants - 1);
    double frames = decoded.stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
    return new CallFigures(
        participants,
        everywhere,
        frames / seconds / participants / (participants - 1),
        joinMilliseconds.stream().sorted().toList(),
        100 * after.processor().minus(before.processor()).toMillis() / 1000.0 / seconds,
        idlePercent,
        (after.sent() - before.sent()) / seconds,
        (after.received() - before.received()) / seconds);
  }

  /** The smallest value that {@code percent} of the joins do not exceed. */
  double joinPercentile(int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * joinMilliseconds.size());
    return joinMilliseconds.get(Math.max(rank, 1) - 1);
  }

  private double microsPerForwardedPacket() {
    return packetsOut == 0 ? 0 : serverPercent / 100 * 1e6 / packetsOut;
  }

  /** One line of JSON. */
  String json() {
    return String.format(
        Locale.ROOT,
        "{\"participants\":%d,\"decodedEverywhere\":%b,\"framesPerSecond\":%.1f,"
            + "\"joinMs\":{\"p50\":%.0f,\"p95\":%.0f},\"serverCpuPercent\":%.1f,"
            + "\"idleCpuPercent\":%.1f,\"packetsInPerSecond\":%.0f,\"packetsOutPerSecond\":%.0f,"
            + "\"cpuMicrosPerForwardedPacket\":%.1f}",
        participants,
        decodedEverywhere,
        framesPerSecond,
        joinPercentile(50),
        joinPercentile(95),
        serverPercent,
        idlePercent,
        packetsIn,
        packetsOut,
        microsPerForwardedPacket());
  }
}
