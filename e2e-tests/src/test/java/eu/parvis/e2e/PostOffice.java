package eu.parvis.e2e;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** A mail server on this machine: it takes what a product sends, and has the mailbox it reads. */
final class PostOffice implements AutoCloseable {

  /** Where calendars answer; the product adds a token for each recipient. */
  private static final String REPLIES = "reply@parvis.example";

  private static final String LOOPBACK = "127.0.0.1";
  private static final String PASSWORD = "secret";
  private static final Duration DELIVERED = Duration.ofSeconds(15);

  private final GreenMail server;
  private final GreenMailUser mailbox;

  private PostOffice(GreenMail server) {
    this.server = server;
    this.mailbox = server.setUser(REPLIES, "reply", PASSWORD);
  }

  static PostOffice open() {
    GreenMail server =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_IMAP)
            });
    server.start();
    return new PostOffice(server);
  }

  /** How a product is told of it. */
  ProductSettings settings() {
    return ProductSettings.plain()
        .forAShortWhile()
        .and("--parvis.public-url=http://localhost:%s/".formatted(ProductSettings.PORT))
        .and("--parvis.mail.host=" + LOOPBACK)
        .and("--parvis.mail.port=" + server.getSmtp().getPort())
        .and("--parvis.mail.security=none")
        .and("--parvis.mail.from=parvis@parvis.example")
        .and("--parvis.mail.replies=" + REPLIES)
        .and("--parvis.mail.imap.host=" + LOOPBACK)
        .and("--parvis.mail.imap.port=" + server.getImap().getPort())
        .and("--parvis.mail.imap.security=none")
        .and("--parvis.mail.imap.username=reply")
        .and("--parvis.mail.imap.password=" + PASSWORD)
        .and("--parvis.mail.imap.every=500ms");
  }

  /** The mails to an address whose subject has a title, oldest first, once there are so many. */
  List<Letter> letters(String address, String title, int count) {
    return Patience.until(
        "%d mails to %s about %s".formatted(count, address, title),
        DELIVERED,
        () -> letters(address, title),
        found -> found.size() >= count);
  }

  /** The latest of them. */
  Letter letter(String address, String title, int count) {
    return letters(address, title, count).getLast();
  }

  private List<Letter> letters(String address, String title) {
    return Arrays.stream(server.getReceivedMessages())
        .map(Letter::new)
        .filter(letter -> letter.recipient().equals(address) && letter.subject().contains(title))
        .toList();
  }

  /** Puts a mail into the mailbox of answers. */
  void answers(String mail) {
    try {
      byte[] bytes = mail.getBytes(StandardCharsets.UTF_8);
      mailbox.deliver(
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
    } catch (MessagingException e) {
      throw new IllegalArgumentException(mail, e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
