package eu.parvis.meeting.mail;

import eu.parvis.account.AddressCodeMade;
import eu.parvis.account.PasswordLinkMade;
import eu.parvis.kernel.PublicUrl;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Mails one-time links and codes. They are secrets, so no outbox keeps them: whoever gets none,
 * because the server did not take it, asks again.
 */
class OneTimeMail {

  private static final Logger LOG = LoggerFactory.getLogger(OneTimeMail.class);
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final JavaMailSenderImpl sender;
  private final MailSettings settings;
  private final MessageSource texts;
  private final URI base;

  /**
   * @param publicUrl configured, since a link must not lead where a request said
   */
  OneTimeMail(
      JavaMailSenderImpl sender, MailSettings settings, MessageSource texts, PublicUrl publicUrl) {
    this.sender = sender;
    this.settings = settings;
    this.texts = texts;
    this.base = Objects.requireNonNull(publicUrl.configured());
  }

  @EventListener
  void send(PasswordLinkMade made) {
    send(new PasswordLetter(texts, made, base + made.path()));
  }

  @EventListener
  void send(AddressCodeMade made) {
    send(new CodeLetter(texts, made, base.getHost()));
  }

  private void send(OneTimeLetter letter) {
    try {
      sender.send(write(letter));
    } catch (MailException | MessagingException | UnsupportedEncodingException e) {
      LOG.warn(
          "A mail with a one-time link or code did not leave ({})", e.getClass().getSimpleName());
    }
  }

  private MimeMessage write(OneTimeLetter letter)
      throws MessagingException, UnsupportedEncodingException {
    var message = sender.createMimeMessage();
    message.setFrom(new InternetAddress(settings.sender(), settings.name(), UTF_8));
    message.setRecipient(
        MimeMessage.RecipientType.TO,
        new InternetAddress(letter.recipient().ascii().value(), false));
    message.setSubject(letter.subject(), UTF_8);
    message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834, 5
    message.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
    message.setHeader("Content-Language", letter.locale().getLanguage());
    message.setContent(
        new MimeMultipart(
            "alternative", part(letter.plain(), "plain"), part(letter.html(), "html")));
    return message;
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text, UTF_8, subtype);
    return part;
  }
}
