package eu.parvis.media.srtp;

import java.util.Arrays;

/** Master keys and salts of both directions. Never printed. */
public final class SrtpKeys {

  private final SrtpProfile profile;
  private final byte[] exported;

  /**
   * Takes what the DTLS exporter gave (RFC 5764 section 4.2): client key, server key, client salt,
   * server salt.
   */
  public SrtpKeys(SrtpProfile profile, byte[] exported) {
    if (exported.length != profile.exportedBytes()) {
      throw new IllegalArgumentException("Wrong length of exported keys");
    }
    this.profile = profile;
    this.exported = exported.clone();
  }

  public SrtpProfile profile() {
    return profile;
  }

  byte[] clientKey() {
    return part(0, profile.keyBytes());
  }

  byte[] serverKey() {
    return part(profile.keyBytes(), profile.keyBytes());
  }

  byte[] clientSalt() {
    return part(2 * profile.keyBytes(), profile.saltBytes());
  }

  byte[] serverSalt() {
    return part(2 * profile.keyBytes() + profile.saltBytes(), profile.saltBytes());
  }

  private byte[] part(int offset, int length) {
    return Arrays.copyOfRange(exported, offset, offset + length);
  }
}
