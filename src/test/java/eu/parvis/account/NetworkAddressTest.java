package eu.parvis.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworkAddressTest {

  @Test
  void oneIpv6NetworkIsOneSource() {
    assertThat(NetworkAddress.key("2001:db8:1:2::1"))
        .isEqualTo(NetworkAddress.key("2001:db8:1:2:ffff::9"))
        .isNotEqualTo(NetworkAddress.key("2001:db8:1:3::1"));
  }

  @Test
  void anIpv4AddressIsOneSource() {
    assertThat(NetworkAddress.key("192.0.2.1")).isNotEqualTo(NetworkAddress.key("192.0.2.2"));
  }
}
