package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is what in a room, given and taken without a mouse while people are in it. */
class RolesTest {

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  private static final String ODILE = "Odile Organise";

  /** The owner reads one language, and the others the other. */
  @ParameterizedTest
  @CsvSource({"fr-FR, en-GB, English", "en-GB, fr-FR, Français"})
  void aGuestModeratesForAWhileAndTheRoomPassesToAColleague(
      String owns, String others, String language) {
    Account colleague =
        new Account(
            language.equals("English") ? "Clare Colleague" : "Claire Collègue",
            "claire-%s@mairie.example".formatted(others),
            "une autre phrase bien longue");
    Person odile = journey.guest(traits(ODILE, owns));
    Account.ADMINISTRATOR.enter(odile, journey.product());
    Person claire = journey.guest(traits(colleague.name(), others));
    URI invitation = colleague.addedBy(odile, journey.product(), language);
    colleague.accept(claire, journey.product(), invitation);
    new Headshot(Likeness.of(1)).isChosenBy(claire, journey.product());
    URI link = odile.byKeyboard().startsMeeting();
    odile.byKeyboard().joins();
    claire.opens(link);
    claire.byKeyboard().joins();
    Person boris = journey.guest(traits("Boris", others));
    boris.opens(link);
    boris.byKeyboard().joins();

    boris.seesPicture(boris.room().portrait(claire.name()));
    claire.seesPicture(claire.room().portrait(claire.texts().get("tile.you", claire.name())));
    odile.byKeyboard().showsPeople();
    odile.seesPicture(RoomPage.portraitIn(odile.room().entry(claire.name())));

    moderatesForAWhile(odile, boris, claire);
    passes(odile, claire);
  }

  private static void moderatesForAWhile(Person odile, Person boris, Person claire) {
    odile.byKeyboard().does("people.promote", "Boris");
    boris.isNotified("may.role.moderator", "");
    odile.keyboard().isPutOnNamed(odile.texts().get("people.demote", "Boris"));
    new States(odile).areFine("a guest was made a moderator");
    boris.byKeyboard().showsPeople();
    boris.byKeyboard().manages(claire.name());
    boris.room().action("people.mute", claire.name()).waitFor();
    boris.byKeyboard().manages(ODILE);
    boris.room().action("people.mute", ODILE).waitFor();
    assertThat(boris.room().offers("people.demote", ODILE))
        .as("nobody takes the room from its owner")
        .isFalse();
    assertThat(boris.room().offers("people.remove", ODILE)).isFalse();
    new States(boris).areFine("a guest moderates");

    odile.byKeyboard().does("people.demote", "Boris");
    boris.isNotified("may.role.none", "");
    boris.page().locator("parvis-everyone").waitFor(RoomPage.GONE);
    boris.keyboard().isPutOn("h2");
    new States(boris).areFine("a guest moderates no more");
  }

  private static void passes(Person odile, Person claire) {
    odile.byKeyboard().does("people.transfer", claire.name());
    odile.room().confirmation().waitFor();
    new States(odile).areFine("whether to give the room away");
    odile.byKeyboard().agrees("people.transfer.short");
    claire.isNotified("may.role.owner", "");
    odile.isNotified("may.role.moderator", "");
    odile.keyboard().isPutOnNamed(odile.texts().get("people.manage", claire.name()));
    new States(odile).areFine("the room is another’s");
    claire.reloads();
    claire.byKeyboard().joins();
    claire.byKeyboard().showsPeople();
    claire.byKeyboard().manages(ODILE);
    new States(claire).areFine("the room is theirs");
    claire.byKeyboard().does("people.demote", ODILE);
    odile.isNotified("may.role.none", "");
    odile.keyboard().isPutOn("h2");
  }

  private static Traits traits(String name, String locale) {
    return Traits.of(name, 2).speaking(locale).using(Chromium.withoutDevices());
  }
}
