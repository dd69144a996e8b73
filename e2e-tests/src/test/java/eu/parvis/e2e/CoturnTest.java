package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.e2e.Coturn.Configuration;
import eu.parvis.e2e.TurnClient.Credentials;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What coturn does and refuses with the configuration that the handbook shows. */
class CoturnTest {

  private static final int UNAUTHORISED = 401;
  private static final int FORBIDDEN = 403;
  private static final int QUOTA = 24;
  private static final int QUOTA_REACHED = 486;
  private static final int MAPPED = 0xFFFF;

  private static Coturn asShown;
  private static Coturn forOthersToo;

  @BeforeAll
  static void starts() {
    Certificate certificate = Certificate.make(Target.folder("coturn"));
    Configuration example = Configuration.ofTheHandbook().on("127.0.0.1", "::1");
    asShown = Coturn.start("coturn-shown", "127.0.0.1", example, certificate);
    forOthersToo = Coturn.start("coturn-others", "127.0.0.1", example.forOthersToo(), certificate);
  }

  @AfterAll
  static void stops() {
    asShown.close();
    forOthersToo.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.10", "2001:db8::10"})
  void relaysToTheBridge(String bridge) {
    for (Coturn coturn : List.of(asShown, forOthersToo)) {
      assertThat(answerTo(coturn, address(bridge))).isEqualTo(TurnClient.SUCCESS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.9", "192.0.2.11", "9.9.9.9", "2001:db8::11", "2620:fe::fe"})
  void relaysToNothingElse(String address) {
    assertThat(answerTo(asShown, address(address))).isEqualTo(FORBIDDEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9.9.9.9", "2620:fe::fe"})
  void canBeMadeToRelayForOthersToo(String address) {
    assertThat(answerTo(forOthersToo, address(address))).isEqualTo(TurnClient.SUCCESS);
  }

  /**
   * The registries of IANA for special purposes, with multicast and what once was site-local. The
   * switch is {@code denied-peer-ip} in the settings of coturn.
   */
  @Tag("asvs-17.1.1")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "255.255.255.255/32",
        "::/128",
        "::1/128",
        "::127.0.0.1/128",
        "::ffff:0.0.0.0/96",
        "::ffff:127.0.0.1/128",
        "::ffff:10.0.0.1/128",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "100::/64",
        "100:0:0:1::/64",
        "2001::/23",
        "2001:db8::/32",
        "2002::/16",
        "2620:4f:8000::/48",
        "3fff::/20",
        "5f00::/16",
        "fc00::/7",
        "fe80::/10",
        "fec0::/10",
        "ff00::/8",
      })
  void refusesAddressesWithASpecialPurposeWhoeverItRelaysFor(String block) {
    byte[] first = address(block.substring(0, block.indexOf('/')));
    byte[] last = lastOf(first, Integer.parseInt(block.substring(block.indexOf('/') + 1)));
    for (byte[] peer : List.of(first, last)) {
      assertThat(answerTo(forOthersToo, peer)).as(block).isEqualTo(FORBIDDEN);
    }
  }

  /** The switch is {@code user-quota} in the settings of coturn. */
  @Tag("asvs-17.1.2")
  @Test
  void aClientHasAQuotaOfConnections() {
    Credentials one = Credentials.until(Instant.now().plusSeconds(60), Coturn.SECRET);
    for (int i = 0; i < QUOTA; i++) {
      assertThat(allocation(one)).isEqualTo(TurnClient.SUCCESS);
    }
    assertThat(allocation(one)).isEqualTo(QUOTA_REACHED);
  }

  @Test
  void refusesCredentialsAfterTheirTime() {
    assertThat(allocation(Credentials.until(Instant.now().minusSeconds(1), Coturn.SECRET)))
        .isEqualTo(UNAUTHORISED);
  }

  @Test
  void refusesCredentialsThatWereGivenMoreTimeByTheirOwner() {
    Credentials ended = Credentials.until(Instant.now().minusSeconds(1), Coturn.SECRET);
    Credentials later = Credentials.until(Instant.now().plusSeconds(600), Coturn.SECRET);
    assertThat(allocation(new Credentials(later.username(), ended.password())))
        .isEqualTo(UNAUTHORISED);
  }

  @Test
  void refusesCredentialsThatWereMadeWithAnotherSecret() {
    String other = "another secret, which is as long as it should be";
    assertThat(allocation(Credentials.until(Instant.now().plusSeconds(600), other)))
        .isEqualTo(UNAUTHORISED);
  }

  @Test
  void aConnectionThatStandsOutlivesItsCredentials() {
    byte[] bridge = address("192.0.2.10");
    Instant end = Instant.now().plusSeconds(2);
    try (TurnClient client = new TurnClient(asShown).with(Credentials.until(end, Coturn.SECRET))) {
      assertThat(client.allocateFor(bridge)).isEqualTo(TurnClient.SUCCESS);
      Patience.pass(Duration.between(Instant.now(), end.plusSeconds(2)));
      assertThat(client.refresh()).isEqualTo(TurnClient.SUCCESS);
      assertThat(client.permit(bridge)).isEqualTo(TurnClient.SUCCESS);
    }
    assertThat(allocation(Credentials.until(end, Coturn.SECRET))).isEqualTo(UNAUTHORISED);
  }

  private static int allocation(Credentials credentials) {
    try (TurnClient client = new TurnClient(asShown).with(credentials)) {
      return client.allocateFor(address("192.0.2.10"));
    }
  }

  private static int answerTo(Coturn coturn, byte[] peer) {
    Credentials valid = Credentials.until(Instant.now().plusSeconds(60), Coturn.SECRET);
    try (TurnClient client = new TurnClient(coturn).with(valid)) {
      assertThat(client.allocateFor(peer)).isEqualTo(TurnClient.SUCCESS);
      return client.permit(peer);
    }
  }

  /** 4 bytes, or 16 also for an IPv4 address in IPv6, which Java would shorten. */
  private static byte[] address(String text) {
    try {
      byte[] bytes = InetAddress.getByName(text).getAddress();
      return text.contains(":") && bytes.length == 4
          ? ByteBuffer.allocate(16)
              .putLong(0)
              .putShort((short) 0)
              .putShort((short) MAPPED)
              .put(bytes)
              .array()
          : bytes;
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static byte[] lastOf(byte[] first, int prefix) {
    int bits = first.length * Byte.SIZE;
    BigInteger ones = BigInteger.ONE.shiftLeft(bits - prefix).subtract(BigInteger.ONE);
    byte[] number = new BigInteger(1, first).or(ones).toByteArray();
    byte[] last = new byte[first.length];
    int length = Math.min(number.length, last.length);
    System.arraycopy(number, number.length - length, last, last.length - length, length);
    return last;
  }
}
