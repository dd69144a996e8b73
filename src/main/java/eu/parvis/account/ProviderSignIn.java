package eu.parvis.account;

/**
 * The way in by an identity provider; there is a bean of it where one is configured.
 *
 * @param label what people call the provider
 * @param path where signing in begins
 */
public record ProviderSignIn(String label, String path) {}
