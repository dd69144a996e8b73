package eu.parvis.ops;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS from PEM files, with the product's own settings. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CertificateReloadTest {

  private static final Pattern READY = Pattern.compile("Parvis is ready: https://localhost:(\\d+)");
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private Path folder;

  @Test
  void aNewCertificateIsServedWithoutARestart() throws Exception {
    KeyStore first = make("first");
    KeyStore second = make("second");
    write(first);
    Process product =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StartTest.SmallParvis.class.getName(),
                "--parvis.data=" + folder.resolve("data"),
                "--parvis.tls.certificate=" + folder.resolve("chain.pem"),
                "--parvis.tls.private-key=" + folder.resolve("key.pem"),
                "--spring.datasource.url=" + TestDatabase.createDatabase(),
                "--spring.ssl.bundle.watch.file.quiet-period=100ms",
                "--server.port=0")
            .redirectErrorStream(true)
            .start();
    try {
      int port = awaitPort(product);
      assertThat(served(port, first, second)).isEqualTo(certificate(first));

      write(second);

      Certificate now = served(port, first, second);
      while (!now.equals(certificate(second))) {
        now = served(port, first, second);
      }
    } finally {
      product.destroyForcibly().waitFor();
    }
  }

  private static int awaitPort(Process product) throws IOException {
    BufferedReader output = product.inputReader();
    StringBuilder seen = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.find()) {
        return Integer.parseInt(ready.group(1));
      }
      seen.append(line).append('\n');
    }
    throw new AssertionError(seen);
  }

  /** The certificate with which a new connection is greeted; one of the two is trusted. */
  private static Certificate served(int port, KeyStore... either) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (int i = 0; i < either.length; i++) {
      trusted.setCertificateEntry("parvis" + i, certificate(either[i]));
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
      return socket.getSession().getPeerCertificates()[0];
    }
  }

  private KeyStore make(String name) throws Exception {
    Path file = folder.resolve(name + ".p12");
    Process keytool =
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
                "san=dns:localhost",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream content = Files.newInputStream(file)) {
      keys.load(content, PASSWORD);
    }
    return keys;
  }

  private void write(KeyStore keys) throws Exception {
    replace("key.pem", "PRIVATE KEY", keys.getKey("parvis", PASSWORD).getEncoded());
    replace("chain.pem", "CERTIFICATE", certificate(keys).getEncoded());
  }

  private void replace(String name, String label, byte[] der) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Path part = folder.resolve(name + ".part");
    Files.writeString(
        part, "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
    Files.move(
        part,
        folder.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static Certificate certificate(KeyStore keys) throws Exception {
    return keys.getCertificate("parvis");
  }
}
