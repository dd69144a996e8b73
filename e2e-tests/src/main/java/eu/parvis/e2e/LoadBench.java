package eu.parvis.e2e;

import com.microsoft.playwright.Playwright;
import eu.parvis.load.JitsiTokens;
import eu.parvis.load.Load;
import eu.parvis.load.LoadFigures;
import eu.parvis.load.LoadPlan;
import eu.parvis.load.ParvisAdmission;
import eu.parvis.load.TokenSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts load clients into one call, of a product of its own or of any deployment; see
 * docs/operating/load.md for the arguments.
 */
final class LoadBench {

  private static final Duration BETWEEN = Duration.ofMillis(50);

  /** Load goes nowhere but to the loopback interface. */
  private static final ProductSettings ON_LOOPBACK =
      ProductSettings.plain().and("--parvis.media.bind=127.0.0.1");

  /** The folder that the caller is in: Maven is in another. */
  private static final Path CALLER = Path.of(System.getProperty("caller", ""));

  private final LoadPlan plan;
  private final Duration warmUp;
  private final Duration measured;

  private LoadBench(LoadPlan plan, Duration warmUp, Duration measured) {
    this.plan = plan;
    this.warmUp = warmUp;
    this.measured = measured;
  }

  /**
   * Runs the bench.
   *
   * @throws IllegalArgumentException with what is wrong with the arguments
   */
  static LoadReport run(List<String> arguments) {
    Map<String, String> options = options(arguments);
    int participants = number(options, "--participants", 20);
    LoadPlan plan =
        new LoadPlan(
            participants,
            number(options, "--cameras", participants),
            number(options, "--speakers", Math.min(participants, 3)),
            number(options, "--last-n", -1),
            number(options, "--height", 180),
            number(options, "--temporal-layers", LoadPlan.MAX_TEMPORAL_LAYERS));
    Duration warmUp = Duration.ofSeconds(number(options, "--warm-up", 5));
    Duration measured = Duration.ofSeconds(number(options, "--seconds", 20));
    String url = options.remove("--url");
    String tokens = options.getOrDefault("--tokens", "admission");
    options.remove("--tokens");
    String domain = options.remove("--domain");
    String pid = options.remove("--pid");
    if (!options.isEmpty()) {
      throw new IllegalArgumentException("unknown option " + options.keySet().iterator().next());
    }
    LoadBench bench = new LoadBench(plan, warmUp, measured);
    return url == null
        ? bench.onOwnProduct()
        : bench.at(URI.create(url), tokens, domain, pid == null ? null : Long.valueOf(pid));
  }

  private static Map<String, String> options(List<String> arguments) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException(arguments.get(i) + " wants a value");
      }
      options.put(arguments.get(i), arguments.get(i + 1));
    }
    return options;
  }

  private static int number(Map<String, String> options, String option, int otherwise) {
    String value = options.remove(option);
    return value == null ? otherwise : Integer.parseInt(value);
  }

  private LoadReport onOwnProduct() {
    try (Product product = Product.start("load", ON_LOOPBACK)) {
      return measure(
          new ParvisAdmission(meeting(product), HttpClient.newHttpClient()), product.pid());
    }
  }

  private static URI meeting(Product product) {
    try (Playwright playwright = Chromium.driver()) {
      Person organiser =
          Person.arrives(
              playwright, Traits.of("Odile Organise", 2).using(Chromium.withoutDevices()));
      Account.ADMINISTRATOR.enter(organiser, product);
      URI link = organiser.startsMeeting();
      organiser.close();
      return link;
    }
  }

  private LoadReport at(URI url, String tokens, @Nullable String domain, @Nullable Long server) {
    TokenSource source =
        tokens.equals("admission")
            ? new ParvisAdmission(url, HttpClient.newHttpClient())
            : new JitsiTokens(url, domain == null ? url.getHost() : domain, lines(tokens));
    return measure(source, server);
  }

  private static List<String> lines(String tokens) {
    try {
      return tokens.equals("none")
          ? List.of()
          : Files.readAllLines(CALLER.resolve(tokens)).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .toList();
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + tokens, e);
    }
  }

  private record Arrivals(int connected, List<String> troubles) {}

  /**
   * @param server process id, if it runs on this machine
   */
  private LoadReport measure(TokenSource tokens, @Nullable Long server) {
    try (HttpClient http = HttpClient.newHttpClient();
        Load load = Load.start(plan, tokens, http, BETWEEN)) {
      Patience.until(
          "everybody has media",
          Duration.ofSeconds(60),
          () -> new Arrivals(load.connected(), load.troubles()),
          now -> now.connected() == plan.participants() || !now.troubles().isEmpty());
      load.troubles().stream().distinct().limit(5).forEach(System.err::println);
      Patience.pass(warmUp);
      load.mark();
      Duration before = server == null ? Duration.ZERO : ProcessorTime.of(server);
      Patience.pass(measured);
      LoadFigures figures = load.figures();
      return server == null
          ? new LoadReport(figures, null)
          : new LoadReport(figures, LoadReport.Server.since(before, server, figures));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
