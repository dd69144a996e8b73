package eu.parvis.e2e;

/** A network with a home, and a product with HTTPS at the other side of it. */
record SharedNetwork(Network network, Certificate certificate, Product product) implements Shared {

  static SharedNetwork lay() {
    Network network = Network.lay();
    network.layMobileLink();
    Certificate certificate = Certificate.make(Target.folder("network"), network.address());
    Product product = Product.start("network", certificate.at(network.address()).forAShortWhile());
    return new SharedNetwork(network, certificate, product);
  }

  /** Somebody whose browser takes the product's certificate for a trusted one. */
  Traits trusting(Traits traits) {
    return traits.using(traits.chromium().and(certificate.chromiumFlag()));
  }

  /** The same on the machine at home. */
  Traits atHome(Traits traits) {
    Traits trusting = trusting(traits);
    return trusting.using(trusting.chromium().at(network));
  }

  @Override
  public void close() {
    try {
      product.close();
    } finally {
      network.close();
    }
  }
}
