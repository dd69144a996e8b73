package eu.parvis.media.dtls;

import eu.parvis.media.srtp.SrtpKeys;
import eu.parvis.media.srtp.SrtpProfile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Hashtable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** A browser's side of DTLS-SRTP, on a thread of its own. */
public final class DtlsTestClient {

  private static final int RESEND_MILLIS = 50; // as browsers do

  private final BcTlsCrypto crypto = new BcTlsCrypto(new SecureRandom());
  private final DtlsIdentity identity = DtlsIdentity.create(crypto);
  private final AtomicReference<String> serverFingerprint = new AtomicReference<>("");
  private final int[] profiles;
  private final QueuedTransport transport;
  private final Consumer<SrtpKeys> onKeys;

  /**
   * @param profiles SRTP profiles to offer
   * @param outgoing takes datagrams, on the client's thread
   * @param onKeys takes the keys, on the client's thread
   */
  public DtlsTestClient(int[] profiles, Consumer<byte[]> outgoing, Consumer<SrtpKeys> onKeys) {
    this.profiles = profiles.clone();
    this.transport = new QueuedTransport(outgoing);
    this.onKeys = onKeys;
  }

  public String fingerprint() {
    return identity.fingerprint();
  }

  /** Returns the fingerprint of the certificate that the server showed. */
  public String serverFingerprint() {
    return serverFingerprint.get();
  }

  public void start() {
    Thread.ofVirtual().start(this::run);
  }

  public void receive(ByteBuffer datagram) {
    transport.offer(datagram);
  }

  public void close() {
    transport.close();
  }

  private void run() {
    try {
      var established = new DTLSClientProtocol().connect(new Rules(), transport);
      byte[] record = new byte[2048];
      while (true) {
        established.receive(record, 0, record.length, 0);
      }
    } catch (IOException e) {
      transport.close();
    }
  }

  private final class Rules extends DefaultTlsClient {

    private int chosenProfile;

    Rules() {
      super(crypto);
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
      return ProtocolVersion.DTLSv12.only();
    }

    @Override
    public int getHandshakeResendTimeMillis() {
      return RESEND_MILLIS;
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // the library's signature
    public Hashtable getClientExtensions() throws IOException {
      Hashtable extensions = super.getClientExtensions();
      TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(profiles, new byte[0]));
      return extensions;
    }

    @Override
    public TlsAuthentication getAuthentication() {
      return new TlsAuthentication() {

        @Override
        public void notifyServerCertificate(TlsServerCertificate certificate) throws IOException {
          serverFingerprint.set(
              DtlsIdentity.fingerprint(
                  certificate.getCertificate().getCertificateAt(0).getEncoded()));
        }

        @Override
        public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
          return identity.signer(context);
        }
      };
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
      super.notifyHandshakeComplete();
      SrtpProfile profile = SrtpProfile.choose(new int[] {chosenProfile}).orElseThrow();
      byte[] exported =
          context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, profile.exportedBytes());
      onKeys.accept(new SrtpKeys(profile, exported));
    }

    @Override
    @SuppressWarnings("rawtypes") // the library's signature
    public void processServerExtensions(Hashtable serverExtensions) throws IOException {
      super.processServerExtensions(serverExtensions);
      chosenProfile = TlsSRTPUtils.getUseSRTPExtension(serverExtensions).getProtectionProfiles()[0];
    }
  }
}
