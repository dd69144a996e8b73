package eu.parvis.ops.secrets;

import eu.parvis.ops.StartupFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of an installation: configured ones, or else files in the data folder that are made
 * when first asked for. Never printed: {@link #toString} names the folder only.
 */
public final class Secrets {

  private static final String MASTER_KEY = "master.key";
  private static final String SIGNING_KEY = "signing.pem";
  private static final String DATABASE_PASSWORD = "database.password";
  private static final String TURN_SECRET = "turn.secret";
  private static final List<String> KEPT_IN_BACKUPS = List.of(MASTER_KEY, SIGNING_KEY, TURN_SECRET);

  /** Who is given TURN credentials can try secrets on them for as long as they like. */
  private static final int SHORTEST_TURN_SECRET = 32;

  private static final int KEY_BYTES = 32;

  private final Path path;
  private final SecretFolder folder;
  private final SecretSettings settings;

  public Secrets(Path folder, SecretSettings settings) {
    this.path = folder;
    this.folder = new SecretFolder(folder);
    this.settings = settings;
  }

  /** 256 bits from which keys for links that answer invitations are derived. */
  public SecretKey masterKey() {
    return secret(
        "parvis.secrets.master-key",
        settings.masterKey(),
        MASTER_KEY,
        () -> Base64.getEncoder().encodeToString(random()),
        Secrets::hmacKey);
  }

  /** The P-256 key pair that signs stream tokens. */
  public KeyPair signingKey() {
    return secret(
        "parvis.secrets.signing-key",
        settings.signingKey(),
        SIGNING_KEY,
        SigningKeys::fresh,
        SigningKeys::parse);
  }

  /** The password of the embedded database. */
  public String databasePassword() {
    return secret(
        "parvis.secrets.database-password",
        settings.databasePassword(),
        DATABASE_PASSWORD,
        Secrets::randomPassword,
        Secrets::password);
  }

  /**
   * The secret that is shared with TURN servers. It is read each time, so that its file can be
   * replaced while Parvis runs; while the file cannot be read, what it held before counts.
   */
  public Supplier<String> turnSecret() {
    return new ReplaceableSecret(() ->
        secret(
            "parvis.secrets.turn-secret",
            settings.turnSecret(),
            TURN_SECRET,
            Secrets::randomPassword,
            Secrets::sharedSecret));
  }

  /** The files that a backup carries, by name: the keys, without the database's password. */
  public Map<String, String> export() {
    Map<String, String> files = new LinkedHashMap<>();
    for (String name : KEPT_IN_BACKUPS) {
      if (Files.exists(folder.file(name))) {
        files.put(name, folder.read(name, () -> ""));
      }
    }
    return files;
  }

  /**
   * Checks files that {@link #export} gave and writes them beside those that are there.
   *
   * @throws StartupFailure if a backup carries no such file, or it holds no such key; nothing is
   *     written then
   */
  public KeyReplacement prepare(Map<String, String> files) throws IOException {
    files.forEach(Secrets::check);
    return new KeyReplacement(folder, files);
  }

  private static void check(String name, String content) {
    try {
      switch (name) {
        case MASTER_KEY -> hmacKey(content.strip());
        case SIGNING_KEY -> SigningKeys.parse(content);
        case TURN_SECRET -> sharedSecret(content.strip());
        default -> throw new IllegalArgumentException("unknown");
      }
    } catch (IllegalArgumentException e) {
      throw new StartupFailure(
          "the backup is damaged: the key %s is not valid: %s.".formatted(name, e.getMessage()), e);
    }
  }

  @Override
  public String toString() {
    return "Secrets[" + path + "]";
  }

  private <T> T secret(
      String property,
      @Nullable String configured,
      String file,
      Supplier<String> fresh,
      Function<String, T> parse) {
    String origin = configured == null ? folder.file(file).toString() : property;
    try {
      return parse.apply(configured == null ? folder.read(file, fresh) : configured);
    } catch (IllegalArgumentException e) {
      throw new StartupFailure("the secret " + origin + " is not valid: " + e.getMessage(), e);
    }
  }

  private static SecretKey hmacKey(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // The decoder's message quotes the character it stumbled on, which is part of the secret.
      throw new IllegalArgumentException("not Base64", e);
    }
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException("not " + KEY_BYTES + " bytes in Base64");
    }
    return new SecretKeySpec(bytes, "HmacSHA256");
  }

  private static String password(String value) {
    if (value.isBlank() || !StandardCharsets.US_ASCII.newEncoder().canEncode(value)) {
      throw new IllegalArgumentException("empty or not ASCII");
    }
    return value;
  }

  private static String sharedSecret(String value) {
    if (value.length() < SHORTEST_TURN_SECRET
        || !StandardCharsets.US_ASCII.newEncoder().canEncode(value)) {
      throw new IllegalArgumentException(
          "shorter than " + SHORTEST_TURN_SECRET + " characters or not ASCII");
    }
    return value;
  }

  private static String randomPassword() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random());
  }

  private static byte[] random() {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
