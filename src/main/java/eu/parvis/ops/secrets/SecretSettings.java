package eu.parvis.ops.secrets;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Secrets given by the operator in place of the files in the data folder.
 *
 * @param masterKey 32 bytes in Base64
 * @param signingKey a P-256 key pair in PEM: PRIVATE KEY (PKCS #8), then PUBLIC KEY
 * @param databasePassword the embedded database's password, ASCII
 * @param turnSecret shared with TURN servers, ASCII, 32 characters or more
 */
@ConfigurationProperties("parvis.secrets")
public record SecretSettings(
    @Nullable String masterKey,
    @Nullable String signingKey,
    @Nullable String databasePassword,
    @Nullable String turnSecret) {

  /** Nothing configured. */
  public static final SecretSettings NONE = new SecretSettings(null, null, null, null);

  @Override
  public String toString() {
    return "SecretSettings[hidden]";
  }
}
