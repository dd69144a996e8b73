package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The server is killed in mid-call and started again. */
class RestartTest {

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  private static final Duration BACK = Duration.ofSeconds(10);

  /** Others use it after this. */
  @AfterEach
  void theProductServesAgain() {
    if (!journey.product().alive()) {
      journey.product().start();
    }
  }

  @Test
  void everybodyIsBackWithinTenSecondsWithoutAClickOrAReload() {
    Person odile = journey.organiser();
    URI link = odile.startsMeeting();
    Person boris = journey.guest(Traits.of("Boris", 0));
    Person chloe = journey.guest(Traits.of("Chloé", 1));
    boris.opens(link);
    chloe.opens(link);
    List<Person> everybody = List.of(odile, boris, chloe);
    Map<Person, List<?>> tracks = new HashMap<>();
    for (Person person : everybody) {
      person.joins();
      person.marksPage();
      tracks.put(person, person.localTracks());
    }
    odile.sees(boris);
    boris.sees(chloe);

    journey.product().kill();
    everybody.forEach(person -> person.isIn("reconnecting"));
    journey.product().start();
    long up = System.nanoTime();

    everybody.forEach(person -> person.isIn("joined"));
    for (Person person : everybody) {
      for (Person other : everybody) {
        if (person != other) {
          person.seesLive(other);
        }
      }
    }
    assertThat(Duration.ofNanos(System.nanoTime() - up)).isLessThan(BACK);
    for (Person person : everybody) {
      everybody.stream().filter(other -> other != person).forEach(person::sees);
      assertThat(person.hasMarkedPage()).as(person.name() + " did not reload").isTrue();
      assertThat(person.localTracks()).isEqualTo(tracks.get(person));
      assertThat(person.room().tiles().count()).isEqualTo(3);
    }

    odile.opens(journey.product().url());
    odile.page().locator("main h1").waitFor();
    assertThat(odile.page().url())
        .as("signed in as before")
        .isEqualTo(journey.product().url().toString());
  }
}
