package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.e2e.Network.Link;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * One person goes from one network to another, with another address and less room, in the middle of
 * a call.
 */
class SwitchNetworkTest {

  @RegisterExtension private static final Journey journey = Journey.overNetwork();

  private static final Duration HEARD_WITHIN = Duration.ofSeconds(5);

  @AfterEach
  void atHomeAgain() {
    network().moveTo(Link.FIXED);
  }

  @Test
  void whoMovesToAnotherNetworkIsHeardWithinFiveSecondsAndNeverLeaves() {
    Person odile = journey.organiser(journey.network().trusting(Traits.of("Odile Organise", 2)));
    URI link = odile.startsMeeting();
    odile.joins();
    Person boris = journey.guest(journey.network().atHome(Traits.of("Boris", 0)));
    boris.opens(link);
    boris.joins();
    odile.hears(boris);
    boris.sees(odile);
    boris.marksPage();
    List<?> tracks = boris.localTracks();
    Set<Object> connections = connectionsOf(boris);
    int sights = odile.senses().sights().size();

    long moved = System.currentTimeMillis();
    network().moveTo(Link.MOBILE);
    Patience.until(
        "the media of Boris goes over " + network().addressOn(Link.MOBILE),
        HEARD_WITHIN,
        () -> boris.senses().selectedPairs(),
        pairs ->
            pairs.stream()
                .map(pair -> String.valueOf(pair.get("local")))
                .anyMatch(local -> local.startsWith(network().addressOn(Link.MOBILE) + ":")));
    odile.hears(boris);
    assertThat(Duration.ofMillis(System.currentTimeMillis() - moved)).isLessThan(HEARD_WITHIN);
    boris.hears(odile);
    odile.seesFrames(boris, 5);
    boris.seesFrames(odile, 5);
    boris.isIn("joined");
    network()
        .sentThroughBucket()
        .ifPresent(bytes -> assertThat(bytes).as("over the narrow link").isGreaterThan(20_000));

    assertThat(boris.hasMarkedPage()).as("the same document").isTrue();
    assertThat(boris.localTracks()).isEqualTo(tracks);
    assertThat(connectionsOf(boris))
        .as("the same media session")
        .isNotEmpty()
        .isEqualTo(connections);
    assertThat(odile.senses().sights().subList(sights - 1, odile.senses().sights().size()))
        .allMatch(sight -> sight.tilesOf("Boris") == 1);
    assertThat(boris.room().tiles().count()).isEqualTo(2);
  }

  /** The person's own certificates; each connection has another. */
  private static Set<Object> connectionsOf(Person person) {
    List<Map<String, Object>> reports = person.senses().statistics();
    Set<Object> own =
        reports.stream()
            .filter(report -> "transport".equals(report.get("type")))
            .map(report -> Objects.requireNonNull(report.get("localCertificateId")))
            .collect(Collectors.toSet());
    return reports.stream()
        .filter(report -> own.contains(report.get("id")))
        .map(report -> Objects.requireNonNull(report.get("fingerprint")))
        .collect(Collectors.toSet());
  }

  private static Network network() {
    return journey.network().network();
  }
}
