package eu.parvis.ops;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.testing.SelfSigned;
import eu.parvis.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS from PEM files, with the product's own settings: what really is offered. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HttpsTest {

  private static final Pattern READY = Pattern.compile("Parvis is ready: https://localhost:(\\d+)");

  private static final int TLS_13 = CipherSuite.TLS_AES_128_GCM_SHA256;
  private static final int AES_128 = CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;
  private static final int AES_256 = CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384;
  private static final int CHACHA20 = CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256;
  private static final int CBC_SHA = CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA;
  private static final int CBC_SHA256 = CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256;

  @TempDir private static Path folder;

  private static SelfSigned first;
  private static SelfSigned second;
  private static @Nullable Process product;
  private static int port;

  @BeforeAll
  @Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  static void start() throws Exception {
    first = SelfSigned.make(folder.resolve("first.p12"));
    second = SelfSigned.make(folder.resolve("second.p12"));
    write(first);
    product = start("data", List.of(), "--spring.ssl.bundle.watch.file.quiet-period=100ms");
    port = awaitPort(product);
  }

  @AfterAll
  static void end() throws InterruptedException {
    if (product != null) {
      product.destroyForcibly().waitFor();
    }
  }

  @Test
  void aNewCertificateIsServedWithoutARestart() throws Exception {
    assertThat(served(first, second)).isEqualTo(first.certificate());

    write(second);

    Certificate now = served(first, second);
    while (!now.equals(second.certificate())) {
      now = served(first, second);
    }
    assertThat(TlsProbe.handshake(port, ProtocolVersion.TLSv12.only(), AES_128, AES_256).suite())
        .as("what is offered stays the same")
        .isEqualTo(AES_256);
  }

  /** The switch is {@code PROTOCOLS} in {@code NetworkSettings}. */
  @Tag("asvs-12.1.1")
  @Test
  void theNewestOfTwoVersionsIsSpoken() throws Exception {
    var both = ProtocolVersion.TLSv13.downTo(ProtocolVersion.TLSv12);
    assertThat(TlsProbe.handshake(port, both, TLS_13, AES_256).version())
        .isEqualTo(ProtocolVersion.TLSv13);
    assertThat(TlsProbe.handshake(port, ProtocolVersion.TLSv12.only(), AES_256).version())
        .isEqualTo(ProtocolVersion.TLSv12);
  }

  /** The switch is {@code PROTOCOLS} in {@code NetworkSettings}: nothing else refuses here. */
  @Tag("asvs-12.1.1")
  @Test
  void olderVersionsAreNotSpokenWhateverTheJdkAndTheCiphersAllow() throws Exception {
    var security =
        Files.writeString(folder.resolve("java.security"), "jdk.tls.disabledAlgorithms=\n");
    var lax =
        start(
            "lax",
            List.of("-Djava.security.properties=" + security),
            "--spring.ssl.bundle.pem.parvis.options.ciphers=TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA");
    try {
      var there = awaitPort(lax);
      assertThat(TlsProbe.handshake(there, ProtocolVersion.TLSv12.only(), CBC_SHA).suite())
          .isEqualTo(CBC_SHA);
      for (var old : List.of(ProtocolVersion.TLSv11, ProtocolVersion.TLSv10)) {
        assertThat(TlsProbe.handshake(there, old.only(), CBC_SHA).alert())
            .isEqualTo(AlertDescription.protocol_version);
      }
    } finally {
      lax.destroyForcibly().waitFor();
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

  private static Process start(String data, List<String> machine, String setting)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(machine);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            StartTest.SmallParvis.class.getName(),
            "--parvis.data=" + folder.resolve(data),
            "--parvis.tls.certificate=" + folder.resolve("chain.pem"),
            "--parvis.tls.private-key=" + folder.resolve("key.pem"),
            "--spring.datasource.url=" + TestDatabase.createDatabase(),
            "--server.port=0",
            setting));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
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
  private static Certificate served(SelfSigned... either) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (int i = 0; i < either.length; i++) {
      trusted.setCertificateEntry("parvis" + i, either[i].certificate());
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

  private static void write(SelfSigned keys) throws Exception {
    replace("key.pem", "PRIVATE KEY", keys.key().getEncoded());
    replace("chain.pem", "CERTIFICATE", keys.certificate().getEncoded());
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
}
