package eu.parvis.meeting.mail;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What a mail says, and in which form. */
class MimeWriterTest {

  private static final UUID MEETING = UUID.fromString("6f1d0c52-3b1e-4a77-9c2e-0d5a8f1b2c3d");
  private static final UUID MAIL = UUID.fromString("11111111-2222-3333-4444-555555555555");
  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

  private final MimeWriter writer = new MimeWriter(texts(), LocalMail.settings(0));

  /** The switch is the name of the file in {@code MimeWriter}. */
  @Tag("asvs-5.4.2")
  @Test
  void theTreeIsWhatClientsUnderstand() throws Exception {
    var message = french(Occasion.INVITED);
    var mixed = multipart(message, "multipart/mixed", 2);
    var alternative = multipart(mixed.getBodyPart(0), "multipart/alternative", 3);
    assertThat(alternative.getBodyPart(0).getContentType()).startsWith("text/plain; charset=UTF-8");
    assertThat(alternative.getBodyPart(1).getContentType()).startsWith("text/html; charset=UTF-8");
    var calendar = (MimeBodyPart) alternative.getBodyPart(2);
    assertThat(calendar.getContentType()).isEqualTo("text/calendar; charset=utf-8; method=REQUEST");
    assertThat(calendar.getEncoding()).isEqualTo("base64");
    var file = mixed.getBodyPart(1);
    assertThat(file.getContentType()).isEqualTo("application/ics; name=invite.ics");
    assertThat(file.getDisposition()).isEqualTo(Part.ATTACHMENT);
    assertThat(file.getFileName()).isEqualTo("invite.ics");
    assertThat(bytes(file))
        .isEqualTo(bytes(calendar))
        .startsWith("BEGIN:VCALENDAR\r\n".getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REMINDER")
  void theMethodIsTheSameInBothPlaces(Occasion occasion) throws Exception {
    var part = calendar(french(occasion));
    var method = occasion.comes() ? "REQUEST" : "CANCEL";
    assertThat(part.getContentType()).endsWith("method=" + method);
    var read = Biweekly.parse(new String(bytes(part), StandardCharsets.UTF_8)).first();
    assertThat(read.getMethod().getValue()).isEqualTo(method);
  }

  @Test
  void headersSayWhoWritesToWhomAndThatAProgramDoes() throws Exception {
    var message = french(Occasion.INVITED);
    assertThat(message.getFrom()[0]).hasToString("\"Camille Roux (Parvis)\" <parvis@example.fr>");
    assertThat(message.getReplyTo()[0]).hasToString("Camille Roux <camille.roux@example.fr>");
    assertThat(message.getAllRecipients()[0]).hasToString("Odile Martin <odile@example.fr>");
    assertThat(message.getMessageID()).isEqualTo("<" + MAIL + "@example.fr>");
    assertThat(message.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    assertThat(message.getSubject())
        .isEqualTo(
            "Invitation\u00a0: Comité d’orientation : l’été prochain – mercredi 2 décembre 2026 à"
                + " 10:00");
  }

  @Test
  void allBytesAreAsciiAndLinesAreShort() {
    var mail =
        writer.write(MAIL, Letters.french(MEETING, Occasion.INVITED, "odile@example.fr"), NOW);
    assertThat(mail.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(998));
    assertThat(mail).matches("\\A\\p{ASCII}*\\z");
  }

  @Test
  void bothTextsSayEverything() throws Exception {
    for (var part : new int[] {0, 1}) {
      var text = (String) alternative(french(Occasion.INVITED)).getBodyPart(part).getContent();
      assertThat(
              text.replace("&amp;", "&")
                  .replace("&lt;", "<")
                  .replace("&gt;", ">")
                  .replaceAll("</?span[^>]*>", "")
                  .replace("\r\n", "\n"))
          .contains(
              "Camille Roux vous invite",
              "Comité d’orientation : l’été prochain",
              "Mercredi 2 décembre 2026, 10:00\u00a0–\u00a011:00 (Europe/Paris, UTC+01:00)",
              "Chaque semaine le mercredi, jusqu’au 27 avril 2027",
              "Organisée par Camille Roux",
              Letters.LINK.toString(),
              "Budget <2027> & suites",
              "Paul Dubois",
              "/yes",
              "/maybe",
              "/no");
    }
  }

  @Test
  void aTimeStaysOnOneLineWithoutAJoinerThatProgramsDraw() throws Exception {
    var alternative = alternative(french(Occasion.INVITED));
    assertThat((String) alternative.getBodyPart(1).getContent())
        .contains("<span style=\"white-space:nowrap\">10:00\u00a0–\u00a011:00</span>")
        .doesNotContain("\u2060");
    assertThat((String) alternative.getBodyPart(0).getContent()).doesNotContain("\u2060");
  }

  @Test
  void theFirstLineLeadsToTheMeeting() throws Exception {
    var text = (String) alternative(french(Occasion.INVITED)).getBodyPart(0).getContent();
    assertThat(text.lines().findFirst().orElseThrow())
        .isEqualTo("Rejoindre la réunion\u00a0: " + Letters.LINK);
  }

  @Test
  void whoLivesElsewhereReadsBothTimes() throws Exception {
    var letter = Letters.english(MEETING, Occasion.TIME_CHANGED, "odile@example.org");
    var message = read(writer.write(MAIL, letter, NOW));
    assertThat((String) alternative(message).getBodyPart(0).getContent())
        .contains(
            "Camille Roux has changed when this meeting takes place.",
            "Wednesday 2 December 2026, 10:00\u00a0–\u00a011:00 (Europe/Paris, UTC+01:00)",
            "For you: Wednesday 2 December 2026, 04:00\u00a0–\u00a005:00 (America/Montreal, UTC-05:00)");
  }

  @ParameterizedTest
  @EnumSource(names = {"REMOVED", "CANCELLED"})
  void whoIsNotWantedIsNotAskedToJoin(Occasion occasion) throws Exception {
    var alternative = alternative(french(occasion));
    assertThat((String) alternative.getBodyPart(0).getContent())
        .doesNotContain("Rejoindre", "Viendrez-vous");
    assertThat((String) alternative.getBodyPart(1).getContent())
        .doesNotContain("Rejoindre", "Viendrez-vous");
  }

  @Test
  void aReminderBeginsWithTheLinkAndIsNoNewsForCalendars() throws Exception {
    var letter = Letters.english(MEETING, Occasion.REMINDER, "odile@example.org");
    var message = read(writer.write(MAIL, letter, NOW));
    var texts = multipart(message, "multipart/alternative", 2);
    assertThat((String) texts.getBodyPart(0).getContent())
        .startsWith("Join the meeting: " + Letters.LINK)
        .containsOnlyOnce(Letters.LINK.toString())
        .contains("For you: Wednesday 2 December 2026, 04:00\u00a0–\u00a005:00");
    assertThat((String) texts.getBodyPart(1).getContent()).contains(Letters.LINK.toString());
    assertThat(message.getSubject()).startsWith("Reminder: ").endsWith("2 December 2026 at 04:00");
    assertThat(Mail.read(writer.write(MAIL, letter, NOW)).calendar()).isEmpty();
  }

  @Test
  void theHtmlFetchesNothingAndRunsNothing() throws Exception {
    var html = (String) alternative(french(Occasion.INVITED)).getBodyPart(1).getContent();
    assertThat(html)
        .doesNotContainIgnoringCase("<img", "<link", "<script", "url(", "<style", "@import");
  }

  /** The switch is {@code MimeWriter.line}. */
  @Tag("asvs-1.3.11")
  @Test
  void aNameCannotBeginAnotherHeader() throws Exception {
    var letter = Letters.french(MEETING, Occasion.INVITED, "odile@example.fr");
    var evil =
        new Letter(
            MEETING,
            new Reader(
                letter.reader().address(),
                "Odile\r\nBcc: all@example.org",
                letter.reader().reading()),
            letter.occasion(),
            "Budget\r\nBcc: all@example.org",
            letter.when(),
            null,
            new Former("Budget\r\nBcc: all@example.org", null, null, false),
            "Camille\nX-Evil: 1",
            letter.replies(),
            letter.link(),
            "",
            letter.guests(),
            null,
            letter.events());
    var message = read(writer.write(MAIL, evil, NOW));
    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getHeader("X-Evil")).isNull();
    assertThat(message.getAllRecipients()).hasSize(1);
    var sender = (InternetAddress) message.getFrom()[0];
    var reader = (InternetAddress) message.getAllRecipients()[0];
    assertThat(List.of(message.getSubject(), sender.getPersonal(), reader.getPersonal()))
        .as("nor another line, once it is decoded")
        .allSatisfy(text -> assertThat(text).doesNotContain("\r", "\n"));
  }

  private MimeMessage french(Occasion occasion) throws MessagingException {
    return read(writer.write(MAIL, Letters.french(MEETING, occasion, "odile@example.fr"), NOW));
  }

  private static MimeMessage read(String mail) throws MessagingException {
    var bytes = mail.getBytes(StandardCharsets.US_ASCII);
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
  }

  private static MimeMultipart alternative(MimeMessage message)
      throws MessagingException, IOException {
    return multipart(
        multipart(message, "multipart/mixed", 2).getBodyPart(0), "multipart/alternative", 3);
  }

  private static Part calendar(MimeMessage message) throws MessagingException, IOException {
    return alternative(message).getBodyPart(2);
  }

  private static MimeMultipart multipart(Part part, String type, int count)
      throws MessagingException, IOException {
    assertThat(part.getContentType()).startsWith(type);
    var content = (MimeMultipart) part.getContent();
    assertThat(content.getCount()).isEqualTo(count);
    return content;
  }

  private static byte[] bytes(Part part) throws MessagingException, IOException {
    return part.getInputStream().readAllBytes();
  }

  private static ResourceBundleMessageSource texts() {
    var source = new ResourceBundleMessageSource();
    source.setBasename("i18n/mail");
    source.setDefaultEncoding(StandardCharsets.UTF_8.name());
    source.setFallbackToSystemLocale(false);
    source.setAlwaysUseMessageFormat(true);
    return source;
  }
}
