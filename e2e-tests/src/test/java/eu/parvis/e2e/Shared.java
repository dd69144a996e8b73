package eu.parvis.e2e;

/**
 * A product that several test classes share: the first one starts it, and it ends after the last.
 */
interface Shared extends AutoCloseable {

  Product product();

  @Override
  void close();
}
