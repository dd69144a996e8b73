package eu.parvis.media.session;

import eu.parvis.media.LinkReport.Spread;

/**
 * How often which values occurred, each within 9 %: eight pieces for every doubling, from 1 to
 * 2<sup>32</sup>. Never grows; allocates nothing for a value.
 */
final class Histogram {

  private static final int PIECES = 8;
  private static final int DOUBLINGS = 32;
  private static final double LOG_2 = Math.log(2);

  private final int[] counts = new int[PIECES * DOUBLINGS];
  private int total;

  void add(long value) {
    double doublings = Math.log((double) Math.max(1, value)) / LOG_2;
    counts[(int) Math.min(counts.length - 1.0, (double) Math.round(doublings * PIECES))]++;
    total++;
  }

  Spread spread() {
    return total == 0 ? Spread.NONE : new Spread(quantile(0.1), quantile(0.5), quantile(0.9));
  }

  private long quantile(double share) {
    long wanted = (long) Math.ceil(share * total);
    int piece = 0;
    for (long seen = counts[0]; seen < wanted; seen += counts[piece]) {
      piece++;
    }
    return Math.round(Math.pow(2, (double) piece / PIECES));
  }
}
