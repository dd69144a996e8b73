package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.e2e.Coturn.Configuration;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two people in an office that lets out less and less. The router of the office drops every other
 * packet; coturn runs at an address of its own with the configuration of the handbook.
 *
 * <p>Browsers check the certificate of a TURN server as they check that of a page, and the same
 * flag makes them take this one for a trusted one.
 */
class TurnTest {

  @RegisterExtension private static final Journey journey = Journey.on(TurnTest::behindAWall);

  private static @Nullable Network network;
  private static @Nullable Certificate certificate;
  private static @Nullable Coturn coturn;

  @AfterAll
  static void everythingIsTakenAway() {
    if (coturn != null) {
      coturn.close();
    }
    if (network != null) {
      network.close();
    }
  }

  @Test
  void overUdpWhereTheMediaPortIsClosed() {
    letsOut("to %s ipproto udp dport %d".formatted(turn().address(), turn().port()));
    twoPeopleMeetOver("udp");
  }

  @Test
  void overTcpWhereNoUdpGetsOut() {
    letsOut("to %s ipproto tcp dport %d".formatted(turn().address(), turn().port()));
    twoPeopleMeetOver("tcp");
  }

  @Test
  void overTlsWhereNothingElseGetsOut() {
    letsOut("to %s ipproto tcp dport %d".formatted(turn().address(), turn().tlsPort()));
    twoPeopleMeetOver("tls");
  }

  /** Pages in any case, and this. */
  private static void letsOut(String flow) {
    Network office = Objects.requireNonNull(network);
    office.letOut(
        List.of(
            "to %s ipproto tcp dport %d".formatted(office.address(), journey.product().httpPort()),
            flow));
  }

  private static void twoPeopleMeetOver(String protocol) {
    for (Person person : journey.twoPeopleMeet(TurnTest::inTheOffice)) {
      assertThat(person.senses().selectedPairs())
          .singleElement()
          .satisfies(pair -> isRelayed(pair, protocol));
      assertThat(person.senses().iceServers())
          .extracting(String::valueOf)
          .containsExactlyInAnyOrderElementsOf(journey.product().turnServers());
    }
  }

  private static void isRelayed(Map<String, Object> pair, String protocol) {
    assertThat(pair)
        .containsEntry("localType", "relay")
        .containsEntry("relayProtocol", protocol)
        .containsEntry("remotePort", journey.product().mediaPort());
  }

  private static Traits inTheOffice(Traits traits) {
    return traits.using(
        traits
            .chromium()
            .and(Objects.requireNonNull(certificate).chromiumFlag())
            .at(Objects.requireNonNull(network)));
  }

  private static Coturn turn() {
    return Objects.requireNonNull(coturn);
  }

  private static Product behindAWall() {
    Network laid = Network.lay();
    network = laid;
    Path folder = Target.folder("turn");
    Certificate own = Certificate.make(folder, laid.address(), laid.secondAddress());
    certificate = own;
    Coturn started =
        Coturn.start(
            "turn",
            laid.secondAddress(),
            Configuration.ofTheHandbook().on(laid.secondAddress(), "").relayingTo(laid.address()),
            own);
    coturn = started;
    return Product.start(
        "turn",
        own.at(laid.address())
            .forAShortWhile()
            .and("--parvis.turn.uris=" + String.join(",", started.uris()))
            .and("--parvis.secrets.turn-secret=" + Coturn.SECRET));
  }
}
