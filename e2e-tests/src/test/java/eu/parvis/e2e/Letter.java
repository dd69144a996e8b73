package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.component.VEvent;

/** A mail, as its recipient's server has it. */
record Letter(MimeMessage message) {

  private static final Pattern ANSWER =
      Pattern.compile("https?://\\S+/answer/[a-z2-7]{40}\\?answer=accepted");

  private static final Pattern LINK =
      Pattern.compile("https?://\\S+/[a-z]{3}-[a-z]{4}-[a-z]{3}\\b");

  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

  private static final Pattern REPLIES = Pattern.compile("reply\\+([a-z2-7]{40})@");

  /** Whom it is to. */
  String recipient() {
    return ((InternetAddress) got(message::getAllRecipients)[0]).getAddress();
  }

  String subject() {
    return got(message::getSubject);
  }

  String header(String name) {
    return got(() -> message.getHeader(name, null));
  }

  /** The plain text of a mail without a calendar. */
  String alone() {
    return content(part(parts(message, "multipart/alternative", 2), 0));
  }

  /** The plain text. */
  String text() {
    return content(alternative(0));
  }

  String html() {
    return content(alternative(1));
  }

  /** The calendar as it was sent, with its lines unfolded (RFC 5545, 3.1). */
  String lines() {
    return content(alternative(2)).replace("\r\n ", "").replace("\r\n", "\n");
  }

  /** The calendar as ical4j reads it. */
  Calendar calendar() {
    return got(() -> new CalendarBuilder().build(new StringReader(content(alternative(2)))));
  }

  List<VEvent> events() {
    return calendar().getComponents("VEVENT");
  }

  /** A property of an event; an empty text if it has none. */
  static String value(VEvent event, String property) {
    return event.getProperty(property).map(found -> found.getValue()).orElse("");
  }

  /** When the first event takes place in the next years, by the zone's rules that came with it. */
  List<Instant> starts() {
    ZonedDateTime now = ZonedDateTime.now(ZoneId.of("Europe/Paris"));
    return events()
        .getFirst()
        .<ZonedDateTime>calculateRecurrenceSet(new Period<>(now, now.plusYears(2)))
        .stream()
        .map(period -> period.getStart().toInstant())
        .sorted()
        .toList();
  }

  /** Where the recipient says yes. */
  URI yes() {
    return URI.create(found(ANSWER, text()));
  }

  /** Where the meeting takes place. */
  URI link() {
    return URI.create(found(LINK, text()));
  }

  /** The code that proves the recipient's address; its subject has it. */
  String code() {
    return found(CODE, subject());
  }

  private static String found(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group();
  }

  /** What names the recipient where calendars answer. */
  String token() {
    Matcher found = REPLIES.matcher(lines());
    assertThat(found.find()).as(lines()).isTrue();
    return found.group(1);
  }

  /**
   * It is made as Outlook, Gmail and Thunderbird understand it (RFC 6047): plain text, HTML and the
   * calendar as alternatives, and the same calendar as a file.
   */
  void isWellMade(String method) {
    MimeMultipart mixed = parts(message, "multipart/mixed", 2);
    MimeMultipart alternatives = parts(part(mixed, 0), "multipart/alternative", 3);
    assertThat(type(part(alternatives, 0))).isEqualTo("text/plain; charset=UTF-8");
    assertThat(type(part(alternatives, 1))).isEqualTo("text/html; charset=UTF-8");
    assertThat(type(part(alternatives, 2)))
        .isEqualTo("text/calendar; charset=utf-8; method=" + method);
    assertThat(calendar().getProperty("METHOD").orElseThrow().getValue()).isEqualTo(method);
    Part file = part(mixed, 1);
    assertThat(type(file)).isEqualTo("application/ics; name=invite.ics");
    assertThat(content(file)).isEqualTo(content(alternative(2)));
    assertThat(got(file::getDisposition)).isEqualTo(Part.ATTACHMENT);
    assertThat(got(message::getAllRecipients)).as("one mail a recipient").hasSize(1);
  }

  private Part alternative(int number) {
    return part(parts(part(parts(message, "multipart/mixed", 2), 0), "multipart/", 3), number);
  }

  private static MimeMultipart parts(Part part, String type, int count) {
    assertThat(got(part::getContentType)).startsWith(type);
    MimeMultipart parts = (MimeMultipart) got(part::getContent);
    assertThat(got(parts::getCount)).isEqualTo(count);
    return parts;
  }

  private static Part part(MimeMultipart parts, int number) {
    return got(() -> parts.getBodyPart(number));
  }

  private static String type(Part part) {
    return got(part::getContentType).replaceAll("\\s+", " ");
  }

  private static String content(Part part) {
    return new String(got(() -> part.getInputStream().readAllBytes()), StandardCharsets.UTF_8);
  }

  /** What reading may throw. */
  private interface Reading<T> {
    T read() throws MessagingException, IOException, ParserException;
  }

  private static <T> T got(Reading<T> reading) {
    try {
      return reading.read();
    } catch (MessagingException | ParserException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
