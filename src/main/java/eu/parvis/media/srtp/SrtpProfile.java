package eu.parvis.media.srtp;

import java.util.Optional;

/**
 * Protection profiles that are accepted, best first (RFC 5764 section 4.1.2, RFC 7714 section
 * 14.2).
 */
public enum SrtpProfile {
  AEAD_AES_128_GCM(7, 12),
  AES128_CM_SHA1_80(1, 14);

  private static final int KEY_BYTES = 16;

  private final int code;
  private final int saltBytes;

  SrtpProfile(int code, int saltBytes) {
    this.code = code;
    this.saltBytes = saltBytes;
  }

  /** Number in the use_srtp extension. */
  public int code() {
    return code;
  }

  public int keyBytes() {
    return KEY_BYTES;
  }

  public int saltBytes() {
    return saltBytes;
  }

  /** Bytes that both directions together take from the DTLS exporter (RFC 5764 section 4.2). */
  public int exportedBytes() {
    return 2 * (KEY_BYTES + saltBytes);
  }

  /** Returns the best profile among those offered. */
  public static Optional<SrtpProfile> choose(int[] offered) {
    for (SrtpProfile profile : values()) {
      for (int code : offered) {
        if (code == profile.code) {
          return Optional.of(profile);
        }
      }
    }
    return Optional.empty();
  }
}
