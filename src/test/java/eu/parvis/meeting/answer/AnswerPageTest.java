package eu.parvis.meeting.answer;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.MovableClock;
import eu.parvis.account.TestPeople;
import eu.parvis.meeting.PartStat;
import eu.parvis.meeting.answer.InvitedGuest.Invited;
import eu.parvis.testing.ParvisTest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The page behind the links of an invitation, as a browser without a login gets it. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class, InvitedGuest.class})
class AnswerPageTest {

  @Autowired private InvitedGuest guest;
  @LocalServerPort private int port;

  private final HttpClient http = HttpClient.newHttpClient();

  @SuppressWarnings("NullAway.Init")
  private Invited invited;

  @BeforeEach
  void invite() {
    invited = guest.invite();
  }

  /** The switch is any writing in {@code AnswerController.show}. */
  @Tag("asvs-3.5.3")
  @Test
  void openingALinkShowsWhatWasClickedAndChangesNothing() throws Exception {
    var page = get("?answer=accepted");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains(
            "lang=\"fr\"",
            "Point d’équipe",
            "Chaque semaine le mardi",
            "value=\"accepted\" required checked",
            "Viendrez-vous");
    assertThat(guest.partStat(invited, null)).isEqualTo(PartStat.NEEDS_ACTION);
  }

  @Test
  void theAnswerPageRunsNothingAndTellsItsAddressToNobody() throws Exception {
    var headers = get("").headers();
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(headers.firstValue("Cache-Control")).contains("no-store");
    assertThat(headers.firstValue("Set-Cookie")).isEmpty();
  }

  /** The switch is {@code escape} in {@code AnswerPage}, which is last: what is kept is raw. */
  @Tag("asvs-1.1.2")
  @Test
  void theOneButtonKeepsTheAnswerWithAWord() throws Exception {
    var answer = post("answer=declined&sequence=0&comment=" + encoded("Désolée <i>"));
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(guest.partStat(invited, null)).isEqualTo(PartStat.DECLINED);
    assertThat(guest.comment(invited)).isEqualTo("Désolée <i>");
    var next =
        get("?" + URI.create(answer.headers().firstValue("Location").orElseThrow()).getQuery());
    assertThat(next.body())
        .contains(
            "vous ne viendrez pas", "Désolée &lt;i&gt;", "value=\"declined\" required checked");
  }

  /** As browsers send a form without an address: to that of the page, with what was clicked. */
  @Test
  void whatWasClickedInTheMailIsNotSentBesideWhatIsChosen() throws Exception {
    var address = "http://parvis.example.fr/answer/" + invited.token();
    var page = Jsoup.parse(get("?answer=accepted").body(), address + "?answer=accepted");
    assertThat(page.forms().getFirst().absUrl("action")).isEqualTo(address + "?");
  }

  @Test
  void oneOccurrenceIsAnsweredByItself() throws Exception {
    var second = invited.first().plusWeeks(1);
    assertThat(get("?day=" + second).body())
        .contains("name=\"day\" value=\"" + second)
        .doesNotContain("Chaque semaine");
    post("answer=declined&sequence=0&day=" + second);
    assertThat(guest.partStat(invited, second)).isEqualTo(PartStat.DECLINED);
    assertThat(guest.partStat(invited, null)).isEqualTo(PartStat.NEEDS_ACTION);
  }

  @Test
  void whatHasChangedMeanwhileIsShownAndWhatWasTypedIsKept() throws Exception {
    guest.move(invited, 15);
    var answer = post("answer=accepted&sequence=0&comment=" + encoded("Avec plaisir"));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body())
        .contains(
            "La réunion a changé",
            "15:00",
            "Avec plaisir",
            "value=\"accepted\" required checked",
            "name=\"sequence\" value=\"1\"");
    assertThat(guest.partStat(invited, null)).isEqualTo(PartStat.NEEDS_ACTION);
  }

  @Test
  void anAnswerWithoutAChoiceIsAskedForAgain() throws Exception {
    var answer = post("sequence=0&comment=hm");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Choisissez une réponse", ">hm</textarea>");
  }

  @Test
  void aForgedLinkIsToldSoInTheBrowsersLanguage() throws Exception {
    var other = invited.token().replaceFirst("^.", invited.token().startsWith("a") ? "b" : "a");
    var page = request("/answer/" + other, null, "fr");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("Ce lien n’est pas valable").doesNotContain("équipe");
    assertThat(request("/answer/" + other, "answer=accepted&sequence=0", "en").statusCode())
        .isEqualTo(404);
    assertThat(get("?day=yesterday").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsCancelledTakesNoAnswers() throws Exception {
    guest.cancel(invited);
    assertThat(get("").statusCode()).isEqualTo(410);
    var answer = post("answer=accepted&sequence=1");
    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(answer.body()).contains("annulée ou terminée");
    assertThat(guest.partStat(invited, null)).isEqualTo(PartStat.NEEDS_ACTION);
  }

  private HttpResponse<String> get(String query) throws Exception {
    return request("/answer/" + invited.token() + query, null, "en");
  }

  private HttpResponse<String> post(String form) throws Exception {
    return request("/answer/" + invited.token(), form, "en");
  }

  private HttpResponse<String> request(String path, @Nullable String form, String language)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Accept", "text/html")
            .header("Accept-Language", language);
    if (form != null) {
      request
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(HttpRequest.BodyPublishers.ofString(form));
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
