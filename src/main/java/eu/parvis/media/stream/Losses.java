package eu.parvis.media.stream;

/**
 * Packets that ought to have come by their numbers, and those of them that the network lost, also
 * where a retransmission made up for them.
 */
public record Losses(long expected, long lost) {

  public static final Losses NONE = new Losses(0, 0);

  public Losses plus(Losses other) {
    return new Losses(expected + other.expected, lost + other.lost);
  }
}
