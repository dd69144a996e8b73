package eu.parvis.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A secret of 256 bits that a person or browser holds and of which only the SHA-256 is stored. It
 * has full entropy, so a slow hash would add nothing.
 */
public record SecretToken(String value) {

  private static final int BYTES = 32;
  private static final int LENGTH = 43;

  /** A new one. */
  public static SecretToken draw(SecureRandom random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Whether this can be a token at all; spares the database what cannot. */
  public boolean wellFormed() {
    return value.length() == LENGTH;
  }

  /** What is stored of it. */
  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "SecretToken[hidden]";
  }
}
