package eu.parvis.media.ice;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A received STUN message. It is a view: valid as long as the buffer is.
 *
 * <pre>
 *  |0 0|     message type (14)     |        message length         |  RFC 8489 section 5
 *  |                         magic cookie                          |
 *  |                    transaction id (96 bits)                   |
 * </pre>
 */
public final class StunMessage {

  /** Limit of this agent; ICE uses about 8. */
  static final int MAX_ATTRIBUTES = 32;

  private static final int MAX_USERNAME_BYTES = 513;

  private final ByteBuffer buffer;
  private final int offset;
  private final int length;
  private int integrityOffset = -1;
  private int usernameOffset = -1;
  private int unknownRequired;
  private boolean useCandidate;
  private boolean controlled;
  private int errorCode;
  private boolean fingerprint;

  private StunMessage(ByteBuffer buffer) {
    this.buffer = buffer;
    this.offset = buffer.position();
    this.length = buffer.remaining();
  }

  /**
   * Reads the message between position and limit; leaves the buffer's position alone.
   *
   * @return null unless it is a well-formed STUN message that ends in a correct FINGERPRINT (RFC
   *     8445 section 7.1.1 requires it, and it separates STUN from everything else)
   */
  public static @Nullable StunMessage parse(ByteBuffer buffer) {
    var message = new StunMessage(buffer);
    return message.hasHeader() && message.readAttributes() && message.fingerprint ? message : null;
  }

  private boolean hasHeader() {
    return length >= Stun.HEADER_BYTES
        && (type() & 0xC000) == 0
        && buffer.getInt(offset + Stun.COOKIE_OFFSET) == Stun.MAGIC_COOKIE
        && uint16(Stun.LENGTH_OFFSET) == length - Stun.HEADER_BYTES
        && (length & 3) == 0;
  }

  private boolean readAttributes() {
    int at = Stun.HEADER_BYTES;
    for (int count = 0; at < length; count++) {
      if (count == MAX_ATTRIBUTES || fingerprint || at + Stun.ATTRIBUTE_HEADER_BYTES > length) {
        return false;
      }
      int valueLength = uint16(at + 2);
      int end = at + Stun.ATTRIBUTE_HEADER_BYTES + Stun.padded(valueLength);
      if (end > length || !readAttribute(uint16(at), at, valueLength)) {
        return false;
      }
      at = end;
    }
    return true;
  }

  /** Section 14.5: what follows MESSAGE-INTEGRITY is ignored, except FINGERPRINT. */
  private boolean readAttribute(int attribute, int at, int valueLength) {
    if (attribute == Stun.FINGERPRINT) {
      fingerprint = valueLength == Stun.FINGERPRINT_BYTES && fingerprintMatches(at);
      return fingerprint;
    }
    if (integrityOffset >= 0) {
      return true;
    }
    switch (attribute) {
      case Stun.MESSAGE_INTEGRITY -> {
        integrityOffset = at;
        return valueLength == Stun.INTEGRITY_BYTES;
      }
      case Stun.USERNAME -> {
        usernameOffset = usernameOffset < 0 ? at : usernameOffset;
        return valueLength <= MAX_USERNAME_BYTES;
      }
      case Stun.USE_CANDIDATE -> useCandidate = true;
      case Stun.ICE_CONTROLLED -> controlled = true;
      case Stun.ERROR_CODE -> {
        if (valueLength < Integer.BYTES) {
          return false;
        }
        errorCode = codeOf(buffer.getInt(offset + at + Stun.ATTRIBUTE_HEADER_BYTES));
      }
      case Stun.PRIORITY,
          Stun.ICE_CONTROLLING,
          Stun.XOR_MAPPED_ADDRESS,
          Stun.UNKNOWN_ATTRIBUTES -> {}
      default -> {
        if (attribute < Stun.FIRST_OPTIONAL && unknownRequired == 0) {
          unknownRequired = attribute;
        }
      }
    }
    return true;
  }

  /** Section 14.8: the hundreds in three bits, the rest in a byte. */
  private static int codeOf(int value) {
    return (value >> 8 & 7) * 100 + (value & 0xFF);
  }

  private boolean fingerprintMatches(int at) {
    var crc = new CRC32();
    crc.update(buffer.slice(offset, at));
    int expected = (int) crc.getValue() ^ Stun.FINGERPRINT_XOR;
    return expected == buffer.getInt(offset + at + Stun.ATTRIBUTE_HEADER_BYTES);
  }

  /** Compares MESSAGE-INTEGRITY (section 14.5) in constant time; false if it is absent. */
  boolean isAuthenticatedBy(IntegrityKey key) {
    if (integrityOffset < 0) {
      return false;
    }
    byte[] expected = key.sign(buffer, offset, integrityOffset);
    byte[] actual = new byte[Stun.INTEGRITY_BYTES];
    buffer.get(offset + integrityOffset + Stun.ATTRIBUTE_HEADER_BYTES, actual);
    return MessageDigest.isEqual(expected, actual);
  }

  int type() {
    return uint16(Stun.TYPE_OFFSET);
  }

  public boolean isBindingRequest() {
    return type() == Stun.BINDING_REQUEST;
  }

  boolean isBindingSuccess() {
    return type() == Stun.BINDING_SUCCESS;
  }

  /** RFC 8445 section 7.3.1.1: the peer has the role that a check of ours claims. */
  boolean isRoleConflict() {
    return type() == Stun.BINDING_ERROR && errorCode == Stun.ERROR_ROLE_CONFLICT;
  }

  boolean useCandidate() {
    return useCandidate;
  }

  boolean controlled() {
    return controlled;
  }

  /** Returns the first comprehension-required attribute that is not known, or 0. */
  int unknownRequired() {
    return unknownRequired;
  }

  /** Returns USERNAME, or null if it is absent. */
  public @Nullable String username() {
    if (usernameOffset < 0) {
      return null;
    }
    byte[] value = new byte[uint16(usernameOffset + 2)];
    buffer.get(offset + usernameOffset + Stun.ATTRIBUTE_HEADER_BYTES, value);
    return new String(value, StandardCharsets.UTF_8);
  }

  /**
   * Returns the part of USERNAME before the colon: the receiver's own fragment (RFC 8445 section
   * 7.2.2), or null.
   */
  public @Nullable String localUfrag() {
    String username = username();
    int colon = username == null ? -1 : username.indexOf(':');
    return username == null || colon < 0 ? null : username.substring(0, colon);
  }

  byte[] transactionId() {
    byte[] id = new byte[Stun.TRANSACTION_BYTES];
    buffer.get(offset + Stun.TRANSACTION_OFFSET, id);
    return id;
  }

  private int uint16(int at) {
    return buffer.getShort(offset + at) & 0xFFFF;
  }
}
