package eu.parvis.media.ice;

/** Numbers of STUN (RFC 8489 sections 5, 14 and 18) and of its use by ICE (RFC 8445 section 16). */
final class Stun {

  static final int HEADER_BYTES = 20;
  static final int TYPE_OFFSET = 0;
  static final int LENGTH_OFFSET = 2;
  static final int COOKIE_OFFSET = 4;
  static final int TRANSACTION_OFFSET = 8;
  static final int TRANSACTION_BYTES = 12;
  static final int ATTRIBUTE_HEADER_BYTES = 4;

  static final int MAGIC_COOKIE = 0x2112A442;

  /** A CRC-32 is combined with this so that it differs from other CRCs in the packet (14.7). */
  static final int FINGERPRINT_XOR = 0x5354554e;

  static final int BINDING_REQUEST = 0x0001;
  static final int BINDING_SUCCESS = 0x0101;
  static final int BINDING_ERROR = 0x0111;

  static final int USERNAME = 0x0006;
  static final int MESSAGE_INTEGRITY = 0x0008;
  static final int ERROR_CODE = 0x0009;
  static final int UNKNOWN_ATTRIBUTES = 0x000A;
  static final int XOR_MAPPED_ADDRESS = 0x0020;
  static final int PRIORITY = 0x0024;
  static final int USE_CANDIDATE = 0x0025;
  static final int FINGERPRINT = 0x8028;
  static final int ICE_CONTROLLED = 0x8029;
  static final int ICE_CONTROLLING = 0x802A;

  /** From here on an agent may ignore what it does not know (section 14). */
  static final int FIRST_OPTIONAL = 0x8000;

  static final int INTEGRITY_BYTES = 20;
  static final int FINGERPRINT_BYTES = 4;

  static final int ERROR_UNKNOWN_ATTRIBUTE = 420;
  static final int ERROR_ROLE_CONFLICT = 487;

  private Stun() {}

  /** Returns the length of an attribute's value with its padding to 32 bits (section 14). */
  static int padded(int length) {
    return (length + 3) & ~3;
  }
}
