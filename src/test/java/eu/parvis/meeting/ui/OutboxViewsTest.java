package eu.parvis.meeting.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.server.menu.MenuConfiguration;
import eu.parvis.account.MovableClock;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.Edit;
import eu.parvis.meeting.Invitation;
import eu.parvis.meeting.Invitee;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.Meetings;
import eu.parvis.meeting.Part;
import eu.parvis.meeting.ReminderDue;
import eu.parvis.testing.ParvisTest;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Where mail stays, administrators open each one as its recipient would. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
@ViewPackages(classes = MeetingsView.class)
class OutboxViewsTest extends SpringBrowserlessTest {

  @Autowired private TestPeople testPeople;
  @Autowired private Meetings meetings;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate database;
  @Autowired private TransactionOperations transactions;
  @Autowired private ApplicationEventPublisher events;

  @Test
  void eachMailOpensAsItsRecipientWouldSeeIt() {
    database.update("delete from outbox_mail");
    var administrator = testPeople.active(Language.FRENCH, true);
    var when =
        new TimeSpan(
            clock.instant().plus(Duration.ofDays(2)).atZone(ZoneId.of("Europe/Paris")),
            Duration.ofHours(1));
    var guest = Invitee.required(new EmailAddress("odile@example.fr"), "Odile");
    var edit =
        new Edit(
            new MeetingPlan("Budget <b>", when), new Invitation("", false, List.of(guest)), true);
    meetings.schedule(administrator, edit, null);

    testPeople.signIn(administrator);
    UI.getCurrent().setLocale(Locale.FRENCH);
    navigate("administration/outbox", OutboxView.class);
    assertThat(findInView(Paragraph.class).all().getFirst().getText())
        .startsWith("Démonstration\u00a0: aucun serveur");
    var link = findInView(Anchor.class).single();
    assertThat(link.getText()).startsWith("Invitation\u00a0: Budget <b> – ");

    navigate(link.getHref().substring(1), OutboxMailView.class);
    assertThat(findInView(Paragraph.class).all().getFirst().getText())
        .contains(" (Parvis) <", "Odile <odile@example.fr>")
        .doesNotContain("\"");
    var frame = findInView(IFrame.class).single();
    assertThat(frame.getElement().getAttribute("sandbox"))
        .isEqualTo("allow-popups allow-popups-to-escape-sandbox");
    assertThat(frame.getElement().getAttribute("srcdoc"))
        .contains("default-src 'none'", "Budget &lt;b&gt;", "vous invite")
        .doesNotContain("<b>");
    assertThat(findInView(Pre.class).all())
        .extracting(Pre::getText)
        .anySatisfy(text -> assertThat(text).contains("vous invite à une visioconférence"))
        .anySatisfy(text -> assertThat(text).startsWith("BEGIN:VCALENDAR"));
  }

  @Test
  void aReminderHasNothingForTheCalendar() {
    database.update("delete from outbox_mail");
    var administrator = testPeople.active(Language.FRENCH, true);
    var start = clock.instant().plus(Duration.ofHours(1)).atZone(ZoneId.of("Europe/Paris"));
    var plan = new MeetingPlan("Budget", new TimeSpan(start, Duration.ofHours(1)));
    var meeting = meetings.schedule(administrator, plan);
    var due = new ReminderDue(new Part.One(meeting.id(), start.toLocalDate()), List.of());
    transactions.executeWithoutResult(_ -> events.publishEvent(due));

    testPeople.signIn(administrator);
    UI.getCurrent().setLocale(Locale.FRENCH);
    navigate("administration/outbox", OutboxView.class);
    var link = findInView(Anchor.class).single();
    assertThat(link.getText()).startsWith("Rappel\u00a0: Budget – ");
    navigate(link.getHref().substring(1), OutboxMailView.class);
    assertThat(findInView(Pre.class).single().getText()).startsWith("Rejoindre la réunion\u00a0: ");
  }

  @Test
  void onlyAdministratorsHaveItInTheirMenu() {
    testPeople.signIn(testPeople.active(Language.FRENCH, true));
    assertThat(menu()).contains("mail.outbox.menu");
    testPeople.signOut();
    testPeople.signIn(testPeople.active(Language.FRENCH, false));
    assertThat(menu()).doesNotContain("mail.outbox.menu");
  }

  private static List<String> menu() {
    return MenuConfiguration.getMenuEntries().stream().map(entry -> entry.title()).toList();
  }
}
