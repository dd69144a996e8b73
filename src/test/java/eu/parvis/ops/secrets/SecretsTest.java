package eu.parvis.ops.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.parvis.ops.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  @TempDir private Path temporary;
  private Path folder = Path.of("");

  @BeforeEach
  void choose() {
    folder = temporary.resolve("secrets");
  }

  /** The switch is the permissions in {@code SecretFolder}. */
  @Tag("asvs-13.3.2")
  @Test
  void madeSecretsAreReadableByTheirOwnerOnly() throws IOException {
    Secrets secrets = new Secrets(folder, SecretSettings.NONE);
    secrets.masterKey();
    secrets.signingKey();
    secrets.databasePassword();

    assertThat(permissions(folder)).isEqualTo("rwx------");
    try (var files = Files.list(folder)) {
      assertThat(files)
          .hasSize(3)
          .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
    }
  }

  @Test
  void tightensWhatAnOperatorLoosened() throws IOException {
    Secrets secrets = new Secrets(folder, SecretSettings.NONE);
    secrets.masterKey();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(
        folder.resolve("master.key"), PosixFilePermissions.fromString("rw-r--r--"));

    secrets.masterKey();

    assertThat(permissions(folder)).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("master.key"))).isEqualTo("rw-------");
  }

  @Test
  void theNextStartFindsTheSameSecrets() {
    Secrets first = new Secrets(folder, SecretSettings.NONE);
    byte[] master = first.masterKey().getEncoded();
    byte[] signing = first.signingKey().getPublic().getEncoded();
    String password = first.databasePassword();

    Secrets second = new Secrets(folder, SecretSettings.NONE);
    assertThat(second.masterKey().getEncoded()).hasSize(32).isEqualTo(master);
    assertThat(second.signingKey().getPublic().getEncoded()).isEqualTo(signing);
    assertThat(second.databasePassword()).hasSize(43).isEqualTo(password);
  }

  /** The switch is {@code random} in {@code Secrets}: a password that is always the same. */
  @Tag("asvs-13.2.3")
  @Test
  void twoInstallationsShareNothing() {
    Secrets one = new Secrets(folder, SecretSettings.NONE);
    Secrets other = new Secrets(temporary.resolve("other"), SecretSettings.NONE);
    assertThat(one.masterKey()).isNotEqualTo(other.masterKey());
    assertThat(one.databasePassword()).isNotEqualTo(other.databasePassword());
    assertThat(one.signingKey().getPrivate()).isNotEqualTo(other.signingKey().getPrivate());
  }

  /** The switch is {@code secp256r1} in {@code SigningKeys}. */
  @Tag("asvs-11.6.1")
  @Test
  void theSigningKeyIsOnTheCurveP256() {
    var key = (ECPublicKey) new Secrets(folder, SecretSettings.NONE).signingKey().getPublic();
    assertThat(key.getParams().getCurve().getField().getFieldSize()).isEqualTo(256);
  }

  /** The switch is {@code configured} in {@code Secrets}: what a vault brings needs no file. */
  @Tag("asvs-13.3.1")
  @Test
  void configuredSecretsReplaceFilesAndLeaveNone() {
    String master = Base64.getEncoder().encodeToString(new byte[32]);
    String pem = SigningKeys.fresh();
    Secrets secrets = new Secrets(folder, new SecretSettings(master, pem, "given", null));

    assertThat(secrets.masterKey().getEncoded()).isEqualTo(new byte[32]);
    assertThat(secrets.signingKey().getPublic()).isEqualTo(SigningKeys.parse(pem).getPublic());
    assertThat(secrets.databasePassword()).isEqualTo("given");
    assertThat(folder).doesNotExist();
  }

  /** The switch is the comparison with {@code KEY_BYTES} in {@code Secrets}. */
  @Tag("asvs-11.2.3")
  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "nicht Base64!"})
  void refusesAMasterKeyOfAnotherSizeWithoutRepeatingIt(String value) {
    Secrets secrets = new Secrets(folder, new SecretSettings(value, null, null, null));
    assertThatThrownBy(secrets::masterKey)
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("parvis.secrets.master-key")
        .message()
        .matches(message -> value.isEmpty() || !message.contains(value));
  }

  @Test
  void refusesAPublicKeyOfAnotherPair() {
    String one = SigningKeys.fresh();
    String other = SigningKeys.fresh();
    String mixed =
        one.substring(0, one.indexOf("-----BEGIN PUBLIC"))
            + other.substring(other.indexOf("-----BEGIN PUBLIC"));
    Secrets secrets = new Secrets(folder, new SecretSettings(null, mixed, null, null));
    assertThatThrownBy(secrets::signingKey).isInstanceOf(StartupFailure.class);
  }

  @Test
  void aBackupCarriesTheKeysAndNotTheDatabasePassword() throws IOException {
    Secrets secrets = new Secrets(folder, SecretSettings.NONE);
    secrets.masterKey();
    secrets.signingKey();
    secrets.databasePassword();
    Map<String, String> files = secrets.export();
    assertThat(files).containsOnlyKeys("master.key", "signing.pem");

    Secrets restored = new Secrets(temporary.resolve("restored"), SecretSettings.NONE);
    try (KeyReplacement replacement = restored.prepare(files)) {
      replacement.place();
      replacement.keep();
    }
    assertThat(restored.masterKey()).isEqualTo(secrets.masterKey());
    assertThat(restored.signingKey().getPublic()).isEqualTo(secrets.signingKey().getPublic());
  }

  @Test
  void aReplacementThatIsNotKeptLeavesWhatWasThere() throws IOException {
    Secrets other = new Secrets(temporary.resolve("other"), SecretSettings.NONE);
    other.masterKey();
    other.signingKey();
    Secrets secrets = new Secrets(folder, SecretSettings.NONE);
    byte[] master = secrets.masterKey().getEncoded();

    try (KeyReplacement replacement = secrets.prepare(other.export())) {
      assertThat(secrets.masterKey().getEncoded()).isEqualTo(master);
      replacement.place();
      assertThat(secrets.masterKey()).isEqualTo(other.masterKey());
    }

    assertThat(secrets.masterKey().getEncoded()).isEqualTo(master);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("master.key"));
    }
  }

  @Test
  void replacementsAreCheckedBeforeAnythingIsWritten() {
    Secrets secrets = new Secrets(folder, SecretSettings.NONE);
    for (var wrong :
        List.of(
            Map.of("master.key", "AAAA"),
            Map.of("signing.pem", "-----BEGIN"),
            Map.of("../profile", "a"))) {
      assertThatThrownBy(() -> secrets.prepare(wrong))
          .isInstanceOf(StartupFailure.class)
          .hasMessageContaining("damaged")
          .hasMessageContaining(wrong.keySet().iterator().next());
    }
    assertThat(folder).doesNotExist();
  }

  @Test
  void aTurnSecretIsReplacedByItsFileWhileParvisRuns() throws IOException {
    Supplier<String> secret = new Secrets(folder, SecretSettings.NONE).turnSecret();
    String made = secret.get();
    assertThat(made).hasSize(43);

    String next = "b".repeat(32);
    Files.writeString(folder.resolve("turn.secret"), next + "\n");
    assertThat(secret.get()).isEqualTo(next);

    Files.writeString(folder.resolve("turn.secret"), "short");
    assertThat(secret.get()).as("what cannot be used changes nothing").isEqualTo(next);
  }

  @Test
  void aTurnSecretThatCanBeGuessedIsRefusedWithoutRepeatingIt() {
    Secrets secrets = new Secrets(folder, new SecretSettings(null, null, null, "guess-me"));
    assertThatThrownBy(secrets::turnSecret)
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("parvis.secrets.turn-secret")
        .message()
        .doesNotContain("guess-me");
  }

  @Test
  void aTurnSecretIsInTheBackup() throws IOException {
    Secrets secrets = new Secrets(folder, SecretSettings.NONE);
    String made = secrets.turnSecret().get();
    Secrets restored = new Secrets(temporary.resolve("restored"), SecretSettings.NONE);
    try (KeyReplacement replacement = restored.prepare(secrets.export())) {
      replacement.place();
      replacement.keep();
    }
    assertThat(restored.turnSecret().get()).isEqualTo(made);
  }

  @Test
  void printsNoSecret() {
    SecretSettings settings = new SecretSettings("hidden-1", "hidden-2", "hidden-3", "hidden-4");
    assertThat(settings.toString() + new Secrets(folder, settings)).doesNotContain("hidden-");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
