package eu.parvis.media.ice;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Short-term credential of STUN (RFC 8489 section 9.1): HMAC-SHA1 keyed with a password. For one
 * thread.
 */
final class IntegrityKey {

  private static final String ALGORITHM = "HmacSHA1";

  private final Mac mac;

  IntegrityKey(String password) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime has no HMAC-SHA1", e);
    }
  }

  /**
   * Signs a message up to, but without, its MESSAGE-INTEGRITY attribute. Section 14.5: the length
   * field in the header counts up to the end of that attribute.
   *
   * @param offset where the message starts
   * @param length number of bytes before the attribute
   */
  byte[] sign(ByteBuffer buffer, int offset, int length) {
    int counted = length - Stun.HEADER_BYTES + Stun.ATTRIBUTE_HEADER_BYTES + Stun.INTEGRITY_BYTES;
    mac.update(buffer.slice(offset, Stun.LENGTH_OFFSET));
    mac.update((byte) (counted >> 8));
    mac.update((byte) counted);
    mac.update(buffer.slice(offset + Stun.COOKIE_OFFSET, length - Stun.COOKIE_OFFSET));
    return mac.doFinal();
  }
}
