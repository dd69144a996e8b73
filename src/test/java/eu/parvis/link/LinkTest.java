package eu.parvis.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkTest {

  private static final long MILLI = 1_000_000;
  private static final long START = 1_000_000_000_000L;
  private static final long SEED = 7;

  private long now = START;

  private List<Long> send(Link link, int packets, int bytes, long everyNanos) {
    List<Long> arrivals = new ArrayList<>();
    for (int i = 0; i < packets; i++) {
      arrivals.add(link.send(now, bytes));
      now += everyNanos;
    }
    return arrivals;
  }

  @Test
  void anUnlimitedLinkOnlyDelays() {
    var link = new Link(Conditions.good(), SEED);
    assertThat(send(link, 3, 1200, 0)).containsOnly(START + 10 * MILLI);
  }

  @Test
  void packetsTakeTheirTurnAtTheRate() {
    var link = new Link(Conditions.good().rate(1_000_000).delayMillis(5, 0), SEED);
    assertThat(send(link, 3, 1250, 0))
        .containsExactly(START + 15 * MILLI, START + 25 * MILLI, START + 35 * MILLI);
    assertThat(link.queueNanos(START + 10 * MILLI)).isEqualTo(20 * MILLI);
    assertThat(link.queueBytes(START + 10 * MILLI)).isEqualTo(2500);
    assertThat(link.queueNanos(START + 40 * MILLI)).isZero();
  }

  @Test
  void carriesItsRateAndDropsWhatIsTooMuch() {
    var link = new Link(Conditions.good().rate(1_000_000).queueMillis(100), SEED);
    send(link, 2000, 1250, 5 * MILLI); // 2 Mbit/s for 10 s
    assertThat(link.deliveredBytes() * 8.0 / 10).isCloseTo(1_000_000, within(20_000.0));
    assertThat(link.overflowed()).isEqualTo(2000 - link.delivered());
    assertThat(link.queueNanos(now)).isBetween(90 * MILLI, 111 * MILLI);
  }

  @Test
  void theQueueCanBeLimitedInBytes() {
    var link = new Link(Conditions.good().rate(1_000_000).queueBytes(3000), SEED);
    assertThat(send(link, 4, 1250, 0).stream().filter(at -> at == Link.DROPPED)).hasSize(2);
  }

  @Test
  void aRateOfNothingCarriesNothing() {
    var link = new Link(Conditions.good().rate(0), SEED);
    assertThat(send(link, 10, 100, MILLI)).containsOnly(Link.DROPPED);
  }

  @Test
  void conditionsChangeForWhatIsSentAfterwards() {
    var link = new Link(Conditions.good().rate(1_000_000).delayMillis(0, 0), SEED);
    assertThat(link.send(START, 1250)).isEqualTo(START + 10 * MILLI);
    link.conditions(link.conditions().rate(500_000));
    assertThat(link.send(START, 1250)).isEqualTo(START + 30 * MILLI);
  }

  @Test
  void jitterKeepsTheOrder() {
    var link = new Link(Conditions.good().delayMillis(50, 30), SEED);
    List<Long> arrivals = send(link, 500, 100, MILLI);
    assertThat(arrivals).isSorted();
    for (int i = 0; i < arrivals.size(); i++) {
      assertThat(arrivals.get(i) - START - i * MILLI).isBetween(50 * MILLI, 80 * MILLI);
    }
  }

  @Test
  void whatIsHeldBackIsOvertaken() {
    var reordering = new Conditions.Reordering(0.1, 20 * MILLI);
    var link = new Link(Conditions.good().reordering(reordering), SEED);
    List<Long> arrivals = send(link, 1000, 100, MILLI);
    long late = arrivals.stream().filter(at -> (at - START) % MILLI == 0).count();
    assertThat(late).isEqualTo(1000);
    int overtaken = 0;
    for (int i = 1; i < arrivals.size(); i++) {
      overtaken += arrivals.get(i) < arrivals.get(i - 1) ? 1 : 0;
    }
    assertThat(overtaken).isBetween(60, 130);
  }

  @Test
  void randomLossTakesItsShare() {
    var link = new Link(Conditions.good().loss(Conditions.Loss.random(0.05)), SEED);
    send(link, 20_000, 100, MILLI);
    assertThat(link.lost()).isBetween(850L, 1150L);
  }

  @Test
  void lossInRunsTakesItsShareInRuns() {
    var link = new Link(Conditions.good().loss(Conditions.Loss.bursts(0.05, 8)), SEED);
    List<Long> arrivals = send(link, 100_000, 100, MILLI);
    int runs = 0;
    for (int i = 1; i < arrivals.size(); i++) {
      runs += arrivals.get(i) == Link.DROPPED && arrivals.get(i - 1) != Link.DROPPED ? 1 : 0;
    }
    assertThat(link.lost()).isBetween(4000L, 6000L);
    assertThat((double) link.lost() / runs).isBetween(6.5, 9.5);
  }

  @Test
  void theSameSeedMeansTheSameFate() {
    Conditions lossy =
        Conditions.good().delayMillis(20, 20).loss(Conditions.Loss.random(0.2)).rate(2_000_000);
    List<Long> first = send(new Link(lossy, SEED), 500, 900, MILLI);
    now = START;
    List<Long> again = send(new Link(lossy, SEED), 500, 900, MILLI);
    now = START;
    List<Long> other = send(new Link(lossy, SEED + 1), 500, 900, MILLI);
    assertThat(first).isEqualTo(again).isNotEqualTo(other);
  }

  @Test
  void refusesNegativeConditions() {
    assertThatThrownBy(() -> Conditions.good().rate(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
