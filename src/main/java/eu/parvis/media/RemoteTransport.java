package eu.parvis.media;

/**
 * The browser's side of one transport, from its answer.
 *
 * @param ufrag remote ICE user name fragment, 4 to 256 characters (RFC 8839 section 5.4)
 * @param pwd remote ICE password, 22 to 256 characters; never printed
 * @param fingerprint sha-256 of its certificate, hexadecimal pairs separated by colons
 * @param setup its role in DTLS; only {@link Setup#ACTIVE} is accepted
 */
public record RemoteTransport(String ufrag, String pwd, String fingerprint, Setup setup) {

  /** Role in the DTLS handshake (RFC 8842 section 5.2). */
  public enum Setup {
    ACTIVE,
    PASSIVE,
    ACTPASS
  }

  private static final int MIN_UFRAG = 4;
  private static final int MIN_PWD = 22;
  private static final int MAX_CREDENTIAL = 256;
  private static final int SHA256_PAIRS = 32;

  public RemoteTransport {
    requireLength(ufrag, MIN_UFRAG, "user name fragment");
    requireLength(pwd, MIN_PWD, "password");
    if (!fingerprint.matches("\\p{XDigit}{2}(:\\p{XDigit}{2}){" + (SHA256_PAIRS - 1) + "}")) {
      throw new IllegalArgumentException("Not a sha-256 fingerprint");
    }
  }

  private static void requireLength(String value, int min, String what) {
    if (value.length() < min || value.length() > MAX_CREDENTIAL) {
      throw new IllegalArgumentException("ICE " + what + " has a wrong length");
    }
  }

  @Override
  public String toString() {
    return "RemoteTransport[ufrag=" + ufrag + ", setup=" + setup + "]";
  }
}
