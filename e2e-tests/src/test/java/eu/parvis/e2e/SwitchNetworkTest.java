package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.e2e.Network.Link;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One person goes from one network to another, with another address, in the middle of a call. */
class SwitchNetworkTest {

  @RegisterExtension
  private static final Journey journey = Journey.on(SwitchNetworkTest::onItsNetwork);

  private static final Duration HEARD_WITHIN = Duration.ofSeconds(5);

  private static @Nullable Network network;
  private static @Nullable Certificate certificate;

  @BeforeEach
  void atHome() {
    network().moveTo(Link.FIXED);
  }

  @AfterAll
  static void cablesAreTakenAway() {
    if (network != null) {
      network.close();
    }
  }

  @Test
  void whoMovesToAnotherNetworkIsHeardWithinFiveSecondsAndNeverLeaves() {
    Person odile = journey.organiser(trusting(Traits.of("Odile Organise", 2)));
    URI link = odile.startsMeeting();
    odile.joins();
    Traits traits = trusting(Traits.of("Boris", 0));
    Person boris = journey.guest(traits.using(traits.chromium().at(network())));
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

  private static Traits trusting(Traits traits) {
    return traits.using(traits.chromium().and(Objects.requireNonNull(certificate).chromiumFlag()));
  }

  private static Network network() {
    return Objects.requireNonNull(network);
  }

  private static Product onItsNetwork() {
    Network laid = Network.lay();
    network = laid;
    laid.layMobileLink();
    Certificate own = Certificate.make(Target.folder("switch"), laid.address());
    certificate = own;
    List<String> settings = new ArrayList<>(own.settings());
    settings.add("--parvis.media.addresses=" + laid.address());
    return Product.start("switch", ProductSettings.tls(laid.address(), settings, own.client()));
  }
}
