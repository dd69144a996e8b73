package eu.parvis.meeting.answer;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a server says of a mail that it had taken and could not deliver (RFC 3464).
 *
 * @param mail the first part of its Message-ID, which its sender alone and its recipient know
 * @param status of RFC 3463, such as 5.1.1
 */
record Bounce(UUID mail, String status) {

  private static final int MOST_PARTS = 5;
  private static final int MOST_BYTES = 64 * 1024;
  private static final Pattern FAILED = Pattern.compile("(?im)^Action:\\s*failed\\s*$");
  private static final Pattern STATUS =
      Pattern.compile("(?im)^Status:\\s*(5\\.\\d{1,3}\\.\\d{1,3})\\b");
  private static final Pattern MESSAGE_ID =
      Pattern.compile("(?im)^Message-ID:\\s*<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@");

  /** Empty if a mail is no such report, or of one that is only late. */
  static Optional<Bounce> read(MimeMessage message) throws MessagingException, IOException {
    if (!message.isMimeType("multipart/report")
        || !(message.getContent() instanceof Multipart report)) {
      return Optional.empty();
    }
    var status = Optional.<String>empty();
    var mail = Optional.<UUID>empty();
    for (var n = 0; n < Math.min(report.getCount(), MOST_PARTS); n++) {
      var part = report.getBodyPart(n);
      if (part.isMimeType("message/delivery-status")) {
        status = status(text(part));
      } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
        mail = first(MESSAGE_ID, text(part)).map(UUID::fromString);
      }
    }
    var failed = status;
    return mail.flatMap(id -> failed.map(why -> new Bounce(id, why)));
  }

  private static Optional<String> status(String report) {
    return FAILED.matcher(report).find() ? first(STATUS, report) : Optional.empty();
  }

  private static Optional<String> first(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private static String text(Part part) throws MessagingException, IOException {
    try (var stream = part.getInputStream()) {
      return new String(stream.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
    }
  }
}
