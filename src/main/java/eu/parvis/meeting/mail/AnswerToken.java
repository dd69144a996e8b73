package eu.parvis.meeting.mail;

import eu.parvis.meeting.AttendeeId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.springframework.stereotype.Component;

/**
 * Names an attendee in addresses and links, so that nobody else can: 40 characters of base32 (RFC
 * 4648, 6) in lower case, 16 bytes of name and 9 of HMAC-SHA-256. It is good for as long as the
 * attendee is one.
 */
@Component
public class AnswerToken {

  /** Characters of a token. */
  public static final int LENGTH = 40;

  private static final Pattern FORM = Pattern.compile("[a-zA-Z2-7]{" + LENGTH + "}");
  private static final String PURPOSE = "parvis answers 1";
  private static final String HMAC = "HmacSHA256";
  private static final int NAME = 16;
  private static final int SIGNATURE = 9;

  private final SecretKey key;

  AnswerToken(SecretKey masterKey) {
    this.key =
        new SecretKeySpec(sign(masterKey, PURPOSE.getBytes(StandardCharsets.US_ASCII)), HMAC);
  }

  /** The token of an attendee, always the same. */
  public String of(AttendeeId attendee) {
    var id = attendee.value();
    var name =
        ByteBuffer.allocate(NAME)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    var token = Arrays.copyOf(name, NAME + SIGNATURE);
    System.arraycopy(sign(key, name), 0, token, NAME, SIGNATURE);
    return new Base32().encodeToString(token).toLowerCase(Locale.ROOT);
  }

  /** Whom a token names; empty if it was not made here. Mail servers may have changed its case. */
  public Optional<AttendeeId> read(String token) {
    if (token.length() != LENGTH || !FORM.matcher(token).matches()) {
      return Optional.empty();
    }
    var bytes = new Base32().decode(token.toUpperCase(Locale.ROOT));
    var name = Arrays.copyOf(bytes, NAME);
    var signature = Arrays.copyOfRange(bytes, NAME, NAME + SIGNATURE);
    var expected = Arrays.copyOf(sign(key, name), SIGNATURE);
    var buffer = ByteBuffer.wrap(name);
    return MessageDigest.isEqual(expected, signature)
        ? Optional.of(new AttendeeId(new UUID(buffer.getLong(), buffer.getLong())))
        : Optional.empty();
  }

  private static byte[] sign(SecretKey key, byte[] text) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has " + HMAC, e);
    }
  }
}
