package eu.parvis.ops;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ProtocolVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS from PEM files, with the product's own settings: what really is offered. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CertificateReloadTest {

  private static final Pattern READY = Pattern.compile("Parvis is ready: https://localhost:(\\d+)");
  private static final char[] PASSWORD = "changeit".toCharArray();

  private static final int TLS_13 = CipherSuite.TLS_AES_128_GCM_SHA256;
  private static final int AES_128 = CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;
  private static final int AES_256 = CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384;
  private static final int CHACHA20 = CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256;
  private static final int CBC_SHA = CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA;
  private static final int CBC_SHA256 = CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256;

  @TempDir private static Path folder;

  private static KeyStore first;
  private static KeyStore second;
  private static Process product;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    first = make("first");
    second = make("second");
    write(first);
    product =
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
    port = awaitPort(product);
  }

  @AfterAll
  static void end() throws InterruptedException {
    product.destroyForcibly().waitFor();
  }

  @Test
  void aNewCertificateIsServedWithoutARestart() throws Exception {
    assertThat(served(first, second)).isEqualTo(certificate(first));

    write(second);

    Certificate now = served(first, second);
    while (!now.equals(certificate(second))) {
      now = served(first, second);
    }
    assertThat(TlsProbe.handshake(port, ProtocolVersion.TLSv12.only(), AES_128, AES_256).suite())
        .as("what is offered stays the same")
        .isEqualTo(AES_256);
  }

  /** The switch is {@code PROTOCOLS} in {@code NetworkSettings}; the JDK refuses 1.1 as well. */
  @Tag("asvs-12.1.1")
  @Test
  void theNewestOfTwoVersionsIsSpokenAndNoOther() throws Exception {
    var both = ProtocolVersion.TLSv13.downTo(ProtocolVersion.TLSv12);
    assertThat(TlsProbe.handshake(port, both, TLS_13, AES_256).version())
        .isEqualTo(ProtocolVersion.TLSv13);
    assertThat(TlsProbe.handshake(port, ProtocolVersion.TLSv12.only(), AES_256).version())
        .isEqualTo(ProtocolVersion.TLSv12);
    for (var old : List.of(ProtocolVersion.TLSv11, ProtocolVersion.TLSv10)) {
      assertThat(TlsProbe.handshake(port, old.only(), CBC_SHA).alert())
          .isEqualTo(AlertDescription.protocol_version);
    }
  }

  /** The switches are {@code CIPHERS} in {@code NetworkSettings}, and {@code CipherOrder}. */
  @Tag("asvs-12.1.2")
  @Tag("asvs-11.3.2")
  @Test
  void ciphersHaveForwardSecrecyAndAuthenticationAndTheStrongestIsPreferred() throws Exception {
    for (int weak : new int[] {CBC_SHA, CBC_SHA256, CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256}) {
      assertThat(TlsProbe.handshake(port, ProtocolVersion.TLSv12.only(), weak).alert())
          .isEqualTo(AlertDescription.handshake_failure);
    }
    for (int one : new int[] {AES_128, AES_256, CHACHA20}) {
      assertThat(TlsProbe.handshake(port, ProtocolVersion.TLSv12.only(), one).suite())
          .isEqualTo(one);
    }
    assertThat(TlsProbe.handshake(port, ProtocolVersion.TLSv12.only(), AES_128, AES_256).suite())
        .isEqualTo(AES_256);
  }

  /** The switch is {@code server.ssl.bundle} in {@code NetworkSettings}. */
  @Tag("asvs-12.2.1")
  @Test
  void whereThereIsTlsNobodyIsAnsweredWithoutIt() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var request = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(answer).startsWith("HTTP/1.1 400").contains("requires TLS");
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
  private static Certificate served(KeyStore... either) throws Exception {
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

  private static KeyStore make(String name) throws Exception {
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

  private static void write(KeyStore keys) throws Exception {
    replace("key.pem", "PRIVATE KEY", keys.getKey("parvis", PASSWORD).getEncoded());
    replace("chain.pem", "CERTIFICATE", certificate(keys).getEncoded());
  }

  private static void replace(String name, String label, byte[] der) throws IOException {
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
