package eu.parvis.meeting.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/**
 * A mail as its recipient sees it.
 *
 * @param calendar empty if calendars are not told of it
 */
public record Mail(
    String sender, String recipient, String subject, String plain, String html, String calendar) {

  /** Reads what {@link MimeWriter} has written. */
  static Mail read(String text) {
    var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    try {
      var message = new MimeMessage(Session.getInstance(new Properties()), bytes);
      var whole = (Multipart) message.getContent();
      var parts =
          message.isMimeType("multipart/mixed")
              ? (Multipart) whole.getBodyPart(0).getContent()
              : whole;
      return new Mail(
          address(message.getFrom()[0]),
          address(message.getRecipients(MimeMessage.RecipientType.TO)[0]),
          Objects.requireNonNullElse(message.getSubject(), ""),
          content(parts.getBodyPart(0)),
          content(parts.getBodyPart(1)),
          parts.getCount() > 2 ? content(parts.getBodyPart(2)) : "");
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("what was written cannot be read", e);
    }
  }

  /** As programs show it: without what quotes a name on the wire. */
  private static String address(Address address) {
    var known = (InternetAddress) address;
    var name = known.getPersonal();
    return name == null ? known.getAddress() : "%s <%s>".formatted(name, known.getAddress());
  }

  private static String content(Part part) throws MessagingException, IOException {
    var text = new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return text.replace("\r\n", "\n");
  }
}
