package eu.parvis.meeting.answer;

import eu.parvis.meeting.ical.ReplyReader;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds the calendar in a mail of anybody, no deeper and in no more parts than answers have. */
final class CalendarPart {

  private static final int DEEPEST = 6;
  private static final int MOST_PARTS = 30;

  private int parts;

  private CalendarPart() {}

  /** The first calendar's text; empty if there is none within the limits. */
  static Optional<String> find(Part mail) throws MessagingException, IOException {
    return new CalendarPart().find(mail, 0);
  }

  private Optional<String> find(Part part, int depth) throws MessagingException, IOException {
    parts++;
    if (depth > DEEPEST || parts > MOST_PARTS) {
      return Optional.empty();
    }
    if (part.isMimeType("text/calendar") || part.isMimeType("application/ics")) {
      return Optional.of(text(part));
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart multipart) {
      for (var n = 0; n < multipart.getCount() && parts <= MOST_PARTS; n++) {
        var found = find(multipart.getBodyPart(n), depth + 1);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static String text(Part part) throws MessagingException, IOException {
    // One byte is at most one character; one more says that it is too long.
    try (var stream = part.getInputStream()) {
      return new String(stream.readNBytes(ReplyReader.MOST_CHARACTERS + 1), charset(part));
    }
  }

  private static Charset charset(Part part) throws MessagingException {
    var name = new ContentType(part.getContentType()).getParameter("charset");
    try {
      return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
    } catch (IllegalArgumentException _) {
      return StandardCharsets.UTF_8;
    }
  }
}
