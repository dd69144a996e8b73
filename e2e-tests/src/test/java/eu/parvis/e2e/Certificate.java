package eu.parvis.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A self-signed certificate for localhost, or for an address.
 *
 * @param chain PEM file
 * @param key PEM file, PKCS #8
 */
record Certificate(Path chain, Path key, java.security.cert.Certificate x509) {

  private static final char[] PASSWORD = "changeit".toCharArray();

  /** Makes a certificate for localhost with the JDK's keytool in {@code folder}. */
  static Certificate make(Path folder) {
    return make(folder, "127.0.0.1");
  }

  /** Makes a certificate for localhost and some addresses. */
  static Certificate make(Path folder, String... addresses) {
    try {
      Files.createDirectories(folder);
      Path store = folder.resolve("localhost.p12");
      Files.deleteIfExists(store);
      keytool(store, addresses);
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(store)) {
        keys.load(in, PASSWORD);
      }
      var x509 = keys.getCertificate("parvis");
      Path chain = folder.resolve("chain.pem");
      Path key = folder.resolve("key.pem");
      Files.writeString(chain, pem("CERTIFICATE", x509.getEncoded()));
      Files.writeString(key, pem("PRIVATE KEY", keys.getKey("parvis", PASSWORD).getEncoded()));
      return new Certificate(chain, key, x509);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void keytool(Path store, String... addresses) throws IOException {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process process =
        new ProcessBuilder(
                keytool.toString(),
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
                "san=dns:localhost,ip:" + String.join(",ip:", addresses),
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                store.toString())
            .inheritIO()
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException("keytool failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String pem(String what, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, body);
  }

  /** The settings with which the product serves this certificate. */
  List<String> settings() {
    return List.of("--parvis.tls.certificate=" + chain, "--parvis.tls.private-key=" + key);
  }

  /** Pages and media at an address of this machine alone. */
  ProductSettings at(String address) {
    String host = address.contains(":") ? "[" + address + "]" : address;
    return ProductSettings.tls(host, settings(), client())
        .and("--parvis.media.addresses=" + address);
  }

  /** A client that trusts this certificate alone. */
  HttpClient client() {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("parvis", x509);
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return HttpClient.newBuilder().sslContext(context).build();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The flag with which Chromium takes this certificate for a trusted one. */
  String chromiumFlag() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(x509.getPublicKey().getEncoded());
      return "--ignore-certificate-errors-spki-list=" + Base64.getEncoder().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
