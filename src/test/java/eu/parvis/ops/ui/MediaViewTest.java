package eu.parvis.ops.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import eu.parvis.account.MovableClock;
import eu.parvis.account.TestPeople;
import eu.parvis.conference.Arrival;
import eu.parvis.conference.MediaAddresses;
import eu.parvis.kernel.Language;
import eu.parvis.media.BridgeCounters;
import eu.parvis.media.DropReason;
import eu.parvis.media.MediaBridge;
import eu.parvis.testing.ParvisTest;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The page of an administrator that says where media is received, and whether it is. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
@TestPropertySource(properties = "parvis.media.addresses=192.0.2.10,2001:db8::5")
@ViewPackages(classes = MediaView.class)
class MediaViewTest extends SpringBrowserlessTest {

  @Autowired private TestPeople testPeople;
  @Autowired private MediaAddresses addresses;
  @Autowired private MediaBridge bridge;
  @Autowired private MessageSource texts;

  @Test
  void saysWhichAddressesAreToldAndWhetherTheLastCallConnectedThroughEach() {
    openInFrench();
    assertThat(find(H1.class).single().getText()).isEqualTo("Médias");
    assertThat(findInView(Paragraph.class).all().getFirst().getText())
        .contains("en UDP sur le port " + bridge.port());
    assertThat(rows())
        .containsExactly(
            "192.0.2.10Personne ne s’est connecté par cette adresse depuis le démarrage",
            "2001:db8:0:0:0:0:0:5Personne ne s’est connecté par cette adresse depuis le démarrage");

    new Arrival(addresses).through(InetAddress.ofLiteral("192.0.2.10"));
    press("Actualiser");

    assertThat(rows().getFirst())
        .startsWith("192.0.2.10Utilisée par le dernier appel")
        .contains("Dernière connexion\u00a0: ");
    assertThat(rows().getLast()).contains("Non utilisée par le dernier appel");

    new Arrival(addresses).through(InetAddress.ofLiteral("2001:db8::5"));
    press("Actualiser");

    assertThat(rows().getFirst()).startsWith("192.0.2.10Non utilisée par le dernier appel");
    assertThat(rows().getLast())
        .contains("Utilisée par le dernier appel", "Dernière connexion\u00a0: ");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyReasonForADropHasANameOfItsOwn(Language language) {
    assertThat(DropReason.values())
        .extracting(reason -> texts.getMessage(CounterList.key(reason), null, language.locale()))
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(name).isNotBlank().doesNotContain("_"));
  }

  @Test
  void aReasonIsSaidInPlainWordsAndItsCodeStandsBehind() {
    UI.getCurrentOrThrow().setLocale(Locale.FRENCH);
    var counters = new BridgeCounters(0, 0, 0, 0, 0, 0, 0, Map.of(DropReason.UNKNOWN_PEER, 1200L));

    var list = new CounterList(counters, Locale.FRENCH).getElement();

    var term = list.getChild(list.getChildCount() - 2);
    assertThat(term.getChild(0).getText()).isEqualTo("Venus d’un expéditeur inconnu");
    assertThat(term.getChild(1).getText()).isEqualTo("UNKNOWN_PEER");
    assertThat(term.getChild(1).getAttribute("class")).isEqualTo("quiet");
    assertThat(list.getChild(list.getChildCount() - 1).getText())
        .isEqualTo(String.format(Locale.FRENCH, "%,d", 1200));
  }

  private void press(String text) {
    test(find(Button.class).withText(text).single()).click();
  }

  private void openInFrench() {
    testPeople.signIn(testPeople.active(Language.FRENCH, true));
    UI.getCurrentOrThrow().setLocale(Locale.FRENCH);
    navigate(MediaView.class);
  }

  private List<String> rows() {
    return findInView(ListItem.class).all().stream()
        .map(row -> row.getElement().getTextRecursively())
        .toList();
  }
}
