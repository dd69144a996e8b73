package eu.parvis.account;

/**
 * The way in by an identity provider; there is a bean of it where one is configured.
 *
 * @param label what people call the provider
 * @param path where signing in begins
 */
public record ProviderSignIn(String label, String path) {

  /** Where the provider is told to ask who it is even if it knows; leads back to the profile. */
  public String again() {
    return path + "?again";
  }
}
