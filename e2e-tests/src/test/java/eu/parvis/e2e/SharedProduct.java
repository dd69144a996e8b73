package eu.parvis.e2e;

/**
 * A shared product on this machine.
 *
 * <p>With {@code -Dproduct.keep} the one that most classes share runs on after the tests, and the
 * next run with that property finds it again: for who writes journeys.
 */
record SharedProduct(Product product, boolean kept) implements Shared {

  private static final String NAME = "shared";
  private static final boolean KEEP = Boolean.getBoolean("product.keep");

  static SharedProduct open() {
    return new SharedProduct(
        KEEP && DataFolder.of(NAME).isRunning()
            ? Product.running(NAME)
            : Product.start(NAME, ProductSettings.plain().forAShortWhile()),
        KEEP);
  }

  /** Its media is at one address alone, so that a {@link Relay} may stand before it. */
  static SharedProduct onLoopback() {
    return new SharedProduct(
        Product.start("loopback", ProductSettings.plain().and("--parvis.media.bind=127.0.0.1")),
        false);
  }

  @Override
  public void close() {
    if (kept) {
      product.leave();
    } else {
      product.close();
    }
  }
}
