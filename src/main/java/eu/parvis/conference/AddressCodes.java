package eu.parvis.conference;

import eu.parvis.account.AddressCodeMade;
import eu.parvis.account.LinkSender;
import eu.parvis.account.MailThread;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.room.RoomId;
import eu.parvis.room.Rooms;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One-time codes by which a guest proves that an invited address is theirs. Nobody learns here who
 * is invited: a code is drawn and stored for every address, and mailed where it has a grant, after
 * the answer was given.
 */
@Service
public class AddressCodes {

  /** How long a code can be used. */
  public static final Duration VALIDITY = Duration.ofMinutes(10);

  /** How often a code can be tried. */
  public static final int MOST_TRIES = 5;

  private static final int CODES = 1_000_000;

  private final JdbcClient database;
  private final Rooms rooms;
  private final boolean mailed;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Executor later = new MailThread("code-mail");
  private final SecureRandom random = new SecureRandom();

  AddressCodes(
      JdbcClient database,
      Rooms rooms,
      Optional<LinkSender> sender,
      ApplicationEventPublisher events,
      Clock clock) {
    this.database = database;
    this.rooms = rooms;
    this.mailed = sender.isPresent();
    this.events = events;
    this.clock = clock;
  }

  /**
   * What a try came to.
   *
   * @param left how many more there are for this code; 0 if it is of no use any more
   */
  public record Verdict(boolean right, int left) {}

  /** Whether mail leaves at all. */
  public boolean offered() {
    return mailed;
  }

  /**
   * Draws a code, and mails it if {@code address} has a grant in {@code room}.
   *
   * @return the secret that the browser has to keep: nobody uses the code without it
   */
  public AdmissionSecret make(RoomId room, EmailAddress address, Language language) {
    var secret = AdmissionSecret.random(random);
    var code = draw(random);
    database
        .sql(
            "insert into address_code (secret_hash, room_id, code_hash, expires_at) values (?, ?, ?, ?)")
        .param(secret.hash())
        .param(room.value())
        .param(hash(secret, room, address, code))
        .param(Timestamp.from(clock.instant().plus(VALIDITY)))
        .update();
    later.execute(() -> {
      if (rooms.grantOf(room, address).isPresent()) {
        events.publishEvent(new AddressCodeMade(address, code, language, VALIDITY));
      }
    });
    return secret;
  }

  static String draw(RandomGenerator random) {
    return "%06d".formatted(random.nextInt(CODES));
  }

  /** Tries a code, which is used up if it is right. A try counts before it is looked at. */
  @Transactional
  public Verdict check(RoomId room, AdmissionSecret secret, EmailAddress address, String code) {
    var given = hash(secret, room, address, code);
    var counted =
        database
            .sql(
                """
                update address_code set tries = tries + 1
                where secret_hash = ? and room_id = ? and tries < ? and expires_at > ?
                returning tries, code_hash\
                """)
            .param(secret.hash())
            .param(room.value())
            .param(MOST_TRIES)
            .param(Timestamp.from(clock.instant()))
            .query(
                (row, _) -> new Try(row.getInt(1), MessageDigest.isEqual(row.getBytes(2), given)))
            .optional();
    if (counted.isEmpty()) {
      return new Verdict(false, 0);
    }
    if (!counted.get().same() || rooms.grantOf(room, address).isEmpty()) {
      return new Verdict(false, MOST_TRIES - counted.get().number());
    }
    forget(secret);
    return new Verdict(true, 0);
  }

  private record Try(int number, boolean same) {}

  /** Makes the code that a browser holds useless. */
  public void forget(AdmissionSecret secret) {
    database.sql("delete from address_code where secret_hash = ?").param(secret.hash()).update();
  }

  int deleteExpired() {
    return database
        .sql("delete from address_code where expires_at < ?")
        .param(Timestamp.from(clock.instant()))
        .update();
  }

  /** Bound to browser, room and address: none of them can be another's. */
  private static byte[] hash(
      AdmissionSecret secret, RoomId room, EmailAddress address, String code) {
    var text = String.join("\n", room.value().toString(), address.value(), code);
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
    }
  }
}
