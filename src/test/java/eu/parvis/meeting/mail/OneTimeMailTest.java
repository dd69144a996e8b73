package eu.parvis.meeting.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import eu.parvis.account.AddressCodeMade;
import eu.parvis.account.MovableClock;
import eu.parvis.account.PasswordLinkMade;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.PublicUrl;
import eu.parvis.testing.ParvisTest;
import eu.parvis.testing.Patience;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Import;

/** Mails with one-time links and codes, as a real server gets them. */
@ParvisTest
@ExtendWith(OutputCaptureExtension.class)
@Import({MovableClock.Configuration.class, TestPeople.class})
class OneTimeMailTest {

  private static final String LINK = "https://parvis.example.fr/welcome/secret";

  @Autowired private MessageSource texts;
  @Autowired private TestPeople testPeople;
  private GreenMail post;

  @BeforeEach
  void open() {
    post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    post.start();
  }

  @AfterEach
  void close() {
    post.stop();
  }

  @Test
  void saysInTheReadersLanguageWhatToDo() throws Exception {
    var camille = testPeople.active(Language.FRENCH, false);
    mail().send(made(camille));
    var message = post.getReceivedMessages()[0];
    assertThat(((InternetAddress) message.getAllRecipients()[0]).getAddress())
        .isEqualTo(camille.email().value());
    assertThat(((InternetAddress) message.getFrom()[0]).getAddress())
        .isEqualTo("parvis@example.fr");
    assertThat(message.getSubject()).isEqualTo("Votre lien pour définir un mot de passe");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    var parts = parts(message);
    assertThat(parts).hasSize(2);
    assertThat(parts.getFirst())
        .contains("Bonjour Camille Martin,", LINK, "60 minutes")
        .doesNotContain("<");
    assertThat(parts.getLast())
        .contains("<html lang=\"fr\">", "href=\"" + LINK + "\"", "Définir un mot de passe");
  }

  /** Rows of before have domains with letters that mail cannot carry. */
  @Test
  void aDomainGoesOutAsMailServersWriteIt() throws Exception {
    var person = testPeople.active(Language.FRENCH, false);
    var address = new EmailAddress("x@bücher.example");
    mail()
        .send(
            made(
                new PersonProfile(
                    person.id(), person.name(), address, false, Language.FRENCH, person.zone())));
    try (var server =
        new MailServer(MailConfiguration.sender(LocalMail.settings(post.getSmtp().getPort())))) {
      assertThat(server.send(address.value(), "Subject: Invitation\r\n\r\n..."))
          .isInstanceOf(Outcome.Sent.class);
    }
    // By whom the envelopes name; what one has taken stands there a little later.
    var user = post.getUserManager().getUserByEmail("x@xn--bcher-kva.example");
    var inbox = post.getManagers().getImapHostManager().getInbox(user);
    Patience.until("both came", () -> inbox.getMessageCount() == 2);
  }

  @Test
  void whoIsInvitedReadsThatAnAdministratorSendsIt() throws Exception {
    var person = testPeople.active(Language.ENGLISH, false);
    mail()
        .send(
            new PasswordLinkMade(
                person, "/welcome/secret", Duration.ofDays(7), PasswordLinkMade.Reason.INVITED));
    var message = post.getReceivedMessages()[0];
    assertThat(message.getSubject()).isEqualTo("Your account for videoconferences");
    assertThat(parts(message).getFirst()).contains("An administrator", LINK, "within 7 days");
  }

  /** The switch is {@code HtmlSheet.escape}. */
  @Tag("asvs-1.2.1")
  @Test
  void aNameIsNoMarkup() throws Exception {
    var person = testPeople.active(Language.ENGLISH, false);
    var crafty =
        new PersonProfile(
            person.id(), "<b>Crafty</b>", person.email(), false, person.language(), person.zone());
    mail().send(made(crafty));
    assertThat(parts(post.getReceivedMessages()[0]).getLast())
        .contains("Hello &lt;b&gt;Crafty&lt;/b&gt;,")
        .doesNotContain("<b>");
  }

  /** The switch is the warning in {@code OneTimeMail}. */
  @Tag("asvs-16.3.4")
  @Test
  void aServerThatIsAwayIsLoggedWithoutSayingWhoAsked(CapturedOutput log) {
    var person = testPeople.active(Language.ENGLISH, false);
    var mail = mail();
    post.stop();
    assertThatCode(() -> mail.send(made(person))).doesNotThrowAnyException();
    assertThat(log.getAll())
        .contains("A mail with a one-time link or code did not leave")
        .doesNotContain(person.email().value(), person.name(), "secret");
  }

  @Test
  void aCodeStandsInSubjectTextAndHtmlAndNothingOfTheMeetingDoes() throws Exception {
    mail().send(code(Language.FRENCH));
    var message = post.getReceivedMessages()[0];
    assertThat(((InternetAddress) message.getAllRecipients()[0]).getAddress())
        .isEqualTo("anna@example.org");
    assertThat(message.getSubject()).isEqualTo("Votre code\u00a0: 012345");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getHeader("Content-Language")).containsExactly("fr");
    var parts = parts(message);
    assertThat(parts).hasSize(2);
    assertThat(parts.getFirst())
        .contains("saisie sur parvis.example.fr", "10 minutes", "à personne")
        .containsPattern("(?m)^012345\\r?$")
        .doesNotContain("<", "http");
    assertThat(parts.getLast()).contains("<html lang=\"fr\">", ">012345</p>").doesNotContain("<a ");
  }

  @Test
  void aCodeIsMailedInEnglishToo() throws Exception {
    mail().send(code(Language.ENGLISH));
    var message = post.getReceivedMessages()[0];
    assertThat(message.getSubject()).isEqualTo("Your code: 012345");
    assertThat(parts(message))
        .allSatisfy(part ->
            assertThat(part).contains("entered your address on parvis.example.fr", "012345"));
  }

  private static AddressCodeMade code(Language language) {
    var address = new EmailAddress("anna@example.org");
    return new AddressCodeMade(address, "012345", language, Duration.ofMinutes(10));
  }

  private static PasswordLinkMade made(PersonProfile person) {
    return new PasswordLinkMade(
        person, "/welcome/secret", Duration.ofHours(1), PasswordLinkMade.Reason.FORGOTTEN);
  }

  private OneTimeMail mail() {
    var settings = LocalMail.settings(post.getSmtp().getPort());
    var url = new PublicUrl(URI.create("https://parvis.example.fr"));
    return new OneTimeMail(MailConfiguration.sender(settings), settings, texts, url);
  }

  /** The texts of a message, however they are nested. */
  private static List<String> parts(Part part) throws Exception {
    var found = new ArrayList<String>();
    if (part.getContent() instanceof Multipart several) {
      for (int i = 0; i < several.getCount(); i++) {
        found.addAll(parts(several.getBodyPart(i)));
      }
    } else {
      found.add(part.getContent().toString());
    }
    return found;
  }
}
