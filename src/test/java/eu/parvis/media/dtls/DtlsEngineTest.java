package eu.parvis.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.srtp.SrtpKeys;
import eu.parvis.media.srtp.SrtpProfile;
import eu.parvis.media.srtp.SrtpReceiver;
import eu.parvis.media.srtp.SrtpSender;
import eu.parvis.media.srtp.SrtpStatus;
import eu.parvis.media.testkit.Packets;
import eu.parvis.testing.Bytecode;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.tls.CipherSuite;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DtlsEngineTest {

  private static final int GCM = 7;
  private static final int CM_80 = 1;
  private static final int CM_32 = 2;

  private final DtlsEngine engine = new DtlsEngine();
  private final BlockingQueue<Object> results = new LinkedBlockingQueue<>();
  private final BlockingQueue<SrtpKeys> clientKeys = new LinkedBlockingQueue<>();
  private final AtomicReference<@Nullable DtlsConnection> connection = new AtomicReference<>();

  private final class ToClient implements DtlsPeer {
    private final AtomicReference<@Nullable DtlsClient> client = new AtomicReference<>();

    @Override
    public void transmit(byte[] datagram) {
      DtlsClient to = client.get();
      if (to != null) {
        to.receive(ByteBuffer.wrap(datagram));
      }
    }

    @Override
    public void established(SrtpKeys keys) {
      results.add(keys);
    }

    @Override
    public void failed(Failure failure) {
      results.add(failure);
    }

    @Override
    public void closed() {
      results.add("closed");
    }
  }

  private Object handshake(@Nullable String expectedFingerprint, int... profiles)
      throws InterruptedException {
    return handshake(newClient(profiles), expectedFingerprint);
  }

  private DtlsClient newClient(int... profiles) {
    return new DtlsClient(profiles, this::toServer, clientKeys::add);
  }

  private void toServer(byte[] datagram) {
    DtlsConnection to = connection.get();
    if (to != null) {
      to.offer(ByteBuffer.wrap(datagram));
    }
  }

  private Object handshake(DtlsClient client, @Nullable String expectedFingerprint)
      throws InterruptedException {
    var peer = new ToClient();
    peer.client.set(client);
    String expected = expectedFingerprint == null ? client.fingerprint() : expectedFingerprint;
    connection.set(engine.open(expected, peer));
    client.start();
    Object result = results.poll(20, TimeUnit.SECONDS);
    assertThat(result).isNotNull();
    return result == null ? "" : result;
  }

  @Test
  void bothSidesGetTheSameKeys() throws InterruptedException {
    var keys = (SrtpKeys) handshake(null, CM_80, 8, GCM);
    assertThat(keys.profile()).isEqualTo(SrtpProfile.AEAD_AES_128_GCM);
    SrtpKeys client = clientKeys.poll(20, TimeUnit.SECONDS);
    assertThat(client).isNotNull();
    if (client != null) {
      byte[] bytes = Packets.audio(1, 1, 30, 1);
      var packet = ByteBuffer.allocate(bytes.length + SrtpSender.MAX_OVERHEAD_BYTES);
      packet.put(bytes).flip();
      SrtpSender.ofClient(client).protectRtp(packet);
      assertThat(SrtpReceiver.ofClient(keys).unprotectRtp(packet)).isEqualTo(SrtpStatus.OK);
    }
  }

  @Test
  void fallsBackToCounterMode() throws InterruptedException {
    var keys = (SrtpKeys) handshake(null, CM_80);
    assertThat(keys.profile()).isEqualTo(SrtpProfile.AES128_CM_SHA1_80);
  }

  /** The switch is what {@code SrtpProfile} lists. */
  @Tag("asvs-17.2.2")
  @Test
  void refusesClientWithWeakProfilesOnly() throws InterruptedException {
    assertThat(handshake(null, CM_32)).isEqualTo(DtlsPeer.Failure.HANDSHAKE);
  }

  /** The switch is {@code CIPHER_SUITES} in {@code SrtpServer}. */
  @Tag("asvs-11.3.2")
  @Tag("asvs-17.2.2")
  @Test
  void refusesClientWithoutAuthenticatedCiphers() throws InterruptedException {
    int[] old = {
      CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256,
      CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA
    };
    var client = new DtlsClient(new int[] {GCM}, old, this::toServer, clientKeys::add);
    assertThat(handshake(client, null)).isEqualTo(DtlsPeer.Failure.HANDSHAKE);
  }

  /** The switch is the comparison of fingerprints in {@code SrtpServer}. */
  @Tag("asvs-17.2.8")
  @Test
  void refusesAnotherCertificate() throws InterruptedException {
    assertThat(handshake(engine.fingerprint(), GCM)).isEqualTo(DtlsPeer.Failure.WRONG_FINGERPRINT);
    assertThat(clientKeys).isEmpty();
  }

  @Test
  void comparesFingerprintsWhateverTheirCase() throws InterruptedException {
    DtlsClient client = newClient(GCM);
    String lowerCase = client.fingerprint().toLowerCase(Locale.ROOT);
    assertThat(handshake(client, lowerCase)).isInstanceOf(SrtpKeys.class);
  }

  /** The switch is {@code free} in {@code DtlsEngine}. */
  @Tag("asvs-15.2.2")
  @Test
  void handshakesAtTheSameTimeAreBounded() {
    List<DtlsConnection> open = new ArrayList<>();
    for (int i = 0; i < DtlsEngine.MAX_HANDSHAKES; i++) {
      DtlsConnection next = engine.open(engine.fingerprint(), new ToClient());
      assertThat(next).isNotNull();
      if (next != null) {
        open.add(next);
      }
    }
    assertThat(engine.open(engine.fingerprint(), new ToClient())).isNull();
    open.forEach(DtlsConnection::close);
  }

  /** The switches are the curve and the signature that {@code DtlsIdentity} names. */
  @Tag("asvs-11.4.3")
  @Tag("asvs-11.6.1")
  @Test
  void theCertificateIsOfP256SignedOverSha256() throws Exception {
    var client = newClient(GCM);
    assertThat(handshake(client, null)).isInstanceOf(SrtpKeys.class);
    var certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(client.serverCertificate()));
    assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withECDSA");
    var key = (ECPublicKey) certificate.getPublicKey();
    assertThat(key.getParams().getOrder().bitLength()).isEqualTo(256);
  }

  /** The switch is that each {@code DtlsEngine} makes an identity, which no file has. */
  @Tag("asvs-17.2.1")
  @Test
  void everyStartHasAKeyOfItsOwn() {
    assertThat(new DtlsEngine().fingerprint()).isNotEqualTo(engine.fingerprint());
    assertThat(Bytecode.naming("java.nio.file.", "java.io.File", "java.io.FileInputStream"))
        .noneMatch(name -> name.startsWith("eu.parvis.media.dtls."));
  }

  @Test
  void fingerprintIsWrittenAsSignallingWritesIt() {
    assertThat(engine.fingerprint()).matches("[0-9A-F]{2}(:[0-9A-F]{2}){31}");
  }
}
