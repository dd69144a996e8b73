package eu.parvis.media;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the link of one endpoint was like, from its connection to its end. Says nothing of who it
 * was, where, or with whom.
 *
 * @param lasted from the connection to the end
 * @param target how much the downlink was believed to carry, in bits per second; all 0 if the
 *     receiver never sent feedback
 * @param roundTripMicros from sending to the feedback on it, in microseconds
 * @param sentPackets of which feedback told whether they arrived
 * @param lostPackets those of them that did not
 * @param upPackets that ought to have come of the endpoint
 * @param upLostPackets those of them that the network lost, also if they came again
 * @param interruptions how often nothing was heard of the endpoint for 3 s
 * @param path how the endpoint said last that its packets get here; null if it said nothing
 */
public record LinkReport(
    Duration lasted,
    Spread target,
    Spread roundTripMicros,
    long sentPackets,
    long lostPackets,
    long upPackets,
    long upLostPackets,
    int interruptions,
    @Nullable LinkPath path) {

  /** How values were spread: a tenth, half and nine tenths of them were not above. */
  public record Spread(long tenth, long half, long nineTenths) {

    public static final Spread NONE = new Spread(0, 0, 0);
  }

  /** Lost packets, in percent of those that feedback told of. */
  public double lostPercent() {
    return percent(lostPackets, sentPackets);
  }

  /** Lost packets of the endpoint, in percent of those that ought to have come. */
  public double upLostPercent() {
    return percent(upLostPackets, upPackets);
  }

  private static double percent(long part, long whole) {
    return whole == 0 ? 0 : 100.0 * part / whole;
  }
}
