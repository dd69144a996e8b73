package eu.parvis.media.dtls;

import eu.parvis.media.srtp.SrtpKeys;
import eu.parvis.media.srtp.SrtpProfile;
import java.io.IOException;
import java.util.Hashtable;
import java.util.Optional;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/**
 * The other side of a handshake: what a browser does. The server shakes hands with it to warm up,
 * and tests do.
 */
class SrtpClient extends DefaultTlsClient {

  private final DtlsIdentity identity;
  private final int[] profiles;
  private volatile String serverFingerprint = "";
  private @Nullable SrtpProfile profile;
  private @Nullable SrtpKeys keys;

  /**
   * @param profiles SRTP profiles to offer
   */
  SrtpClient(BcTlsCrypto crypto, DtlsIdentity identity, int[] profiles) {
    super(crypto);
    this.identity = identity;
    this.profiles = profiles.clone();
  }

  /** Returns the keys once the handshake is complete. */
  Optional<SrtpKeys> keys() {
    return Optional.ofNullable(keys);
  }

  /** Returns the fingerprint of the certificate that the server showed. */
  String serverFingerprint() {
    return serverFingerprint;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.DTLSv12.only();
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked"}) // the library's signature
  public Hashtable getClientExtensions() throws IOException {
    Hashtable extensions = super.getClientExtensions();
    TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(profiles, new byte[0]));
    return extensions;
  }

  @Override
  @SuppressWarnings("rawtypes") // the library's signature
  public void processServerExtensions(Hashtable serverExtensions) throws IOException {
    super.processServerExtensions(serverExtensions);
    profile =
        Optional.ofNullable(TlsSRTPUtils.getUseSRTPExtension(serverExtensions))
            .flatMap(data -> SrtpProfile.choose(data.getProtectionProfiles()))
            .orElseThrow(() -> new TlsFatalAlert(AlertDescription.illegal_parameter));
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new TlsAuthentication() {

      @Override
      public void notifyServerCertificate(TlsServerCertificate certificate) throws IOException {
        byte[] encoded = certificate.getCertificate().getCertificateAt(0).getEncoded();
        serverFingerprint = DtlsIdentity.fingerprint(encoded);
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
    if (profile != null) {
      keys =
          new SrtpKeys(
              profile,
              context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, profile.exportedBytes()));
    }
  }
}
