package eu.parvis.ops.secrets;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Key pairs on the curve P-256, as two PEM blocks: PRIVATE KEY (PKCS #8) and PUBLIC KEY (X.509).
 */
final class SigningKeys {

  private static final int PEM_LINE = 64;
  private static final int P256_BITS = 256;

  private SigningKeys() {}

  static String fresh() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      return block("PRIVATE KEY", pair.getPrivate().getEncoded())
          + block("PUBLIC KEY", pair.getPublic().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no P-256", e);
    }
  }

  /**
   * Reads both blocks.
   *
   * @throws IllegalArgumentException if a block is missing, is no P-256 key, or the two do not
   *     belong together
   */
  static KeyPair parse(String pem) {
    try {
      KeyFactory factory = KeyFactory.getInstance("EC");
      PrivateKey secret =
          factory.generatePrivate(new PKCS8EncodedKeySpec(content(pem, "PRIVATE KEY")));
      PublicKey open = factory.generatePublic(new X509EncodedKeySpec(content(pem, "PUBLIC KEY")));
      requireP256(secret, open);
      requirePair(secret, open);
      return new KeyPair(open, secret);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a P-256 key pair", e);
    }
  }

  private static void requireP256(PrivateKey secret, PublicKey open) {
    for (Object key : new Object[] {secret, open}) {
      if (!(key instanceof ECKey ec)
          || ec.getParams().getCurve().getField().getFieldSize() != P256_BITS) {
        throw new IllegalArgumentException("not a P-256 key pair");
      }
    }
  }

  private static void requirePair(PrivateKey secret, PublicKey open)
      throws GeneralSecurityException {
    byte[] sample = {1};
    Signature signer = Signature.getInstance("SHA256withECDSA");
    signer.initSign(secret);
    signer.update(sample);
    byte[] signature = signer.sign();
    signer.initVerify(open);
    signer.update(sample);
    if (!signer.verify(signature)) {
      throw new IllegalArgumentException("the public key does not belong to the private key");
    }
  }

  private static String block(String label, byte[] der) {
    String body = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(der);
    return begin(label) + "\n" + body + "\n" + end(label) + "\n";
  }

  private static byte[] content(String pem, String label) {
    int from = pem.indexOf(begin(label));
    int to = pem.indexOf(end(label));
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("no block " + label);
    }
    return Base64.getMimeDecoder().decode(pem.substring(from + begin(label).length(), to));
  }

  private static String begin(String label) {
    return "-----BEGIN " + label + "-----";
  }

  private static String end(String label) {
    return "-----END " + label + "-----";
  }
}
