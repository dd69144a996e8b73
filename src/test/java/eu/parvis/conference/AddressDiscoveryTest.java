package eu.parvis.conference;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.conference.AddressDiscovery.Link;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AddressDiscoveryTest {

  private static final InetAddress ANY = InetAddress.ofLiteral("0.0.0.0");

  @Test
  void advertisesThePublicAddressThenTheLocalOnes() {
    assertThat(
            AddressDiscovery.select(
                ANY,
                addresses("198.51.100.7"),
                List.of(link("lo", "127.0.0.1", "::1"), link("eth0", "10.0.0.5", "2001:db8::5"))))
        .isEqualTo(addresses("198.51.100.7", "10.0.0.5", "2001:db8::5"));
  }

  @Test
  void leavesOutLinkLocalAddressesAndContainerBridges() {
    assertThat(
            AddressDiscovery.select(
                ANY,
                List.of(),
                List.of(
                    link("eth0", "10.0.0.5", "169.254.3.4", "fe80::1"),
                    link("docker0", "172.17.0.1"),
                    link("br-0a1b2c3d4e5f", "172.18.0.1"),
                    link("veth12ab34c", "172.19.0.1"))))
        .isEqualTo(addresses("10.0.0.5"));
  }

  @Test
  void namesAnAddressOnce() {
    assertThat(
            AddressDiscovery.select(ANY, addresses("10.0.0.5"), List.of(link("eth0", "10.0.0.5"))))
        .isEqualTo(addresses("10.0.0.5"));
  }

  @Test
  void boundToLoopbackItAdvertisesThatAlone() {
    assertThat(
            AddressDiscovery.select(
                InetAddress.ofLiteral("127.0.0.1"),
                addresses("198.51.100.7"),
                List.of(link("eth0", "10.0.0.5"))))
        .isEqualTo(addresses("127.0.0.1"));
  }

  @Test
  void boundToOneAddressItAdvertisesThatAndThePublicOne() {
    assertThat(
            AddressDiscovery.select(
                InetAddress.ofLiteral("10.0.0.5"),
                addresses("198.51.100.7", "127.0.1.1"),
                List.of(link("eth0", "10.0.0.5"), link("eth1", "10.0.1.5"))))
        .isEqualTo(addresses("198.51.100.7", "10.0.0.5"));
  }

  @Test
  void aMachineWithoutNetworkHoldsCallsWithItself() {
    assertThat(AddressDiscovery.select(ANY, List.of(), List.of(link("lo", "127.0.0.1"))))
        .containsExactly(InetAddress.getLoopbackAddress());
  }

  @Test
  void anAddressDoesNotNameTheInterfaceOfThisMachine() throws Exception {
    var bytes = InetAddress.ofLiteral("2001:db8::5").getAddress();
    var scoped = Inet6Address.getByAddress("", bytes, 1);

    assertThat(AddressDiscovery.withoutScope(scoped).getHostAddress()).doesNotContain("%");
  }

  private static Link link(String name, String... literals) {
    return new Link(name, addresses(literals));
  }

  private static List<InetAddress> addresses(String... literals) {
    return Stream.of(literals).map(InetAddress::ofLiteral).toList();
  }

  @Test
  void tellsNoZoneOfThisMachine() throws Exception {
    assertThat(AddressDiscovery.discover(InetAddress.getByName("::"), null))
        .isNotEmpty()
        .noneMatch(address -> address.getHostAddress().contains("%"));
  }
}
