package eu.parvis.signaling.bridgechannel;

/**
 * How good a client says that its own network is, as far as others are told: three words, since
 * figures would tell more of it than anybody needs.
 */
enum LinkQuality {
  POOR(20),
  FAIR(60),
  GOOD(100);

  private static final int FAIR_FROM = 40;
  private static final int GOOD_FROM = 80;

  private final int percent;

  LinkQuality(int percent) {
    this.percent = percent;
  }

  /** Reads a percentage; what is beyond 0 and 100 is taken for the nearer of them. */
  static LinkQuality of(double percent) {
    if (percent >= GOOD_FROM) {
      return GOOD;
    }
    return percent >= FAIR_FROM ? FAIR : POOR;
  }

  /** What stands for it on the wire. */
  int percent() {
    return percent;
  }
}
