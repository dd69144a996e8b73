package eu.parvis.media.ice;

import java.util.random.RandomGenerator;

/**
 * User name fragment and password of one side (RFC 8445 section 5.3). The password is never
 * printed.
 */
public record IceCredentials(String ufrag, String pwd) {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final int UFRAG_LENGTH = 8;
  private static final int PWD_LENGTH = 24;

  /** Makes new ones: 48 random bits in the fragment (24 required) and 144 in the password (128). */
  public static IceCredentials random(RandomGenerator random) {
    return new IceCredentials(text(random, UFRAG_LENGTH), text(random, PWD_LENGTH));
  }

  private static String text(RandomGenerator random, int length) {
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return "IceCredentials[ufrag=" + ufrag + "]";
  }
}
