package eu.parvis.account.oidc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The identity provider and what Parvis is to it.
 *
 * @param issuer the provider's name, compared by characters; its description lies below it
 * @param clientSecret or else {@code clientSecretFile}
 * @param label what people call the provider
 * @param scopes asked for; {@code openid} always is
 * @param acrValues one of which the provider must have reached; empty: any
 * @param organisationClaim which claim names the organisation; blank: none is looked at
 * @param organisations whose people get an account without being invited
 * @param trustEmail whether the provider's addresses are verified though it does not say so
 * @param silent whether to look, once for each browser session, if somebody is signed in there
 */
@ConfigurationProperties("parvis.oidc")
record OidcSettings(
    @DefaultValue("") String issuer,
    @DefaultValue("") String clientId,
    @Nullable String clientSecret,
    @Nullable Path clientSecretFile,
    @DefaultValue("") String label,
    @DefaultValue({"profile", "email"}) Set<String> scopes,
    @DefaultValue Set<String> acrValues,
    @DefaultValue("") String organisationClaim,
    @DefaultValue Set<String> organisations,
    @DefaultValue("false") boolean trustEmail,
    @DefaultValue("false") boolean silent) {

  /**
   * @throws IllegalArgumentException with what an operator should change
   */
  OidcSettings {
    require(
        trustworthy(issuer) && URI.create(issuer).getRawQuery() == null,
        "parvis.oidc.issuer must be an https address without a query");
    require(!clientId.isBlank(), "parvis.oidc.client-id must be set, as there is an issuer");
    require(
        (clientSecret == null) != (clientSecretFile == null),
        "either parvis.oidc.client-secret or parvis.oidc.client-secret-file must be set");
    require(
        organisationClaim.isBlank() == organisations.isEmpty(),
        "parvis.oidc.organisation-claim and parvis.oidc.organisations go together");
    label = label.isBlank() ? URI.create(issuer).getHost() : label.strip();
    var asked = new LinkedHashSet<>(Set.of("openid"));
    asked.addAll(scopes);
    scopes = asked;
  }

  /** The secret that Parvis shows to the provider. */
  String secret() {
    if (clientSecretFile == null) {
      return String.valueOf(clientSecret);
    }
    try {
      return Files.readString(clientSecretFile).strip();
    } catch (IOException e) {
      throw new IllegalStateException("parvis.oidc.client-secret-file cannot be read", e);
    }
  }

  /** Whether what goes there cannot be read or changed on its way. */
  static boolean trustworthy(String address) {
    try {
      var uri = URI.create(address);
      var host = uri.getHost();
      return host != null
          && uri.getRawFragment() == null
          && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && here(host)));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean here(String host) {
    try {
      return host.equals("localhost") || InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  @Override
  public String toString() {
    return "OidcSettings[" + issuer + "]";
  }
}
