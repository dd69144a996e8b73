package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is what in a room, given and taken while people are in it. */
class RolesTest {

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  private static final Account COLLEAGUE =
      new Account("Claire Collègue", "claire-roles@mairie.example", "une autre phrase bien longue");

  @Test
  void aGuestModeratesForAWhileAndTheRoomPassesToAColleague() {
    Person odile = person("Odile Organise");
    Account.ADMINISTRATOR.enter(odile, journey.product());
    Account.readsAsTheirBrowser(odile, journey.product());
    Person claire = person(COLLEAGUE.name());
    URI invitation = COLLEAGUE.addedBy(odile, journey.product(), "Français");
    COLLEAGUE.accept(claire, journey.product(), invitation);
    new Headshot(Likeness.of(1)).isChosenBy(claire, journey.product());
    URI link = odile.startsMeeting();
    odile.joins();
    claire.opens(link);
    claire.joins();
    Person boris = person("Boris");
    boris.opens(link);
    boris.joins();

    boris.seesPicture(boris.room().portrait(COLLEAGUE.name()));
    claire.seesPicture(claire.room().portrait(claire.texts().get("tile.you", COLLEAGUE.name())));

    odile.room().showPeople();
    odile.seesPicture(RoomPage.portraitIn(odile.room().entry(COLLEAGUE.name())));
    odile.room().actionOn("people.promote", "Boris").click();
    boris.isNotified("may.role.moderator", "");
    boris.room().showPeople();
    boris.room().actionOn("people.mute", COLLEAGUE.name()).waitFor();
    boris.room().manages("Odile Organise");
    assertThat(boris.room().offers("people.demote", "Odile Organise"))
        .as("nobody takes the room from its owner")
        .isFalse();
    assertThat(boris.room().offers("people.remove", "Odile Organise")).isFalse();

    odile.room().actionOn("people.demote", "Boris").click();
    boris.isNotified("may.role.none", "");
    boris.page().locator("parvis-everyone").waitFor(RoomPage.GONE);

    odile.room().actionOn("people.transfer", COLLEAGUE.name()).click();
    odile.room().confirmation().click();
    claire.isNotified("may.role.owner", "");
    odile.isNotified("may.role.moderator", "");
    claire.reloads();
    claire.joins();
    claire.room().showPeople();
    claire.room().actionOn("people.demote", "Odile Organise").click();
    odile.isNotified("may.role.none", "");
  }

  private static Person person(String name) {
    return journey.guest(Traits.of(name, 2).speaking("fr-FR").using(Chromium.withoutDevices()));
  }
}
