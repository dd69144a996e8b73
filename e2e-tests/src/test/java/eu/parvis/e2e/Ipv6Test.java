package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

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
    for (Person person : journey.twoPeopleMeet(Ipv6Test::atHome)) {
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
    return Product.start("ipv6", own.at(laid.address()).forAShortWhile());
  }
}
