package eu.parvis.signaling.xep0215services;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Credentials of one client for TURN, as servers check them that share a secret with us and know no
 * users (draft-uberti-behave-turn-rest-00 section 2.2; {@code use-auth-secret} of coturn).
 *
 * @param username the second of their end, since 1970, and an id that means nothing
 * @param password proves that who made them knows the secret
 * @param until from then on no new allocation can be made with them
 */
record TurnCredentials(String username, String password, Instant until) {

  private static final String MAC = "HmacSHA1";

  static TurnCredentials make(String secret, Instant until, String id) {
    var username = until.getEpochSecond() + ":" + id;
    return new TurnCredentials(username, password(secret, username), until);
  }

  private static String password(String secret, String username) {
    try {
      var mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), MAC));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + MAC, e);
    }
  }

  @Override
  public String toString() {
    return "TurnCredentials[until " + until + "]";
  }
}
