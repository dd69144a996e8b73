package eu.parvis.e2e;

import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts headless browsers into one call.
 *
 * <p>Arguments: {@code --participants N} (2 to 16), {@code --seconds S} of measuring after a
 * warm-up, {@code --resolution R} lines of picture.
 */
final class CallBench {

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

  /**
   * Runs the bench.
   *
   * @throws IllegalArgumentException with what is wrong with the arguments
   */
  static CallFigures run(List<String> arguments) {
    Options options = parse(arguments);
    try (Product product = Product.start("bench", ON_LOOPBACK);
        Playwright playwright = Chromium.driver()) {
      return new CallBench(options).measure(product, playwright);
    }
  }

  private static Options parse(List<String> arguments) {
    int participants = 4;
    int seconds = 20;
    int resolution = 180;
    for (int i = 0; i < arguments.size(); i += 2) {
      String option = arguments.get(i);
      if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException(option + " wants a value");
      }
      int value = Integer.parseInt(arguments.get(i + 1));
      switch (option) {
        case "--participants" -> participants = within(option, value, 2, 16);
        case "--seconds" -> seconds = within(option, value, 1, 3600);
        case "--resolution" -> resolution = within(option, value, 90, 1080);
        default -> throw new IllegalArgumentException("unknown option " + option);
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
