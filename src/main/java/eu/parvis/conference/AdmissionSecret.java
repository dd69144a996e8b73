package eu.parvis.conference;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the browser of a participant holds: 256 random bits in base64url. The database has the
 * SHA-256 of it alone.
 */
public record AdmissionSecret(String value) {

  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  /**
   * @throws IllegalArgumentException if {@code value} has not the form of a secret
   */
  public AdmissionSecret {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not an admission secret");
    }
  }

  static AdmissionSecret random(SecureRandom random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new AdmissionSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Reads the value of a cookie; anything that is no secret is none. */
  public static Optional<AdmissionSecret> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new AdmissionSecret(text)) : Optional.empty();
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Compares in constant time. */
  boolean matches(byte[] hash) {
    return MessageDigest.isEqual(hash(), hash);
  }

  @Override
  public String toString() {
    return "AdmissionSecret[hidden]";
  }
}
