package eu.parvis.media.dtls;

import eu.parvis.media.srtp.SrtpKeys;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.function.Consumer;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * A browser's side of DTLS-SRTP, on a virtual thread of its own. A handshake that fails says
 * nothing: its owner has a limit of time.
 */
public final class DtlsClient {

  private static final int RESEND_MILLIS = 50; // as browsers do

  /** The library's own choice. */
  private static final int[] NONE = {};

  private final BcTlsCrypto crypto = new BcTlsCrypto(new SecureRandom());
  private final DtlsIdentity identity = DtlsIdentity.create(crypto);
  private final BrowserRules rules;
  private final QueuedTransport transport;
  private final Consumer<SrtpKeys> onKeys;

  /**
   * @param profiles SRTP profiles to offer
   * @param outgoing takes datagrams, on the client's thread
   * @param onKeys takes the keys, on the client's thread
   */
  public DtlsClient(int[] profiles, Consumer<byte[]> outgoing, Consumer<SrtpKeys> onKeys) {
    this(profiles, NONE, outgoing, onKeys);
  }

  /** The same with cipher suites of its own choice. */
  DtlsClient(int[] profiles, int[] suites, Consumer<byte[]> outgoing, Consumer<SrtpKeys> onKeys) {
    this.rules = new BrowserRules(crypto, identity, profiles, suites);
    this.transport = new QueuedTransport(outgoing);
    this.onKeys = onKeys;
  }

  public String fingerprint() {
    return identity.fingerprint();
  }

  /** Returns the fingerprint of the certificate that the server showed. */
  public String serverFingerprint() {
    return rules.serverFingerprint();
  }

  /** Returns the certificate that the server showed, in DER; empty before it did. */
  byte[] serverCertificate() {
    return rules.certificate.clone();
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
      var established = new DTLSClientProtocol().connect(rules, transport);
      onKeys.accept(rules.keys().orElseThrow());
      byte[] record = new byte[2048];
      while (true) {
        established.receive(record, 0, record.length, 0);
      }
    } catch (IOException e) {
      transport.close();
    }
  }

  private static final class BrowserRules extends SrtpClient {

    private final int[] suites;
    private volatile byte[] certificate = {};

    BrowserRules(BcTlsCrypto crypto, DtlsIdentity identity, int[] profiles, int[] suites) {
      super(crypto, identity, profiles);
      this.suites = suites.clone();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
      return suites.length == 0 ? super.getSupportedCipherSuites() : suites.clone();
    }

    @Override
    public TlsAuthentication getAuthentication() {
      var usual = super.getAuthentication();
      return new TlsAuthentication() {
        @Override
        public void notifyServerCertificate(TlsServerCertificate shown) throws IOException {
          certificate = shown.getCertificate().getCertificateAt(0).getEncoded();
          usual.notifyServerCertificate(shown);
        }

        @Override
        public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
          return usual.getClientCredentials(request);
        }
      };
    }

    @Override
    public int getHandshakeResendTimeMillis() {
      return RESEND_MILLIS;
    }
  }
}
