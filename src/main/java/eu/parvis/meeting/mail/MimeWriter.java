package eu.parvis.meeting.mail;

import eu.parvis.meeting.ical.CalendarWriter;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Writes mail as Outlook, Gmail and Thunderbird understand invitations (RFC 6047): plain text, HTML
 * and the calendar as alternatives, and the calendar once more as a file. All bytes are ASCII, so
 * that no server on the way changes them.
 */
@Component
class MimeWriter {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private static final int BASE64_LINE = 76;

  private final MessageSource texts;
  private final MailSettings settings;
  private final Session session = Session.getInstance(new Properties());

  MimeWriter(MessageSource texts, MailSettings settings) {
    this.texts = texts;
    this.settings = settings;
  }

  /**
   * @param id names the mail for ever
   */
  String write(UUID id, Letter letter, Instant now) {
    try {
      var message = new Identified(session, "<" + id + "@" + domain() + ">");
      headers(message, letter, now);
      message.setContent(content(letter));
      message.saveChanges();
      var bytes = new ByteArrayOutputStream();
      message.writeTo(bytes);
      return bytes.toString(StandardCharsets.US_ASCII);
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("what was checked before cannot be written", e);
    }
  }

  private String domain() {
    var sender = settings.sender();
    return sender.substring(sender.indexOf('@') + 1);
  }

  private void headers(MimeMessage message, Letter letter, Instant now)
      throws MessagingException, IOException {
    var reader = letter.reader();
    var address = reader.address().ascii().value();
    var sender = new LetterTexts(texts, letter).text("sender", letter.organizer(), settings.name());
    message.setFrom(new InternetAddress(settings.sender(), line(sender), UTF_8));
    message.setReplyTo(
        new InternetAddress[] {
          new InternetAddress(letter.replies().ascii().value(), line(letter.organizer()), UTF_8)
        });
    message.setRecipient(
        MimeMessage.RecipientType.TO,
        reader.name().isBlank()
            ? new InternetAddress(address, false)
            : new InternetAddress(address, line(reader.name()), UTF_8));
    message.setSubject(line(new LetterTexts(texts, letter).subject()), UTF_8);
    message.setSentDate(Date.from(now));
    message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834, 5
    message.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
    message.setHeader("Content-Language", reader.reading().language().locale().getLanguage());
  }

  private MimeMultipart content(Letter letter) throws MessagingException {
    var sentences = new LetterTexts(texts, letter);
    var alternatives =
        new MimeMultipart(
            "alternative",
            text(PlainLetter.write(letter, sentences), "plain"),
            text(HtmlLetter.write(letter, sentences), "html"));
    return letter.events().isEmpty() ? alternatives : withCalendar(alternatives, letter);
  }

  private static MimeMultipart withCalendar(MimeMultipart alternatives, Letter letter)
      throws MessagingException {
    var method = letter.occasion().method();
    var calendar = CalendarWriter.write(method, letter.events()).getBytes(StandardCharsets.UTF_8);
    alternatives.addBodyPart(
        binary(calendar, "text/calendar; charset=utf-8; method=" + method.name()));
    var whole = new MimeBodyPart();
    whole.setContent(alternatives);
    var file = binary(calendar, "application/ics; name=invite.ics");
    file.setHeader("Content-Disposition", "attachment; filename=invite.ics");
    return new MimeMultipart("mixed", whole, file);
  }

  private static MimeBodyPart text(String text, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text, UTF_8, subtype);
    return part;
  }

  /** Encoded here, so that it is so whatever it holds. */
  private static MimeBodyPart binary(byte[] content, String type) throws MessagingException {
    var encoded = Base64.getMimeEncoder(BASE64_LINE, new byte[] {'\r', '\n'}).encode(content);
    var headers = new InternetHeaders();
    headers.setHeader("Content-Type", type);
    headers.setHeader("Content-Transfer-Encoding", "base64");
    return new MimeBodyPart(headers, encoded);
  }

  /** Headers are one line: what would begin another one is a space. */
  private static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  /** Keeps the name that it was given. */
  private static final class Identified extends MimeMessage {

    private final String id;

    Identified(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
