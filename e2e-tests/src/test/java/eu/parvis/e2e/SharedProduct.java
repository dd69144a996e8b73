package eu.parvis.e2e;

/**
 * The product that most test classes share.
 *
 * <p>With {@code -Dproduct.keep} it runs on after the tests, and the next run with that property
 * finds it again: for who writes journeys.
 */
record SharedProduct(Product product) implements AutoCloseable {

  private static final String NAME = "shared";
  private static final boolean KEEP = Boolean.getBoolean("product.keep");

  static SharedProduct open() {
    return new SharedProduct(
        KEEP && DataFolder.of(NAME).isRunning() ? Product.running(NAME) : Product.start(NAME));
  }

  @Override
  public void close() {
    if (KEEP) {
      product.leave();
    } else {
      product.close();
    }
  }
}
