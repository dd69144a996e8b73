package eu.parvis.e2e;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.Map;

/** A local account and the way into it through the product's own pages. */
record Account(String name, String address, String password) {

  static final Account ADMINISTRATOR =
      new Account("Odile Organise", "odile@mairie.example", "une phrase bien assez longue");

  private static final String NAME = "vaadin-text-field input";
  private static final String ADDRESS = "vaadin-email-field input";
  private static final String PASSWORD = "vaadin-password-field input";
  private static final String SUBMIT = "vaadin-button[theme~=primary]";

  private static final String SENDS_LOGIN =
      """
      async (fields) => {
        const page = await (await fetch('/login')).text();
        const [, token] = page.match(/<meta name="_csrf" content="([^"]+)"/);
        const body = new URLSearchParams({ ...fields, _csrf: token });
        await fetch('/login', { method: 'POST', body, redirect: 'manual' });
      }
      """;

  private static final Page.WaitForURLOptions SOON =
      new Page.WaitForURLOptions().setTimeout(15_000);

  /** Brings {@code person} to the home view, by the first administrator's link if it is unused. */
  void enter(Person person, Product product) {
    product
        .firstAdministratorLink()
        .ifPresentOrElse(link -> signUp(person, link), () -> signIn(person, product));
    person.page().waitForURL(product.url().toString(), SOON);
    person.page().locator("main h1").waitFor();
  }

  /** Signs in, or up, without a mouse. */
  void enterByKeyboard(Person person, Product product) {
    product
        .firstAdministratorLink()
        .ifPresentOrElse(person::opens, () -> person.opens(product.url().resolve("/login")));
    Keyboard keys = person.keyboard();
    if (person.page().url().contains("/welcome/")) {
      keys.writes(NAME, name);
      keys.writes(ADDRESS, address);
      keys.writes(PASSWORD, password);
    } else {
      keys.writes("input[name=username]", address);
      keys.writes("input[name=password]", password);
    }
    keys.presses("Enter");
    person.page().waitForURL(product.url().toString(), SOON);
    person.page().locator("main h1").waitFor();
  }

  private void signUp(Person person, URI link) {
    person.opens(link);
    Page page = person.page();
    page.locator(NAME).fill(name);
    page.locator(ADDRESS).fill(address);
    page.locator(PASSWORD).fill(password);
    page.locator(SUBMIT).click();
  }

  /** Sends what the login page would; {@link #enterByKeyboard} goes through the page itself. */
  private void signIn(Person person, Product product) {
    person.opens(product.url().resolve("/theme/tokens.css"));
    person.page().evaluate(SENDS_LOGIN, Map.of("username", address, "password", password));
    person.opens(product.url());
  }
}
