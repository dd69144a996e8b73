package eu.parvis.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.Map;

/** A local account and the way into it through the product's own pages. */
record Account(String name, String address, String password) {

  static final Account ADMINISTRATOR =
      new Account("Odile Organise", "odile@mairie.example", "une phrase bien assez longue");

  private static final String NAME = "vaadin-text-field input";
  private static final String ADDRESS = "vaadin-email-field input";
  private static final String PASSWORD = "vaadin-password-field input";
  private static final String DIALOG = "vaadin-dialog ";
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

  /** The administrator adds somebody, whose account reads as theirs does, and who comes in. */
  void join(Person person, Person administrator, Product product) {
    Page page = administrator.page();
    administrator.opens(product.url().resolve("/people"));
    page.locator(".view-header vaadin-button").click();
    page.locator("vaadin-dialog " + NAME).fill(name);
    page.locator("vaadin-dialog " + ADDRESS).fill(address);
    choosesLanguage(page, administrator.language().equals("fr") ? "Français" : "English");
    page.locator("vaadin-dialog " + ADDRESS).press("Enter");
    String link = page.locator("vaadin-dialog vaadin-text-field[readonly] input").inputValue();
    person.opens(product.url().resolve(URI.create(link).getPath()));
    person.page().locator(PASSWORD).fill(password);
    person.page().locator(SUBMIT).click();
    person.page().waitForURL(product.url().toString(), SOON);
    person.page().locator("main h1").waitFor();
  }

  /** Enter opens the list and chooses from it; somebody with a keyboard sends nothing by that. */
  private static void choosesLanguage(Page page, String language) {
    page.locator(DIALOG + "vaadin-select-value-button").focus();
    page.keyboard().press("Enter");
    page.locator("vaadin-select-item[focused]").waitFor();
    page.keyboard().press(language.substring(0, 1));
    page.locator("vaadin-select-item[focused]:has-text('%s')".formatted(language)).waitFor();
    page.keyboard().press("Enter");
    page.locator(DIALOG + "vaadin-select-value-button:has-text('%s')".formatted(language))
        .waitFor();
    page.waitForFunction(
        "() => Object.values(window.Vaadin.Flow.clients).every(client => !client.isActive?.())");
    if (page.locator(DIALOG + "vaadin-text-field[readonly]").count() > 0) {
      throw new NotObserved("choosing a language sent the form");
    }
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

  /**
   * Lets the account of who is signed in read the language of their browser, if it reads another
   * one: around calls the account decides. The browser is on the home view then.
   */
  static void readsAsTheirBrowser(Person person, Product product) {
    Page page = person.page();
    String language = person.language();
    if (page.locator("html").getAttribute("lang").startsWith(language)) {
      return;
    }
    person.opens(product.url().resolve("/profile"));
    page.locator("vaadin-select").first().click();
    page.getByRole(AriaRole.OPTION)
        .getByText(language.equals("fr") ? "Français" : "English")
        .click();
    person.marksPage();
    page.locator("main vaadin-button[theme~=primary]").first().click();
    page.waitForFunction("() => !window.parvisMark && document.readyState === 'complete'");
    person.opens(product.url());
    page.locator("main h1").waitFor();
  }

  /** Lets an administrator make the account; returns the one-time link into it. */
  URI addedBy(Person administrator, Product product, String language) {
    administrator.opens(product.url().resolve("/people"));
    Page page = administrator.page();
    page.locator(".view-header vaadin-button").click();
    page.locator(DIALOG + NAME).fill(name);
    page.locator(DIALOG + ADDRESS).fill(address);
    choosesLanguage(page, language);
    page.locator(DIALOG + SUBMIT).click();
    URI link = URI.create(page.locator(DIALOG + "[data-copy]").getAttribute("data-copy"));
    administrator.opens(product.url());
    page.locator("main h1").waitFor();
    return link;
  }

  /** Brings {@code person} to the home view by the one-time link into this account. */
  void accept(Person person, Product product, URI link) {
    person.opens(link);
    person.page().locator(PASSWORD).fill(password);
    person.page().locator(SUBMIT).click();
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
