package eu.parvis;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.testing.Bytecode;
import eu.parvis.testing.Bytecode.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the product encrypts, hashes, signs and draws with, read from its classes. */
class CryptographyTest {

  private static final Path KEYS = Path.of("docs/operating/keys.md");
  private static final String NOT_CONSTANT = "not a constant";

  /** Types to whose making an algorithm is given by name. */
  private static final Set<String> NAMED =
      Set.of(
          "java.security.spec.ECGenParameterSpec",
          "javax.crypto.spec.SecretKeySpec",
          "org.bouncycastle.operator.jcajce.JcaContentSignerBuilder");

  /** The switch is any algorithm that the code names and {@code keys.md} does not, or reversed. */
  @Tag("asvs-11.1.2")
  @Test
  void everyAlgorithmOfTheCodeStandsInTheInventory() throws IOException {
    var names = new TreeSet<String>();
    Bytecode.uses().stream()
        .filter(CryptographyTest::namesAnAlgorithm)
        .forEach(use -> names.add(algorithm(use)));
    Bytecode.uses().stream()
        .filter(use -> use.owner().equals("com.nimbusds.jose.JWSAlgorithm"))
        .filter(use -> use.name().matches("[A-Z]+\\d+"))
        .forEach(use -> names.add(use.name()));
    assertThat(names).isEqualTo(inventory());
  }

  /** Without the rule a cipher of ours could be one in ECB, or with the padding of PKCS #1. */
  @Tag("asvs-11.3.1")
  @Test
  void nothingIsEncryptedButByTlsDtlsAndSrtp() {
    assertThat(Bytecode.naming("javax.crypto.Cipher", "org.bouncycastle.crypto.engines."))
        .isEmpty();
  }

  /** Without the rule a cipher, hash or source of chance could be one that nobody has tested. */
  @Tag("asvs-11.2.1")
  @Test
  void noPrimitiveIsOurs() {
    assertThat(
            Bytecode.extending(
                "java.security.MessageDigest",
                "java.security.MessageDigestSpi",
                "java.security.Provider",
                "java.security.SecureRandom",
                "java.security.SecureRandomSpi",
                "java.security.Signature",
                "java.security.SignatureSpi",
                "java.util.random.RandomGenerator",
                "javax.crypto.CipherSpi",
                "javax.crypto.MacSpi",
                "org.bouncycastle.crypto.BlockCipher",
                "org.bouncycastle.crypto.Digest",
                "org.bouncycastle.crypto.Mac",
                "org.bouncycastle.crypto.StreamCipher"))
        .isEmpty();
  }

  /** The switches are the names that these classes give: SHA-1 is a MAC of STUN and TURN alone. */
  @Tag("asvs-11.4.1")
  @Test
  void brokenHashesAreInMacsOfStunAndTurnAlone() {
    var old = Pattern.compile("(?i).*(MD[245]|SHA-?1(?!\\d)|SHA-?224|RIPEMD).*");
    assertThat(
            Bytecode.uses().stream()
                .filter(CryptographyTest::namesAnAlgorithm)
                .filter(use -> old.matcher(algorithm(use)).matches())
                .map(use -> use.in() + " " + algorithm(use))
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "eu.parvis.media.ice.IntegrityKey HmacSHA1",
            "eu.parvis.signaling.xep0215services.TurnCredentials HmacSHA1");
  }

  /** Without the rule a key could be made of a password: those that are made have 128 bits. */
  @Tag("asvs-11.4.4")
  @Test
  void keysAreMadeOfRandomBytesInFewPlaces() {
    assertThat(Bytecode.naming("javax.crypto.SecretKeyFactory", "javax.crypto.spec.PBEKeySpec"))
        .isEmpty();
    assertThat(
            Bytecode.uses().stream()
                .filter(use -> use.owner().equals("javax.crypto.spec.SecretKeySpec"))
                .map(Use::in))
        .containsOnly(
            "eu.parvis.conference.AddressCodes",
            "eu.parvis.media.ice.IntegrityKey",
            "eu.parvis.meeting.mail.AnswerToken",
            "eu.parvis.ops.secrets.Secrets",
            "eu.parvis.signaling.xep0215services.TurnCredentials");
  }

  /** Without the rule somebody could trust every certificate, or every name in one. */
  @Tag("asvs-12.3.2")
  @Test
  void nobodyDecidesWhichCertificatesAreTrusted() {
    assertThat(
            Bytecode.naming(
                "javax.net.ssl.TrustManager",
                "javax.net.ssl.X509TrustManager",
                "javax.net.ssl.X509ExtendedTrustManager",
                "javax.net.ssl.HostnameVerifier",
                "javax.net.ssl.SSLContext",
                "javax.net.ssl.SSLParameters"))
        .isEmpty();
    assertThat(Bytecode.uses().stream().flatMap(use -> use.texts().stream()))
        .filteredOn(text -> text.contains("ssl.trust") || text.contains("NonValidatingFactory"))
        .isEmpty();
  }

  private static boolean namesAnAlgorithm(Use use) {
    var factory =
        use.name().equals("getInstance")
            && (use.owner().startsWith("java.security.")
                || use.owner().startsWith("javax.crypto.")
                || use.owner().startsWith("javax.net.ssl."));
    return factory || (use.name().equals("<init>") && NAMED.contains(use.owner()));
  }

  private static String algorithm(Use use) {
    return use.texts().isEmpty() ? use.in() + ": " + NOT_CONSTANT : use.texts().getLast();
  }

  /** What stands in the last column of the table of algorithms. */
  private static Set<String> inventory() throws IOException {
    var text = Files.readString(KEYS);
    var rows = text.substring(text.indexOf("## Algorithms")).lines();
    return rows.filter(line -> line.startsWith("| "))
        .map(line -> line.substring(line.lastIndexOf('|', line.length() - 2)))
        .flatMap(cell -> Pattern.compile("`([^`]+)`").matcher(cell).results())
        .map(name -> name.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
