package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody reloads the page or closes it in mid-call. */
class ReloadTest {

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration WITHIN_A_SECOND = Duration.ofSeconds(1);

  private static Person callWith(Person organiser) {
    URI link = organiser.startsMeeting();
    Person guest = journey.guest(Traits.of("Boris", 0));
    organiser.joins();
    guest.opens(link);
    guest.joins();
    organiser.sees(guest);
    return guest;
  }

  @Test
  void reloadTakesTheTileAwayAtOnceAndComingBackMakesOneTile() {
    Person odile = journey.organiser();
    Person boris = callWith(odile);
    odile.marksPage();
    boris.marksPage();
    var tracks = odile.localTracks();

    boris.reloads();
    seesItGo(odile, boris, boris.senses().documentLeftAt());
    assertThat(boris.hasMarkedPage()).as("a new document").isFalse();

    boris.isReadyToJoin();
    assertThat(boris.room().nameField().inputValue()).as("remembered").isEqualTo("Boris");
    boris.joins();
    odile.sees(boris);
    boris.sees(odile);
    odile.hears(boris);
    assertThat(odile.room().tiles().count()).isEqualTo(2);
    assertThat(boris.room().tiles().count()).isEqualTo(2);
    assertThat(odile.hasMarkedPage()).as("the others' page").isTrue();
    assertThat(odile.localTracks()).isEqualTo(tracks);

    boris.leaves();
    seesItGo(odile, boris, boris.senses().clickedAt());
    assertThat(odile.room().tiles().count()).isEqualTo(1);
  }

  @Test
  void closingTheTabTakesTheTileAwayAtOnce() {
    Person odile = journey.organiser();
    Person boris = callWith(odile);

    long closed = System.currentTimeMillis();
    boris.page().close();
    seesItGo(odile, boris, closed);
  }

  /** By the clock of the page that shows the tile: looking for it takes time of its own. */
  private static void seesItGo(Person observer, Person other, long left) {
    String name = other.name();
    Sight gone = Sight.of(observer, "no " + name, SOON, sight -> sight.tilesOf(name) == 0);
    assertThat(gone.since(left)).as("the tile of %s was there", name).isLessThan(WITHIN_A_SECOND);
  }
}
