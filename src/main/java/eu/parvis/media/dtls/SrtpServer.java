package eu.parvis.media.dtls;

import eu.parvis.media.srtp.SrtpKeys;
import eu.parvis.media.srtp.SrtpProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Hashtable;
import java.util.Locale;
import java.util.Optional;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/**
 * Rules of one handshake: DTLS 1.2, ephemeral keys and authenticated ciphers only, extended master
 * secret (RFC 7627), a client certificate with the announced fingerprint, and an SRTP profile.
 */
final class SrtpServer extends DefaultTlsServer {

  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Duration FIRST_RESEND = Duration.ofMillis(200);

  private static final int[] CIPHER_SUITES = {
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
  };

  private final DtlsIdentity identity;
  private final String expectedFingerprint;
  private @Nullable SrtpProfile profile;
  private @Nullable SrtpKeys keys;
  private boolean wrongFingerprint;

  SrtpServer(BcTlsCrypto crypto, DtlsIdentity identity, String expectedFingerprint) {
    super(crypto);
    this.identity = identity;
    this.expectedFingerprint = expectedFingerprint.toUpperCase(Locale.ROOT);
  }

  /** Returns the keys once the handshake is complete. */
  Optional<SrtpKeys> keys() {
    return Optional.ofNullable(keys);
  }

  boolean wrongFingerprint() {
    return wrongFingerprint;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.DTLSv12.only();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return CIPHER_SUITES.clone();
  }

  @Override
  public boolean requiresExtendedMasterSecret() {
    return true;
  }

  @Override
  public int getHandshakeTimeoutMillis() {
    return (int) DEADLINE.toMillis();
  }

  @Override
  public int getHandshakeResendTimeMillis() {
    return (int) FIRST_RESEND.toMillis();
  }

  @Override
  @SuppressWarnings("rawtypes") // the library's signature
  public void processClientExtensions(Hashtable clientExtensions) throws IOException {
    super.processClientExtensions(clientExtensions);
    UseSRTPData offered = TlsSRTPUtils.getUseSRTPExtension(clientExtensions);
    profile =
        Optional.ofNullable(offered)
            .flatMap(data -> SrtpProfile.choose(data.getProtectionProfiles()))
            .orElseThrow(() -> new TlsFatalAlert(AlertDescription.insufficient_security));
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked"}) // the library's signature
  public Hashtable getServerExtensions() throws IOException {
    Hashtable extensions = super.getServerExtensions();
    int[] chosen = {requireProfile().code()};
    TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(chosen, new byte[0]));
    return extensions;
  }

  private SrtpProfile requireProfile() throws IOException {
    if (profile == null) {
      throw new TlsFatalAlert(AlertDescription.missing_extension);
    }
    return profile;
  }

  @Override
  protected TlsCredentialedSigner getECDSASignerCredentials() throws IOException {
    return identity.signer(context);
  }

  @Override
  @SuppressWarnings("JdkObsolete") // the library asks for a Vector
  public CertificateRequest getCertificateRequest() {
    Vector<SignatureAndHashAlgorithm> algorithms = new Vector<>();
    for (short hash : new short[] {HashAlgorithm.sha256, HashAlgorithm.sha384}) {
      algorithms.add(new SignatureAndHashAlgorithm(hash, SignatureAlgorithm.ecdsa));
      algorithms.add(new SignatureAndHashAlgorithm(hash, SignatureAlgorithm.rsa));
    }
    short[] types = {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign};
    return new CertificateRequest(types, algorithms, null);
  }

  /** The library verifies afterwards that the client owns the certificate's key. */
  @Override
  public void notifyClientCertificate(Certificate certificate) throws IOException {
    wrongFingerprint = certificate.isEmpty() || !matches(certificate);
    if (wrongFingerprint) {
      throw new TlsFatalAlert(AlertDescription.bad_certificate);
    }
  }

  private boolean matches(Certificate certificate) throws IOException {
    String actual = DtlsIdentity.fingerprint(certificate.getCertificateAt(0).getEncoded());
    return MessageDigest.isEqual(
        actual.getBytes(StandardCharsets.US_ASCII),
        expectedFingerprint.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    SrtpProfile chosen = requireProfile();
    keys =
        new SrtpKeys(
            chosen,
            context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, chosen.exportedBytes()));
  }
}
