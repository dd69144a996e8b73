package eu.parvis.e2e;

import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Has people wait for one room of a product of its own, and lets them in by one click. Twice, since
 * the code of a server that has just started is slow: the time is that of the second crowd, what is
 * held that of the first, when nothing was there already.
 */
final class LobbyBench {

  private static final int USUAL = 500;
  private static final Duration ARRIVAL = Duration.ofSeconds(120);
  private static final Duration ADMISSION = Duration.ofSeconds(60);

  private static final ProductSettings RESTRICTED =
      ProductSettings.plain()
          .and("--parvis.rooms.access=restricted")
          .and("--parvis.media.bind=127.0.0.1");

  private final Product product;
  private final Person moderator;
  private final URI link;
  private final HttpClient http;
  private final Executor threads;

  private LobbyBench(
      Product product, Person moderator, URI link, HttpClient http, Executor threads) {
    this.product = product;
    this.moderator = moderator;
    this.link = link;
    this.http = http;
    this.threads = threads;
  }

  /**
   * Runs the bench; the only argument is how many wait.
   *
   * @throws IllegalArgumentException with what is wrong with the arguments
   */
  static LobbyFigures run(List<String> arguments) {
    int waiting = arguments.isEmpty() ? USUAL : Integer.parseInt(arguments.getFirst());
    if (waiting < 2 || waiting > USUAL || arguments.size() > 1) {
      throw new IllegalArgumentException("lobby takes a number of people, 2 to " + USUAL);
    }
    try (Product product = Product.start("lobby-bench", RESTRICTED);
        Playwright playwright = Chromium.driver();
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        Person odile =
            Person.arrives(
                playwright, Traits.of("Odile Organise", 2).using(Chromium.withoutDevices()))) {
      Account.ADMINISTRATOR.enter(odile, product);
      URI link = odile.startsMeeting();
      odile.joins();
      LobbyBench bench = new LobbyBench(product, odile, link, http, threads);
      // These have the server load what it keeps.
      bench.letIn(2, "192.0.2.1");
      Crowd first = bench.letIn(waiting, "192.0.2.2");
      Crowd second = bench.letIn(waiting, "192.0.2.3");
      return new LobbyFigures(waiting, second.millis(), first.millis(), first.heapBytes());
    }
  }

  /**
   * Some who waited.
   *
   * @param millis of each who came in, the quickest first
   * @param heapBytes what each took while they waited
   */
  private record Crowd(List<Double> millis, long heapBytes) {}

  /** As many as one network may bring in ten minutes come from {@code address}. */
  private Crowd letIn(int people, String address) {
    long before = HeapCount.bytes(product.pid());
    AtomicInteger waiting = new AtomicInteger();
    AtomicReference<@Nullable Exception> trouble = new AtomicReference<>();
    List<CompletableFuture<Long>> arrivals =
        IntStream.range(0, people)
            .mapToObj(number ->
                CompletableFuture.supplyAsync(
                    () ->
                        arrives(
                            new LobbyWaiter(link, http, address, "Guest " + number),
                            waiting,
                            trouble),
                    threads))
            .toList();
    Patience.until(
        "everybody waits",
        ARRIVAL,
        () -> Objects.requireNonNullElse(trouble.get(), waiting.get()),
        now -> now.equals(people));
    moderator.room().showPeople();
    // Who waits is shown before anybody lets them in.
    moderator.showsWaiting(people);
    long held = (HeapCount.bytes(product.pid()) - before) / people;

    long click = System.nanoTime();
    moderator.letsEverybodyIn();
    Patience.until(
        "everybody is in",
        ADMISSION,
        () -> arrivals.stream().filter(CompletableFuture::isDone).count(),
        done -> done == people);
    List<Double> millis =
        arrivals.stream()
            .filter(arrival -> !arrival.isCompletedExceptionally())
            .map(arrival -> (arrival.join() - click) / 1e6)
            .sorted()
            .toList();
    return new Crowd(millis, held);
  }

  private static long arrives(
      LobbyWaiter waiter, AtomicInteger waiting, AtomicReference<@Nullable Exception> trouble) {
    try {
      waiter.asks();
      return waiter.comesIn(waiting::incrementAndGet);
    } catch (IOException e) {
      trouble.set(e);
      throw new CompletionException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }
}
