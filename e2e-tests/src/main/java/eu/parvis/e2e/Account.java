package eu.parvis.e2e;

import com.microsoft.playwright.Page;
import java.net.URI;

/** A local account and the way into it through the product's own pages. */
record Account(String name, String address, String password) {

  static final Account ADMINISTRATOR =
      new Account("Odile Organise", "odile@mairie.example", "une phrase bien assez longue");

  private static final Page.WaitForURLOptions SOON =
      new Page.WaitForURLOptions().setTimeout(15_000);

  /** Brings {@code person} to the home view, by the first administrator's link if it is unused. */
  void enter(Person person, Product product) {
    product
        .firstAdministratorLink()
        .ifPresentOrElse(link -> signUp(person, link), () -> signIn(person, product));
    person.page().waitForURL(product.url().toString(), SOON);
  }

  /** Signs in, or up, without a mouse. */
  void enterByKeyboard(Person person, Product product) {
    product
        .firstAdministratorLink()
        .ifPresentOrElse(person::opens, () -> person.opens(product.url().resolve("/login")));
    Keyboard keys = person.keyboard();
    if (person.page().url().contains("/welcome/")) {
      keys.writes("#welcome-name", name);
      keys.writes("#welcome-address", address);
      keys.writes("#welcome-password", password);
    } else {
      keys.writes("input[name=username]", address);
      keys.writes("input[name=password]", password);
    }
    keys.presses("Enter");
    person.page().waitForURL(product.url().toString(), SOON);
  }

  private void signUp(Person person, URI link) {
    person.opens(link);
    Page page = person.page();
    page.locator("#welcome-name input").fill(name);
    page.locator("#welcome-address input").fill(address);
    page.locator("#welcome-password input").fill(password);
    page.locator("#welcome-submit").click();
  }

  private void signIn(Person person, Product product) {
    person.opens(product.url().resolve("/login"));
    Page page = person.page();
    page.locator("input[name=username]").fill(address);
    page.locator("input[name=password]").fill(password);
    page.locator("input[name=password]").press("Enter");
  }
}
