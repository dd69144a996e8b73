package eu.parvis.meeting.mail;

import eu.parvis.kernel.EmailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A connection to the mail server, opened with the first mail. For one thread. */
final class MailServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);

  private final JavaMailSenderImpl sender;
  private @Nullable Transport transport;

  MailServer(JavaMailSenderImpl sender) {
    this.sender = sender;
  }

  /** Hands over a mail as it is, byte for byte. */
  Outcome send(String recipient, String body) {
    Transport open;
    try {
      open = connected();
    } catch (MessagingException e) {
      return new Outcome.Unreachable(e.getClass().getSimpleName());
    }
    try {
      var message = new MimeMessage(sender.getSession(), bytes(body));
      open.sendMessage(message, new InternetAddress[] {address(recipient)});
      return new Outcome.Sent();
    } catch (MessagingException e) {
      close();
      return SmtpReply.outcome(e);
    }
  }

  private static InputStream bytes(String body) {
    return new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII));
  }

  private Transport connected() throws MessagingException {
    if (transport == null || !transport.isConnected()) {
      close();
      var fresh = sender.getSession().getTransport();
      fresh.connect(sender.getHost(), sender.getPort(), sender.getUsername(), sender.getPassword());
      transport = fresh;
    }
    return transport;
  }

  /** As we checked it before; the library's own check refuses what servers take. */
  private static InternetAddress address(String recipient) throws AddressException {
    var address = EmailAddress.known(recipient).map(known -> known.ascii().value());
    return new InternetAddress(address.orElse(recipient), false);
  }

  @Override
  public void close() {
    if (transport != null) {
      try {
        transport.close();
      } catch (MessagingException _) {
        LOG.debug("The mail server did not say goodbye");
      }
      transport = null;
    }
  }
}
