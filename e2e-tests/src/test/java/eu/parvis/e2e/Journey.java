package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The product of a test and the people who use it.
 *
 * <p>A test fails if a page did what no page may do, or if the product opened a stray socket. When
 * it fails, pictures of everybody's page are in {@code target/failures}.
 */
final class Journey implements BeforeAllCallback, AfterTestExecutionCallback, AfterAllCallback {

  private static final Namespace STORE = Namespace.create(Journey.class);

  private final @Nullable Supplier<Product> own;
  private final List<Person> people = new ArrayList<>();
  private @Nullable Product product;
  private @Nullable Playwright playwright;

  private Journey(@Nullable Supplier<Product> own) {
    this.own = own;
  }

  /** A journey on the product that most test classes share. */
  static Journey onSharedProduct() {
    return new Journey(null);
  }

  /** A journey on a product that is started for this test class alone. */
  static Journey on(Supplier<Product> own) {
    return new Journey(own);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    ExtensionContext.Store shared = context.getRoot().getStore(STORE);
    playwright = shared.computeIfAbsent("playwright", _ -> Chromium.driver(), Playwright.class);
    product =
        own != null
            ? own.get()
            : shared.computeIfAbsent("product", _ -> Product.start("shared"), Product.class);
  }

  Product product() {
    return Objects.requireNonNull(product);
  }

  /** Somebody without an account. */
  Person guest(Person.Traits traits) {
    Person person = Person.arrives(Objects.requireNonNull(playwright), traits);
    people.add(person);
    return person;
  }

  /** The administrator, signed in and on the home view. */
  Person organiser() {
    return organiser(Person.Traits.of("Odile Organise", 2));
  }

  Person organiser(Person.Traits traits) {
    Person person = guest(traits);
    Account.ADMINISTRATOR.enter(person, product());
    return person;
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
    person.watch().console().forEach(line -> System.err.println("  console: " + line));
    person.watch().policyViolations().forEach(line -> System.err.println("  policy: " + line));
    person.watch().uncaught().forEach(line -> System.err.println("  uncaught: " + line));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (own != null) {
      product().close();
    }
  }
}
