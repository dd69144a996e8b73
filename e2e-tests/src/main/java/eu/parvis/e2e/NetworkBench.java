package eu.parvis.e2e;

import com.microsoft.playwright.Playwright;
import eu.parvis.link.Conditions;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call of four people in which the networks of two get bad, in one way after another. The
 * viewer looks at a neighbour and at somebody who sits still, whose networks are good, and at a
 * speaker behind a network of their own.
 */
final class NetworkBench implements AutoCloseable {

  private static final int WIDTH = 640;
  private static final int LINES = 360;
  private static final int SMALL_WIDTH = 320;
  private static final int SMALL_LINES = 180;
  private static final int PICTURES = 3;
  private static final int FRAMES_PER_SECOND = FakeMedia.FRAMES_PER_SECOND;

  private static final long SEED = 20_261;

  private static final Duration GLANCE = Duration.ofMillis(500);
  private static final Duration SETTLE = Duration.ofSeconds(10);
  private static final Duration MEASURE = Duration.ofSeconds(20);
  private static final Duration RECOVER = Duration.ofSeconds(60);

  private static final long MEGABIT = 1_000_000;
  private static final Conditions GOOD = Conditions.good();

  private static final Map<String, Function<NetworkBench, NetworkFigures>> SCENARIOS = scenarios();

  private final Playwright playwright;
  private final Product product;
  private final Relay toViewer;
  private final Relay toSpeaker;
  private final Person viewer;
  private final Person neighbour;
  private final Person speaker;
  private final Person still;

  private NetworkBench(Product product, Playwright playwright) {
    this.product = product;
    this.playwright = playwright;
    toViewer = Relay.to(product.mediaPort(), SEED);
    toSpeaker = Relay.to(product.mediaPort(), SEED + 2);
    neighbour = arrives(0, restless(0));
    viewer = arrives(1, restless(1));
    speaker = arrives(2, restless(2));
    still = arrives(3, FakeMedia.of(Likeness.of(3), SMALL_WIDTH, SMALL_LINES));
    toViewer.leads(viewer);
    toSpeaker.leads(speaker);
  }

  /**
   * Runs scenarios, or every one if none is named, and hands the figures of each to {@code out}.
   */
  static void run(Set<String> names, Consumer<NetworkFigures> out) {
    Map<String, Function<NetworkBench, NetworkFigures>> chosen = new LinkedHashMap<>(SCENARIOS);
    if (!names.isEmpty()) {
      chosen.keySet().retainAll(names);
    }
    if (chosen.isEmpty() || !chosen.keySet().containsAll(names)) {
      throw new IllegalArgumentException("scenarios: " + String.join(" ", SCENARIOS.keySet()));
    }
    ProductSettings onLoopback = ProductSettings.plain().and("--parvis.media.bind=127.0.0.1");
    try (Product product = Product.start("network", onLoopback);
        Playwright playwright = Chromium.driver();
        NetworkBench bench = new NetworkBench(product, playwright)) {
      bench.meet();
      chosen.values().forEach(scenario -> out.accept(scenario.apply(bench)));
    }
  }

  private static Map<String, Function<NetworkBench, NetworkFigures>> scenarios() {
    Map<String, Function<NetworkBench, NetworkFigures>> scenarios = new LinkedHashMap<>();
    scenarios.put("cap-1-mbit", NetworkBench::narrow);
    scenarios.put("dip-2-0.5-2-mbit", NetworkBench::dip);
    scenarios.put("loss-5-percent", NetworkBench::lossy);
    scenarios.put("delay-200-jitter-30", NetworkBench::far);
    scenarios.put("outage-10-s", NetworkBench::outage);
    scenarios.put("change-of-address", NetworkBench::otherAddress);
    scenarios.put("uplink-300-kbit", NetworkBench::narrowUplink);
    return scenarios;
  }

  private static FakeMedia restless(int number) {
    return FakeMedia.restless(Likeness.of(number), WIDTH, LINES);
  }

  private Person arrives(int number, FakeMedia media) {
    Chromium chromium = Chromium.with(media.speaking(Likeness.of(number)));
    Traits traits = Traits.of("Person " + number, number).using(chromium);
    return Person.arrives(playwright, traits.on(1440, 900));
  }

  private void meet() {
    Account.ADMINISTRATOR.enter(neighbour, product);
    URI link = neighbour.startsMeeting();
    neighbour.joins();
    for (Person guest : List.of(viewer, speaker, still)) {
      guest.opens(link);
      guest.joins();
    }
    viewer.sees(neighbour);
    viewer.sees(speaker);
    viewer.sees(still);
    viewer.senses().watchesFrames();
  }

  /** After 30 s on 1 Mbit/s. */
  private NetworkFigures narrow() {
    toViewer.down(GOOD.rate(MEGABIT));
    Patience.pass(Duration.ofSeconds(30));
    return over("cap-1-mbit", toViewer::downBytes, MEGABIT);
  }

  /** 2, then 0.5, then 2 Mbit/s again, until the high layer is back. */
  private NetworkFigures dip() {
    toViewer.down(GOOD.rate(2 * MEGABIT));
    layerComesBack();
    Viewing before = begins();
    toViewer.down(GOOD.rate(MEGABIT / 2));
    Patience.pass(Duration.ofSeconds(15));
    toViewer.down(GOOD.rate(2 * MEGABIT));
    return since("dip-2-0.5-2-mbit", before, layerComesBack(), null);
  }

  private NetworkFigures lossy() {
    toViewer.down(GOOD.loss(Conditions.Loss.random(0.05)));
    Patience.pass(SETTLE);
    return since("loss-5-percent", measured(), null, null);
  }

  private NetworkFigures far() {
    toViewer.down(GOOD.delayMillis(200, 30));
    Patience.pass(SETTLE);
    return since("delay-200-jitter-30", measured(), null, null);
  }

  private NetworkFigures outage() {
    good();
    Viewing before = begins();
    toViewer.down(GOOD.rate(0));
    toViewer.up(GOOD.rate(0));
    Patience.pass(Duration.ofSeconds(10));
    toViewer.down(GOOD);
    toViewer.up(GOOD);
    return since("outage-10-s", before, framesComeBack(), null);
  }

  private NetworkFigures otherAddress() {
    good();
    Viewing before = begins();
    toViewer.moves();
    return since("change-of-address", before, framesComeBack(), null);
  }

  private NetworkFigures narrowUplink() {
    good();
    long rate = 3 * MEGABIT / 10;
    toSpeaker.up(GOOD.rate(rate));
    Patience.pass(Duration.ofSeconds(30));
    return over("uplink-300-kbit", toSpeaker::upBytes, rate);
  }

  /** Wide links, and time to notice it. */
  private void good() {
    toViewer.down(GOOD);
    toViewer.up(GOOD);
    Patience.pass(SETTLE);
  }

  /** Seconds until every picture moves again: all but one would not reach this mean. */
  private double framesComeBack() {
    return awaits("frames again", this::rate, rate -> rate >= 0.7 * FRAMES_PER_SECOND);
  }

  private double rate() {
    Viewing before = look();
    Patience.pass(GLANCE);
    Viewing now = look();
    return now.pictures() < PICTURES ? 0 : now.framesPerSecondSince(before);
  }

  private double layerComesBack() {
    return awaits("the high layer", this::look, now -> now.tallest() >= LINES);
  }

  private static <T> double awaits(String what, Supplier<T> look, Predicate<T> enough) {
    long start = System.nanoTime();
    try {
      Patience.until(what, RECOVER, look, enough);
    } catch (NotObserved never) {
      System.err.println(never.getMessage());
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** What there was before is forgotten. */
  private Viewing begins() {
    viewer.senses().longestWithoutFrame();
    return look();
  }

  private Viewing look() {
    return Viewing.of(viewer);
  }

  private NetworkFigures over(String scenario, LongSupplier deliveredBytes, long bps) {
    long bytesBefore = deliveredBytes.getAsLong();
    Viewing before = measured();
    double bits = (deliveredBytes.getAsLong() - bytesBefore) * (double) Byte.SIZE;
    return since(scenario, before, null, 100 * bits / bps / MEASURE.toSeconds());
  }

  /** Lets the time pass in which a scenario is measured, and returns how it began. */
  private Viewing measured() {
    Viewing before = begins();
    Patience.pass(MEASURE);
    return before;
  }

  private NetworkFigures since(
      String scenario, Viewing before, @Nullable Double recovered, @Nullable Double linkUse) {
    Viewing now = look();
    return new NetworkFigures(
        scenario,
        now.framesPerSecondSince(before),
        now.freezes() - before.freezes(),
        Math.round(viewer.senses().longestWithoutFrame()),
        recovered,
        now.concealmentPercentSince(before),
        linkUse);
  }

  @Override
  public void close() {
    List.of(viewer, neighbour, speaker, still).forEach(Person::close);
    toViewer.close();
    toSpeaker.close();
  }
}
