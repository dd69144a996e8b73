package eu.parvis.account.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import eu.parvis.account.AccountSettings;
import eu.parvis.account.AddressTaken;
import eu.parvis.account.NewPerson;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.SignIn;
import eu.parvis.account.Welcome;
import eu.parvis.account.WelcomeLinkSpent;
import eu.parvis.account.WelcomeLinks;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The page of a one-time link. Looking at it spends nothing, because programs look at links that
 * are sent; setting the password does.
 */
@Route("welcome/:token")
@AnonymousAllowed
class WelcomeView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private static final ZoneId FIRST_ZONE = ZoneId.of("Europe/Paris");

  private final transient WelcomeLinks links;
  private final transient SignIn signIn;
  private final transient AccountSettings settings;
  private ZoneId browserZone = FIRST_ZONE;

  WelcomeView(WelcomeLinks links, SignIn signIn, AccountSettings settings) {
    this.links = links;
    this.signIn = signIn;
    this.settings = settings;
    addClassName("card");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    var token = event.getRouteParameters().get("token").orElse("");
    var welcome = links.open(token);
    if (welcome.isEmpty()) {
      showSpent();
      return;
    }
    switch (welcome.get()) {
      case Welcome.FirstAdministrator _ -> showFirst(token);
      case Welcome.Invited invited -> showInvited(token, invited.person());
    }
  }

  private void showSpent() {
    var login = new Anchor("/login", getTranslation("account.welcome.spent.login"));
    login.addClassName("button-link");
    var why = settings.local() ? "account.welcome.spent.text" : "account.welcome.off.text";
    add(
        new H1(getTranslation("account.welcome.spent.title")),
        new Paragraph(getTranslation(why)),
        login);
  }

  private void showFirst(String token) {
    var fields = new PersonFields(Language.of(getLocale()));
    fields.ownAccount();
    var password = new NewPasswordField(fields::address);
    add(
        new H1(getTranslation("account.welcome.first.title")),
        new Paragraph(getTranslation("account.welcome.first.text")),
        fields,
        password,
        submit(() -> {
          var person = fields.read(true);
          var chosen = password.read();
          return person.isEmpty() || chosen.isEmpty()
              ? Optional.empty()
              : acceptFirst(token, person.get(), chosen.get(), fields);
        }));
    readBrowserZone();
  }

  private Optional<PersonId> acceptFirst(
      String token, NewPerson person, String password, PersonFields fields) {
    try {
      return Optional.of(links.acceptFirst(token, person, browserZone, password));
    } catch (AddressTaken _) {
      fields.refuseEmail("account.welcome.first.taken");
      return Optional.empty();
    }
  }

  private void showInvited(String token, PersonProfile person) {
    UI.getCurrentOrThrow().setLocale(person.language().locale());
    var password = new NewPasswordField(() -> Optional.of(person.email()));
    add(
        new H1(getTranslation("account.welcome.title", person.name())),
        new Paragraph(getTranslation("account.welcome.text")),
        address(person.email()),
        password,
        submit(() -> password.read().map(chosen -> links.accept(token, chosen))));
  }

  /** Shown, and there for the browser to keep the password under. */
  private EmailField address(EmailAddress email) {
    var field = new EmailField(getTranslation("account.email"));
    field.setValue(email.value());
    field.setReadOnly(true);
    field.setAutocomplete(Autocomplete.USERNAME);
    return field;
  }

  private Button submit(Supplier<Optional<PersonId>> accept) {
    var submit = new Button(getTranslation("account.welcome.submit"), _ -> accept(accept));
    submit.addThemeName("primary");
    submit.addClickShortcut(Key.ENTER).listenOn(this).resetFocusOnActiveElement();
    return submit;
  }

  private void accept(Supplier<Optional<PersonId>> accept) {
    try {
      accept.get().ifPresent(this::enter);
    } catch (WelcomeLinkSpent _) {
      removeAll();
      showSpent();
    }
  }

  private void enter(PersonId person) {
    signIn.as(
        person,
        VaadinServletRequest.getCurrent().getHttpServletRequest(),
        VaadinServletResponse.getCurrent().getHttpServletResponse());
    getUI().map(UI::getPage).ifPresent(page -> page.setLocation("/"));
  }

  private void readBrowserZone() {
    getElement()
        .executeJs("return Intl.DateTimeFormat().resolvedOptions().timeZone")
        .then(String.class, this::keepZone);
  }

  private void keepZone(String id) {
    if (ZoneId.getAvailableZoneIds().contains(id)) {
      browserZone = ZoneId.of(id);
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.title", getTranslation("account.welcome.page"));
  }
}
