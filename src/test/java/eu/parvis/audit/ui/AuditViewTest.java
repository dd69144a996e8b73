package eu.parvis.audit.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import eu.parvis.account.Administration;
import eu.parvis.account.MovableClock;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.audit.AuditLog;
import eu.parvis.audit.Kind;
import eu.parvis.kernel.Announcement;
import eu.parvis.kernel.Language;
import eu.parvis.testing.ParvisTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** The log as an administrator reads it. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
@RecordApplicationEvents
@ViewPackages(classes = AuditView.class)
class AuditViewTest extends SpringBrowserlessTest {

  @Autowired private ApplicationEvents events;
  @Autowired private Administration administration;
  @Autowired private AuditLog log;
  @Autowired private TestPeople testPeople;
  @Autowired private MessageSource texts;

  private PersonProfile administrator;
  private PersonProfile person;

  @BeforeEach
  void signIn() {
    administrator = testPeople.active(Language.FRENCH, true);
    person = testPeople.active(Language.FRENCH, false);
    testPeople.signIn(administrator);
    UI.getCurrentOrThrow().setLocale(Locale.FRENCH);
  }

  @Test
  void theNewestLineStandsFirstWithWhoAndAboutWhom() {
    administration.suspend(administrator.id(), person.id());
    navigate(AuditView.class);
    assertThat(find(H1.class).single().getText()).isEqualTo("Journal d’audit");
    assertThat(rows().getFirst())
        .startsWith("Compte suspendu")
        .contains(
            "Par Camille Martin (%s), au sujet de Camille Martin (%s)"
                .formatted(administrator.email(), person.email()));
  }

  @Test
  void theAddressSaysWhatIsShownAndTheFileIsOfTheSame() {
    administration.promote(administrator.id(), person.id());
    administration.demote(administrator.id(), person.id());
    var id = person.id().value().toString();
    UI.getCurrentOrThrow()
        .navigate(
            AuditView.class,
            QueryParameters.simple(Map.of("person", id, "kind", "PROMOTED", "from", "2026-99-99")));
    assertThat(rows()).hasSize(1).first().asString().startsWith("Nomination comme administrateur");
    assertThat(find(Anchor.class).single().getHref())
        .isEqualTo("/api/admin/audit.csv?kind=PROMOTED&person=" + id);
  }

  @Test
  void whoLooksForAKindHearsHowMuchThereIs() {
    administration.promote(administrator.id(), person.id());
    UI.getCurrentOrThrow()
        .navigate(
            AuditView.class,
            QueryParameters.simple(Map.of("person", person.id().value().toString())));
    chooses(Kind.PROMOTED);
    assertThat(rows()).hasSize(1);
    assertThat(announced()).endsWith("1 ligne");
    chooses(Kind.DEMOTED);
    assertThat(rows()).isEmpty();
    assertThat(findInView(Paragraph.class).withText("Rien de tel n’a été fait").all()).hasSize(1);
    assertThat(announced()).endsWith("Aucune ligne");
  }

  @SuppressWarnings("unchecked")
  private void chooses(Kind kind) {
    Select<Kind> select = find(Select.class).single();
    test(select).selectItem(texts.getMessage(kind.key(), null, Locale.FRENCH));
  }

  @Test
  void olderLinesComeWhenAskedFor() {
    for (var line = 0; line < 60; line++) {
      log.exported(person.id(), line);
    }
    UI.getCurrentOrThrow()
        .navigate(
            AuditView.class,
            QueryParameters.simple(
                Map.of("kind", "LOG_EXPORTED", "person", person.id().value().toString())));
    assertThat(rows()).hasSize(50);
    test(find(Button.class).withText("Afficher les lignes plus anciennes").single()).click();
    assertThat(rows()).hasSize(60);
    assertThat(rows().getFirst()).startsWith("Journal enregistré dans un fichier\u00a0: 59");
    assertThat(rows().getLast()).startsWith("Journal enregistré dans un fichier\u00a0: 0");
    assertThat(announced()).endsWith("60 lignes");
    assertThat(find(Button.class).withText("Afficher les lignes plus anciennes").all()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyKindHasANameOfItsOwn(Language language) {
    assertThat(Kind.values())
        .extracting(kind -> texts.getMessage(kind.key(), null, language.locale()))
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(name).isNotBlank());
  }

  private List<String> rows() {
    return findInView(ListItem.class).all().stream()
        .map(row -> row.getElement().getTextRecursively())
        .toList();
  }

  private List<String> announced() {
    return events.stream(Announcement.class).map(Announcement::text).toList();
  }
}
