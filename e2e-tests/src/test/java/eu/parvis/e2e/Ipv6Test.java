package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two people whose machine has no IPv4: pages, signalling and media go over IPv6. */
class Ipv6Test {

  @RegisterExtension private static final Journey journey = Journey.on(Ipv6Test::onIpv6Alone);

  private static @Nullable Network network;
  private static @Nullable Certificate certificate;

  @AfterAll
  static void cablesAreTakenAway() {
    if (network != null) {
      network.close();
    }
  }

  @Test
  void twoPeopleMeetWithoutIpv4() {
    Person odile = journey.organiser(atHome(Traits.of("Odile Organise", 2)));
    URI link = odile.startsMeeting();
    odile.joins();
    Person boris = journey.guest(atHome(Traits.of("Boris", 0)));
    boris.opens(link);
    boris.joins();
    odile.sees(boris);
    boris.sees(odile);
    odile.hears(boris);
    boris.hears(odile);
    for (Person person : List.of(odile, boris)) {
      assertThat(person.senses().selectedPairs())
          .singleElement()
          .satisfies(pair ->
              assertThat(pair)
                  .containsEntry(
                      "remote",
                      Objects.requireNonNull(network).address()
                          + ":"
                          + journey.product().mediaPort()));
    }
  }

  private static Traits atHome(Traits traits) {
    return traits.using(
        traits
            .chromium()
            .and(Objects.requireNonNull(certificate).chromiumFlag())
            .at(Objects.requireNonNull(network)));
  }

  private static Product onIpv6Alone() {
    Network laid = Network.layIpv6();
    network = laid;
    Certificate own = Certificate.make(Target.folder("ipv6"), laid.address());
    certificate = own;
    List<String> settings = new ArrayList<>(own.settings());
    settings.add("--parvis.media.addresses=" + laid.address());
    String host = "[" + laid.address() + "]";
    return Product.start("ipv6", ProductSettings.tls(host, settings, own.client()));
  }
}
