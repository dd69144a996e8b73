package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import eu.parvis.provider.IdentityProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The product of a test and the people who use it.
 *
 * <p>A test fails if a page did what no page may do, or if the product opened a stray socket. When
 * it fails, pictures of everybody's page are in {@code target/failures}.
 */
final class Journey
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterTestExecutionCallback,
        AfterEachCallback,
        AfterAllCallback {

  private static final Namespace STORE = Namespace.create(Journey.class);

  /** Lines of the console that are printed of a page when a test fails. */
  private static final int LAST_LINES = 12;

  private final @Nullable Supplier<Product> own;
  private final boolean everyTest;
  private final Sharing sharing;
  private final List<Person> people = new ArrayList<>();
  private @Nullable Shared shared;
  private @Nullable Product product;
  private @Nullable Playwright playwright;

  /** What test classes share. */
  private enum Sharing {
    PRODUCT(SharedProduct::open),
    LOOPBACK(SharedProduct::onLoopback),
    NETWORK(SharedNetwork::lay),
    MAIL(MailProduct::open);

    private final Supplier<Shared> first;

    Sharing(Supplier<Shared> first) {
      this.first = first;
    }
  }

  private Journey(@Nullable Supplier<Product> own, boolean everyTest, Sharing sharing) {
    this.own = own;
    this.everyTest = everyTest;
    this.sharing = sharing;
  }

  private Journey(Supplier<Product> own, boolean everyTest) {
    this(own, everyTest, Sharing.PRODUCT);
  }

  /** A journey on the product that most test classes share. */
  static Journey onSharedProduct() {
    return new Journey(null, false, Sharing.PRODUCT);
  }

  /** A journey on the product with mail server and identity provider, which test classes share. */
  static Journey onMailProduct() {
    return new Journey(null, false, Sharing.MAIL);
  }

  /** A journey on the shared product whose media is on the loopback interface alone. */
  static Journey onLoopback() {
    return new Journey(null, false, Sharing.LOOPBACK);
  }

  /** A journey over the {@link #network} that test classes share. */
  static Journey overNetwork() {
    return new Journey(null, false, Sharing.NETWORK);
  }

  /** A journey on a product that is started for this test class alone. */
  static Journey on(Supplier<Product> own) {
    return new Journey(own, false);
  }

  /**
   * A journey on a product that is started for each test anew, so that nothing has happened yet.
   */
  static Journey onFresh(Supplier<Product> own) {
    return new Journey(own, true);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    ExtensionContext.Store store = context.getRoot().getStore(STORE);
    playwright = store.computeIfAbsent("playwright", _ -> Chromium.driver(), Playwright.class);
    if (own == null) {
      shared = store.computeIfAbsent(sharing, _ -> sharing.first.get(), Shared.class);
      product = shared.product();
    } else if (!everyTest) {
      product = own.get();
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (own != null && everyTest) {
      product = own.get();
    }
  }

  Product product() {
    return Objects.requireNonNull(product);
  }

  /** The mail server of a journey on the product that has one. */
  PostOffice post() {
    return ((MailProduct) Objects.requireNonNull(shared)).post();
  }

  /** The identity provider of the same product. */
  IdentityProvider provider() {
    return ((MailProduct) Objects.requireNonNull(shared)).provider();
  }

  /** What {@link #overNetwork} is over. */
  SharedNetwork network() {
    return (SharedNetwork) Objects.requireNonNull(shared);
  }

  /** Somebody without an account. */
  Person guest(Traits traits) {
    Person person = Person.arrives(Objects.requireNonNull(playwright), traits);
    people.add(person);
    return person;
  }

  /** The administrator, signed in and on the home view, who reads as their browser does. */
  Person organiser() {
    return organiser(Traits.of("Odile Organise", 2));
  }

  Person organiser(Traits traits) {
    Person person = guest(traits);
    Account.ADMINISTRATOR.enter(person, product());
    Account.readsAsTheirBrowser(person, product());
    return person;
  }

  /** Two people who see and hear each other: the administrator, and a guest. */
  List<Person> twoPeopleMeet(UnaryOperator<Traits> where) {
    Person odile = organiser(where.apply(Traits.of("Odile Organise", 2)));
    URI link = odile.startsMeeting();
    odile.joins();
    Person boris = guest(where.apply(Traits.of("Boris", 0)));
    boris.opens(link);
    boris.joins();
    odile.sees(boris);
    boris.sees(odile);
    odile.hears(boris);
    boris.hears(odile);
    return List.of(odile, boris);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    try {
      if (context.getExecutionException().isPresent()) {
        people.forEach(person -> picture(person, context));
      } else {
        assertThat(people).flatMap(person -> person.offences(product())).isEmpty();
        assertThat(product().straySockets()).isEmpty();
      }
    } finally {
      people.forEach(Person::close);
      people.clear();
    }
  }

  private static void picture(Person person, ExtensionContext context) {
    String name =
        "%s-%s-%s.png"
            .formatted(
                context.getRequiredTestClass().getSimpleName(),
                context.getRequiredTestMethod().getName(),
                person.name().replace(' ', '-'));
    try {
      person
          .page()
          .screenshot(
              new Page.ScreenshotOptions().setPath(Target.folder("failures").resolve(name)));
    } catch (PlaywrightException closed) {
      System.err.println("no picture of " + person.name() + ": " + closed.getMessage());
    }
    System.err.println(person.name() + " at " + person.page().url());
    List<String> console = person.watch().console();
    console.stream()
        .skip(Math.max(0, console.size() - LAST_LINES))
        .forEach(line -> System.err.println("  console: " + line));
    person.watch().policyViolations().forEach(line -> System.err.println("  policy: " + line));
    person.watch().uncaught().forEach(line -> System.err.println("  uncaught: " + line));
    media(person);
  }

  /** What came in and went out of the page, as far as it still tells. */
  private static void media(Person person) {
    try {
      person.senses().statistics().stream()
          .filter(report -> String.valueOf(report.get("type")).endsWith("bound-rtp"))
          .map(Journey::line)
          .forEach(line -> System.err.println("  " + line));
    } catch (PlaywrightException closed) {
      System.err.println("  no statistics: " + closed.getMessage());
    }
  }

  private static String line(Map<String, Object> report) {
    return Stream.of(
            "connection",
            "type",
            "kind",
            "ssrc",
            "frameHeight",
            "packetsSent",
            "packetsReceived",
            "packetsLost",
            "framesEncoded",
            "framesDecoded",
            "keyFramesDecoded",
            "framesDropped",
            "nackCount",
            "pliCount",
            "freezeCount",
            "qualityLimitationReason",
            "retransmittedPacketsReceived")
        .filter(report::containsKey)
        .map(key -> key + "=" + report.get(key))
        .collect(Collectors.joining(" "));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (everyTest) {
      closeOwn();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (!everyTest) {
      closeOwn();
    }
  }

  private void closeOwn() {
    if (own != null && product != null) {
      product.close();
      product = null;
    }
  }
}
