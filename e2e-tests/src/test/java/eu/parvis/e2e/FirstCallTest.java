package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An organiser and two guests, from the calendar to the end of their call. */
class FirstCallTest {

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  private static final Duration WHILE = Duration.ofSeconds(4);
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  @Test
  void threePeopleSeeHearAndShareUntilTheOrganiserSendsOneAway() {
    Person odile = journey.organiser();
    URI link = odile.schedules("Conseil de quartier");
    Person boris = journey.guest(Traits.of("Boris", 0).speaking("en-GB"));
    Likeness otherSide = Likeness.of(4);
    boris.plugsInSecondCamera(otherSide);
    Person chloe = journey.guest(Traits.of("Chloé", 1));
    List<Person> everybody = List.of(odile, boris, chloe);
    for (Person person : everybody) {
      person.opens(link);
      person.joins();
    }

    everyPairSeesAndHears(everybody);
    mediaFlowsThroughTheOnePort(everybody);
    bridgeCountsWhatBrowsersReceive(odile, everybody);
    assertThat(chloe.senses().negotiations()).as("whoever came last was offered all").isEqualTo(1);

    boris.sharesScreen();
    odile.seesScreenOf(boris);
    chloe.seesScreenOf(boris);
    mediaFlowsThroughTheOnePort(everybody);
    assertThat(boris.senses().selectedPairs()).as("his camera's and his screen's").hasSize(2);
    odile.room().showPeople();
    assertThat(odile.room().people().count()).as("people in the list").isEqualTo(3);
    boris.stopsSharing();

    boris.turnsMicrophone(false);
    odile.hearsNothingFrom(boris);
    boris.turnsMicrophone(true);
    odile.hears(boris);

    boris.choosesCamera("Second camera");
    odile.sees(boris, otherSide);
    chloe.sees(boris, otherSide);

    odile.silences(chloe);
    boris.hearsNothingFrom(chloe);
    odile.removes(chloe);
    odile.seesNothingOf(chloe, AT_ONCE);
    boris.seesNothingOf(chloe, AT_ONCE);
    chloe.isIn("banned");
    theLogNamesNobody(link);
  }

  /** Nobody of this call or of those before it on the same product, and none of their rooms. */
  private static void theLogNamesNobody(URI link) {
    assertThat(journey.product().log())
        .contains("Link ended: ")
        .doesNotContain("Odile", "Boris", "Chloé", Account.ADMINISTRATOR.address())
        .doesNotContain("Conseil de quartier", link.getPath().substring(1));
  }

  private static void everyPairSeesAndHears(List<Person> everybody) {
    for (Person person : everybody) {
      for (Person other : everybody) {
        if (person != other) {
          person.sees(other);
          person.hears(other);
          person.seesFrames(other, 25);
        }
      }
    }
  }

  private static void mediaFlowsThroughTheOnePort(List<Person> everybody) {
    for (Person person : everybody) {
      assertThat(person.senses().selectedPairs())
          .as("candidate pairs of " + person.name())
          .isNotEmpty()
          .allSatisfy(pair ->
              assertThat(Senses.number(pair, "remotePort"))
                  .isEqualTo(journey.product().mediaPort()));
    }
  }

  /**
   * What the bridge says to have forwarded in a while lies between what arrived in less and in
   * more.
   */
  private static void bridgeCountsWhatBrowsersReceive(Person odile, List<Person> everybody) {
    try (MediaFigures figures = MediaFigures.openedBy(odile, journey.product())) {
      long wideStart = received(everybody);
      long start = figures.forwarded();
      long narrowStart = received(everybody);
      Patience.pass(WHILE);
      long narrowEnd = received(everybody);
      long end = figures.forwarded();
      long wideEnd = received(everybody);
      assertThat(narrowEnd - narrowStart).as("received at all").isPositive();
      assertThat((double) (end - start))
          .as("packets forwarded, by the bridge's count")
          .isBetween(0.95 * (narrowEnd - narrowStart), 1.05 * (wideEnd - wideStart));
    }
  }

  private static long received(List<Person> everybody) {
    return everybody.stream().mapToLong(person -> MediaTotals.of(person).packetsReceived()).sum();
  }
}
