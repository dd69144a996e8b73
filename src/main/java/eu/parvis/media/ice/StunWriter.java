package eu.parvis.media.ice;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Writes one STUN message after the other into its buffer. For one thread. */
final class StunWriter {

  private static final int CAPACITY = 1024;
  private static final int FAMILY_IPV4 = 1;
  private static final int FAMILY_IPV6 = 2;

  private final ByteBuffer buffer = ByteBuffer.allocate(CAPACITY);

  StunWriter start(int type, byte[] transactionId) {
    buffer.clear();
    buffer.putShort((short) type).putShort((short) 0).putInt(Stun.MAGIC_COOKIE);
    buffer.put(transactionId);
    return this;
  }

  StunWriter attribute(int type, byte[] value) {
    buffer.putShort((short) type).putShort((short) value.length).put(value);
    for (int i = value.length; i < Stun.padded(value.length); i++) {
      buffer.put((byte) 0);
    }
    return this;
  }

  StunWriter text(int type, String value) {
    return attribute(type, value.getBytes(StandardCharsets.UTF_8));
  }

  StunWriter flag(int type) {
    return attribute(type, new byte[0]);
  }

  StunWriter uint32(int type, long value) {
    return attribute(type, ByteBuffer.allocate(Integer.BYTES).putInt((int) value).array());
  }

  StunWriter uint64(int type, long value) {
    return attribute(type, ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  /** Section 14.8: class (hundreds) and number of the error. */
  StunWriter error(int code, String reason) {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    var value = ByteBuffer.allocate(Integer.BYTES + text.length);
    value.putShort((short) 0).put((byte) (code / 100)).put((byte) (code % 100)).put(text);
    return attribute(Stun.ERROR_CODE, value.array());
  }

  /** Section 14.2: the port and the address are combined with the cookie and transaction id. */
  StunWriter xorMappedAddress(InetSocketAddress address) {
    InetAddress ip = address.getAddress();
    byte[] bytes = ip.getAddress();
    var value = ByteBuffer.allocate(Integer.BYTES + bytes.length);
    value.putShort((short) (ip instanceof Inet4Address ? FAMILY_IPV4 : FAMILY_IPV6));
    value.putShort((short) (address.getPort() ^ (Stun.MAGIC_COOKIE >>> 16)));
    for (int i = 0; i < bytes.length; i++) {
      value.put((byte) (bytes[i] ^ buffer.get(Stun.COOKIE_OFFSET + i)));
    }
    return attribute(Stun.XOR_MAPPED_ADDRESS, value.array());
  }

  /** Appends MESSAGE-INTEGRITY (section 14.5). */
  StunWriter sign(IntegrityKey key) {
    return attribute(Stun.MESSAGE_INTEGRITY, key.sign(buffer, 0, buffer.position()));
  }

  /** Appends FINGERPRINT (section 14.7), completes the header and returns the readable message. */
  ByteBuffer finish() {
    int at = buffer.position();
    int total = at + Stun.ATTRIBUTE_HEADER_BYTES + Stun.FINGERPRINT_BYTES;
    buffer.putShort(Stun.LENGTH_OFFSET, (short) (total - Stun.HEADER_BYTES));
    var crc = new CRC32();
    crc.update(buffer.slice(0, at));
    uint32(Stun.FINGERPRINT, crc.getValue() ^ Stun.FINGERPRINT_XOR);
    return buffer.flip();
  }
}
