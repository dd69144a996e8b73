package eu.parvis.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;

/** A certificate for this machine for which nobody else vouches, with its key. */
public record SelfSigned(Path file, Key key, Certificate certificate) {

  private static final String PASSWORD = "changeit";

  /** Has the JDK make one, in a PKCS #12 file whose password is {@code changeit}. */
  public static SelfSigned make(Path file)
      throws IOException, InterruptedException, GeneralSecurityException {
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "parvis",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException("keytool makes no certificate");
    }
    var keys = KeyStore.getInstance("PKCS12");
    try (var content = Files.newInputStream(file)) {
      keys.load(content, PASSWORD.toCharArray());
    }
    return new SelfSigned(
        file, keys.getKey("parvis", PASSWORD.toCharArray()), keys.getCertificate("parvis"));
  }
}
