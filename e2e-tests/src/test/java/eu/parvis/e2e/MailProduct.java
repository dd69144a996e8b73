package eu.parvis.e2e;

import eu.parvis.provider.IdentityProvider;
import java.net.URI;

/** A product with a mail server and an identity provider, for the journeys of both. */
record MailProduct(PostOffice post, IdentityProvider provider, Product product) implements Shared {

  static MailProduct open() {
    PostOffice post = PostOffice.open();
    IdentityProvider provider = IdentityProvider.start();
    Product product =
        Product.start(
            "mail",
            post.settings()
                .and(ProductSettings.ISSUER + provider.issuer())
                .and("--parvis.oidc.client-id=" + IdentityProvider.CLIENT_ID)
                .and("--parvis.oidc.client-secret=" + IdentityProvider.CLIENT_SECRET)
                .and("--parvis.oidc.label=ProConnect")
                .and("--parvis.account.domains=ville.example"));
    provider.serves(URI.create(product.origin()));
    return new MailProduct(post, provider, product);
  }

  @Override
  public void close() {
    product.close();
    provider.close();
    post.close();
  }
}
