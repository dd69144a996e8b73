package eu.parvis.e2e;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What axe finds on every screen, in light and in dark. */
class AccessibilityTest {

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  @Test
  void axeFindsNothingAroundCalls() {
    Person visitor = journey.guest(Traits.of("Visiteuse", 0));
    visitor.opens(journey.product().url().resolve("/login"));
    visitor.page().locator("input[name=username]").waitFor();
    Axe.findsNothing(visitor, "login");

    Person odile = journey.organiser();
    Axe.findsNothing(odile, "home");
    odile.opensPlanning();
    Axe.findsNothing(odile, "schedule");
    odile.planning().repeatsEveryWeek();
    Axe.findsNothing(odile, "schedule a series");
    odile.schedules("Permanence de la semaine");
    Axe.findsNothing(odile, "home with a series");
    odile.planning().editsOneOfASeries("Permanence de la semaine");
    Axe.findsNothing(odile, "edit one of a series");
  }

  @Test
  void axeFindsNothingInACall() {
    Person odile = journey.organiser();
    URI link = odile.startsMeeting();
    odile.isReadyToJoin();
    Axe.findsNothing(odile, "before joining");
    odile.joins();
    Axe.findsNothing(odile, "alone");

    Person boris = journey.guest(Traits.of("Boris", 0));
    Person chloe = journey.guest(Traits.of("Chloé", 1));
    for (Person guest : List.of(boris, chloe)) {
      guest.opens(link);
      guest.joins();
    }
    odile.sees(boris);
    odile.sees(chloe);
    Axe.findsNothing(odile, "three people");

    boris.sharesScreen();
    odile.seesScreenOf(boris);
    Axe.findsNothing(odile, "sharing");
    Axe.findsNothing(boris, "sharing oneself");

    odile.room().peopleButton().click();
    Axe.findsNothing(odile, "list of people");
    odile.room().chatButton().click();
    Axe.findsNothing(odile, "chat");
    odile.room().ownConnection().click();
    odile.room().picturesOff().click();
    Axe.findsNothing(odile, "connection");
    odile.page().keyboard().press("Escape");
    odile.room().pictureNote().waitFor();
    Axe.findsNothing(odile, "without pictures");
    odile.room().button("control.settings").click();
    odile.room().cameraChoice().waitFor();
    Axe.findsNothing(odile, "settings");
  }
}
