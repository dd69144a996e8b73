package eu.parvis.e2e;

import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts headless browsers into one call and prints one JSON line about it.
 *
 * <p>Arguments: {@code call}, then {@code --participants N} (2 to 16), {@code --seconds S} of
 * measuring after a warm-up, {@code --resolution R} lines of picture. The exit code is 0 only if
 * everybody decoded everybody.
 */
public final class CallBench {

  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  /** People look at their picture before they join; the page gets ready meanwhile. */
  private static final Duration AT_THE_PREVIEW = Duration.ofSeconds(2);

  /**
   * Calls that are joined, each by new browsers, before the last one is measured further: a single
   * call of four would give three joins, too few to speak of percentiles.
   */
  private static final int ROUNDS = 3;

  private static final Duration FIRST_FRAME = Duration.ofSeconds(20);

  /** Load goes nowhere but to the loopback interface. */
  private static final ProductSettings ON_LOOPBACK =
      ProductSettings.plain().and("--parvis.media.bind=127.0.0.1");

  private record Options(int participants, int seconds, int resolution) {}

  private final Options options;
  private final List<Person> people = new ArrayList<>();

  private CallBench(Options options) {
    this.options = options;
  }

  /** Runs the bench and ends the virtual machine with its verdict. */
  public static void main(String[] arguments) {
    Options options;
    try {
      options = parse(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(
          "usage: bench call --participants N --seconds S [--resolution R]: " + e.getMessage());
      System.exit(2);
      return;
    }
    CallFigures figures;
    try (Product product = Product.start("bench", ON_LOOPBACK);
        Playwright playwright = Chromium.driver()) {
      figures = new CallBench(options).measure(product, playwright);
    }
    System.out.println(figures.json());
    System.exit(figures.decodedEverywhere() ? 0 : 1);
  }

  private static Options parse(String[] arguments) {
    int participants = 4;
    int seconds = 20;
    int resolution = 180;
    if (arguments.length == 0 || !arguments[0].equals("call")) {
      throw new IllegalArgumentException("the only bench is call");
    }
    for (int i = 1; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " wants a value");
      }
      int value = Integer.parseInt(arguments[i + 1]);
      switch (arguments[i]) {
        case "--participants" -> participants = within(arguments[i], value, 2, 16);
        case "--seconds" -> seconds = within(arguments[i], value, 1, 3600);
        case "--resolution" -> resolution = within(arguments[i], value, 90, 1080);
        default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
      }
    }
    return new Options(participants, seconds, resolution);
  }

  private static int within(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException("%s is %d to %d".formatted(option, least, most));
    }
    return value;
  }

  private CallFigures measure(Product product, Playwright playwright) {
    double idle = idlePercent(product);
    List<Double> joins = new ArrayList<>(everybodyJoins(product, playwright));
    for (int round = 1; round < ROUNDS; round++) {
      everybodyLeaves();
      joins.addAll(everybodyJoins(product, playwright));
    }
    Patience.pass(WARM_UP);
    CallFigures.Reading before = read(product);
    Patience.pass(Duration.ofSeconds(options.seconds()));
    CallFigures.Reading after = read(product);
    everybodyLeaves();
    return CallFigures.between(before, after, idle, joins);
  }

  private static double idlePercent(Product product) {
    Duration before = ProcessorTime.of(product.pid());
    Patience.pass(IDLE);
    Duration spent = ProcessorTime.of(product.pid()).minus(before);
    return 100.0 * spent.toMillis() / IDLE.toMillis();
  }

  private void everybodyLeaves() {
    people.forEach(Person::close);
    people.clear();
  }

  /** One after another, so that each but the first has somebody to see. */
  private List<Double> everybodyJoins(Product product, Playwright playwright) {
    arrive(product, playwright);
    List<Double> milliseconds = new ArrayList<>();
    for (Person person : people) {
      person.joins();
      if (person != people.getFirst()) {
        milliseconds.add(firstFrame(person));
      }
    }
    return milliseconds;
  }

  private void arrive(Product product, Playwright playwright) {
    Person organiser = Person.arrives(playwright, traits(0));
    people.add(organiser);
    Account.ADMINISTRATOR.enter(organiser, product);
    URI link = organiser.startsMeeting();
    for (int number = 1; number < options.participants(); number++) {
      Person guest = Person.arrives(playwright, traits(number));
      people.add(guest);
      guest.opens(link);
    }
    people.forEach(Person::isReadyToJoin);
    people.forEach(person -> person.room().nameField().fill(person.name()));
    Patience.pass(AT_THE_PREVIEW);
  }

  private Traits traits(int number) {
    int width = options.resolution() * 16 / 9 / 2 * 2;
    FakeMedia media = FakeMedia.of(Likeness.of(number), width, options.resolution());
    return Traits.of("Person " + number, number).using(Chromium.with(media));
  }

  private static double firstFrame(Person person) {
    return Patience.until(
        person.name() + " sees somebody",
        FIRST_FRAME,
        person.senses()::joinMilliseconds,
        passed -> passed > 0);
  }

  private CallFigures.Reading read(Product product) {
    Duration processor = ProcessorTime.of(product.pid());
    long nanos = System.nanoTime();
    return new CallFigures.Reading(nanos, processor, people.stream().map(MediaTotals::of).toList());
  }
}
