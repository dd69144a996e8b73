package eu.parvis.ops;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.SecureRandom;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/** A client that offers what it is told to, as no client of the JDK would. Trusts everybody. */
final class TlsProbe extends DefaultTlsClient {

  private static final int LONGEST_MILLIS = 20_000;

  /**
   * What came of a handshake.
   *
   * @param version null if there was none
   * @param suite 0 if there was none
   * @param alert by which the server refused, or -1
   */
  record Outcome(@Nullable ProtocolVersion version, int suite, int alert) {}

  private final ProtocolVersion[] versions;
  private final int[] suites;
  private int chosen;

  private TlsProbe(ProtocolVersion[] versions, int... suites) {
    super(new BcTlsCrypto(new SecureRandom()));
    this.versions = versions.clone();
    this.suites = suites.clone();
  }

  /** Shakes hands with a server on this machine; any other failure than its alert is thrown. */
  static Outcome handshake(int port, ProtocolVersion[] versions, int... suites) throws IOException {
    var client = new TlsProbe(versions, suites);
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(LONGEST_MILLIS);
      var protocol = new TlsClientProtocol(socket.getInputStream(), socket.getOutputStream());
      protocol.connect(client);
      return new Outcome(client.context.getServerVersion(), client.chosen, -1);
    } catch (TlsFatalAlertReceived refused) {
      return new Outcome(null, 0, refused.getAlertDescription());
    }
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return versions.clone();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return suites.clone();
  }

  @Override
  public void notifySelectedCipherSuite(int selected) {
    super.notifySelectedCipherSuite(selected);
    chosen = selected;
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new TlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate any) {}

      @Override
      public @Nullable TlsCredentials getClientCredentials(CertificateRequest none) {
        return null;
      }
    };
  }
}
