package eu.parvis.e2e;

/** A product with a mail server, for the journeys of mail. */
record MailProduct(PostOffice post, Product product) implements Shared {

  static MailProduct open() {
    PostOffice post = PostOffice.open();
    return new MailProduct(post, Product.start("mail", post.settings()));
  }

  @Override
  public void close() {
    product.close();
    post.close();
  }
}
