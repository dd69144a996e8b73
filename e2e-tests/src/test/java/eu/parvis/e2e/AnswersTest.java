package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The three ways to answer: with the button of the mail, in a calendar, which sends a mail, and in
 * the product. The organizer sees each of them.
 */
class AnswersTest {

  private static final String LUC = "luc.dupont@prefecture.example";
  private static final String PAUL = "paul@outlook.example";
  private static final String ZOE = "zoe@gmail.example";
  private static final String LEA = "lea@elsewhere.example";
  private static final String EVE = "eve@elsewhere.example";
  private static final Duration READ = Duration.ofSeconds(15);

  @RegisterExtension private static final Journey journey = Journey.onMailProduct();

  /** Of the two who answer in a calendar, one has Outlook and the other Gmail. */
  @ParameterizedTest
  @ValueSource(strings = {"fr-FR", "en-GB"})
  void theMailsButtonAndCalendarsAnswerAndForgeriesDoNot(String locale) {
    Album album = Album.ofWhatIsCutOff(locale);
    Person odile = organiser(locale);
    String title = "Réponses " + locale;
    odile
        .planning()
        .invites(
            title,
            "Luc Dupont <%s>, Paul Outlook <%s>, Zoé Gmail <%s>, Eve <%s>"
                .formatted(LUC, PAUL, ZOE, EVE));

    Person luc = journey.guest(Traits.of("Luc", 0).speaking(locale));
    luc.opens(journey.post().letter(LUC, title, 1).yes());
    Axe.findsNothing(luc, "answer");
    album.shows(luc, "answer");
    assertThat(luc.page().locator("input[value=accepted]").isChecked()).isTrue();
    luc.keyboard().writes(".answer [name=comment]", "J’apporte les plans");
    luc.keyboard().triggers(".answer button");
    luc.page().locator(".note.success").waitFor();
    Axe.findsNothing(luc, "answered");
    album.shows(luc, "answered");

    Letter zoes = journey.post().letter(ZOE, title, 1);
    Letter pauls = journey.post().letter(PAUL, title, 1);
    Letter eves = journey.post().letter(EVE, title, 1);
    journey.post().answers(reply("gmail", eves, "a".repeat(40), EVE));
    journey.post().answers(reply("gmail", zoes, zoes.token(), EVE));
    journey.post().answers(reply("gmail", zoes, zoes.token(), ZOE));
    journey.post().answers(reply("outlook", pauls, pauls.token(), PAUL));

    looksAt(odile, title);
    sees(odile, "Paul Outlook", "accepted", "J’arriverai à 10 h 15.");
    sees(odile, "Zoé Gmail", "declined", "");
    sees(odile, "Luc Dupont", "accepted", "J’apporte les plans");
    sees(odile, "Eve", "needs_action", "");
    assertThat(album.cutOff()).isEmpty();
  }

  @Test
  void whoHasAnAccountAnswersOnTheMeetingsPageByMouseAndByKeyboard() {
    Account account =
        new Account("Anne Moreau", "anne.moreau@mairie.example", "encore une phrase bien longue");
    Person odile = organiser("fr-FR");
    URI welcome = account.addedBy(odile, journey.product(), "English");
    String title = "Sur place";
    odile.planning().invites(title, account.address() + ", " + LEA);
    Person anne = journey.guest(Traits.of("Anne", 1).speaking("en-GB"));
    account.accept(anne, journey.product(), welcome);

    looksAt(anne, title);
    button(anne, "tentative").click();
    isPressed(anne, "tentative");
    looksAt(odile, title);
    sees(odile, "Anne Moreau", "tentative", "");

    anne.keyboard().writes(".answer vaadin-text-field input", "Ten minutes late");
    anne.keyboard().triggersNamed(anne.words().get("meeting.attendee.answer.accepted"));
    isPressed(anne, "accepted");
    sees(odile, "Anne Moreau", "accepted", "Ten minutes late");

    URI link = journey.post().letter(LEA, title, 1).link();
    RoomSettings.of(odile, link).letIn(RoomSettings.Access.RESTRICTED);
    comesInByACode(link);
  }

  /**
   * An invited guest without an account proves the address, without a mouse and without waiting.
   */
  private static void comesInByACode(URI link) {
    Person lea = journey.guest(Traits.of("Léa", 0).using(Chromium.withoutDevices()));
    lea.opens(link);
    lea.isReadyToJoin();
    lea.keyboard().writes("#name", "Léa");
    lea.keyboard().triggersNamed(lea.texts().get("proof.summary"));
    lea.keyboard().writes("#address", LEA);
    lea.keyboard().presses("Enter");
    lea.page().locator("#code").waitFor();
    assertThat(lea.keyboard().isOn("#code")).isTrue();
    new States(lea).areFine("a code is on its way");
    Letter letter = journey.post().letter(LEA, lea.words().get("mail.code.subject", ""), 1);
    lea.keyboard().writes("#code", letter.code());
    lea.keyboard().presses("Enter");
    lea.isIn("joined");
  }

  private static void isPressed(Person person, String answer) {
    Patience.until(
        "the answer is " + answer,
        READ,
        () -> button(person, answer).getAttribute("aria-pressed"),
        "true"::equals);
  }

  private static Locator button(Person person, String answer) {
    return person
        .page()
        .locator(".answer vaadin-button")
        .filter(having(person.words().get("meeting.attendee.answer." + answer)));
  }

  /** Opens the page of a meeting from the list. */
  private static void looksAt(Person person, String title) {
    person.opens(journey.product().url().resolve("/?view=list"));
    person.planning().row(title).locator("h3 a").click();
    person.page().locator(".meeting-page .meeting-text").waitFor();
  }

  /** The page says what somebody answered, with their words if there are any. */
  private static void sees(Person odile, String name, String answer, String comment) {
    Page page = odile.page();
    Locator row = page.locator(".meeting-page .person").filter(having(name));
    String badge = odile.words().get("meeting.attendee.is." + answer);
    Predicate<String> says = text -> text.contains(badge) && text.contains(comment);
    Patience.until(
        "%s sees that %s is %s".formatted(odile.name(), name, answer),
        READ,
        () -> {
          if (!says.test(row.innerText())) {
            page.reload();
            row.waitFor();
          }
          return row.innerText();
        },
        says);
  }

  /** A reply as a program sends it, to a token and in the name of an attendee. */
  private static String reply(String program, Letter invitation, String token, String attendee) {
    Path recorded =
        Target.repository()
            .resolve("src/test/resources/eu/parvis/meeting/answer")
            .resolve(program + ".eml");
    try {
      return Files.readString(recorded)
          .replaceAll("RECURRENCE-ID[^\n]*\n", "")
          .replace("odile.martin@elsewhere\n .example", attendee)
          .replace("Odile.Martin@elsewhere\n .example", attendee)
          .replace("odile.martin@elsewhere.example", attendee)
          .replace("{TOKEN}", token)
          .replace("{UID}", Letter.value(invitation.events().getFirst(), "UID"))
          .replace("{DAY}", "20261126")
          .replace("{SEQUENCE}", "0");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Person organiser(String locale) {
    return journey.organiser(Traits.of("Odile Organise", 2).speaking(locale));
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
