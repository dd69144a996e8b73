package eu.parvis.conference;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.room.RoomId;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MediaAddressesTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final InetAddress PUBLIC = InetAddress.ofLiteral("192.0.2.10");
  private static final InetAddress LOCAL = InetAddress.ofLiteral("10.0.0.5");

  private final MediaAddresses addresses =
      new MediaAddresses(List.of(PUBLIC, LOCAL), Clock.fixed(NOW, ZoneOffset.UTC));
  private final RoomId one = new RoomId(UUID.randomUUID());
  private final RoomId other = new RoomId(UUID.randomUUID());

  @Test
  void nothingIsUsedBeforeTheFirstCall() {
    assertThat(addresses.uses())
        .extracting(MediaAddresses.Use::address)
        .containsExactly(PUBLIC, LOCAL);
    assertThat(addresses.uses()).allMatch(use -> use.lastConnected().isEmpty() && !use.lastCall());
  }

  @Test
  void aCallUsesEveryAddressThroughWhichSomebodyCame() {
    addresses.connected(one, LOCAL);
    addresses.connected(one, PUBLIC);
    assertThat(addresses.uses()).allMatch(MediaAddresses.Use::lastCall);
  }

  @Test
  void theNextCallStartsAnewAndTheTimesStay() {
    addresses.connected(one, LOCAL);
    addresses.connected(other, PUBLIC);
    assertThat(addresses.uses())
        .containsExactly(
            new MediaAddresses.Use(PUBLIC, Optional.of(NOW), true),
            new MediaAddresses.Use(LOCAL, Optional.of(NOW), false));
  }

  @Test
  void addressesThatNobodyWasToldAreIgnored() {
    addresses.connected(one, InetAddress.ofLiteral("203.0.113.1"));
    assertThat(addresses.uses()).noneMatch(MediaAddresses.Use::lastCall);
  }
}
