package eu.parvis.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import eu.parvis.account.AccountSettings;
import eu.parvis.account.LoginJourney;
import eu.parvis.account.MailedLinks;
import eu.parvis.account.People;
import eu.parvis.account.ProviderSignIn;
import eu.parvis.account.SignedIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where people sign in: by the identity provider, with a password, or as they like. {@code
 * ?next=/path} says where to go afterwards; {@code ?error} that the last attempt failed; {@code
 * ?refused} that it came from a page of another site; {@code ?provider} what hindered a sign-in by
 * the provider.
 */
@Route(value = "login", layout = PlainLayout.class)
@AnonymousAllowed
class LoginView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient LoginJourney journey;
  private final transient SignedIn signedIn;
  private final transient Clock clock;
  private final String label;
  private final LoginForm form = new LoginForm();

  LoginView(
      LoginJourney journey,
      SignedIn signedIn,
      People people,
      AccountSettings settings,
      Optional<ProviderSignIn> provider,
      MailedLinks reset,
      Clock clock) {
    this.journey = journey;
    this.signedIn = signedIn;
    this.clock = clock;
    this.label = provider.map(ProviderSignIn::label).orElse("");
    addClassNames("card", "login");
    form.setAction("login");
    var mailed = reset.sender().isPresent();
    form.setForgotPasswordButtonVisible(mailed);
    form.addForgotPasswordListener(_ -> getUI().ifPresent(ui -> ui.navigate("welcome/password")));
    form.setI18n(texts(provider.isPresent() ? "oidc.password" : "shell.login.title"));
    provider.map(ProviderLogin::new).ifPresent(this::add);
    if (settings.local()) {
      form.setClassName("second", provider.isPresent());
      // Readers begin where the provider stands, not behind it.
      form.getElement().setAttribute("no-autofocus", provider.isPresent());
      add(form);
    }
    var first = !people.hasAdministrator();
    add(hint(first ? "shell.login.first" : help(settings.local(), mailed)));
  }

  private static String help(boolean local, boolean mailed) {
    if (local) {
      return mailed ? "shell.login.help.mail" : "shell.login.help";
    }
    return "oidc.help";
  }

  private Paragraph hint(String key) {
    var hint = new Paragraph(getTranslation(key));
    hint.addClassName("quiet");
    return hint;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    var parameters = event.getLocation().getQueryParameters();
    var next = parameters.getSingleParameter("next");
    if (signedIn.id().isPresent()) {
      next.flatMap(LoginJourney::passes)
          .ifPresentOrElse(event::forwardToUrl, () -> event.forwardTo(""));
      return;
    }
    var request = VaadinServletRequest.getCurrent().getHttpServletRequest();
    next.ifPresent(path -> journey.wish(request, path));
    journey.ended(request).ifPresent(this::showEnded);
    if (parameters.getParameters().containsKey("refused")) {
      form.showErrorMessage(
          getTranslation("shell.login.refused.title"),
          getTranslation("shell.login.refused.message"));
    } else if (parameters.getParameters().containsKey("error")) {
      journey
          .retryAt(request)
          .filter(at -> at.isAfter(clock.instant()))
          .ifPresentOrElse(this::showWait, () -> form.setError(true));
    }
  }

  /** Tells why somebody who was signed in has to sign in again. */
  void showEnded(LoginJourney.Ended why) {
    var text =
        switch (why) {
          case OVER -> getTranslation("shell.login.over");
          case CLOSED -> getTranslation("shell.login.closed", label);
        };
    var ended = new Div(new Paragraph(text));
    ended.addClassName("note");
    addComponentAsFirst(ended);
  }

  private void showWait(Instant until) {
    var seconds = Duration.between(clock.instant(), until).toSeconds() + 1;
    var wait =
        seconds < 90
            ? getTranslation("shell.login.wait.seconds", seconds)
            : getTranslation("shell.login.wait.minutes", (seconds + 59) / 60);
    form.showErrorMessage(getTranslation("shell.login.wait.title"), wait);
  }

  private LoginI18n texts(String title) {
    var texts = LoginI18n.createDefault();
    var fields = texts.getForm();
    fields.setTitle(getTranslation(title));
    fields.setUsername(getTranslation("shell.login.email"));
    fields.setPassword(getTranslation("shell.login.password"));
    fields.setSubmit(getTranslation("shell.login.submit"));
    fields.setForgotPassword(getTranslation("shell.login.forgotten"));
    var error = texts.getErrorMessage();
    error.setTitle(getTranslation("shell.login.error.title"));
    error.setMessage(getTranslation("shell.login.error.message"));
    error.setUsername(getTranslation("shell.login.email.missing"));
    error.setPassword(getTranslation("shell.login.password.missing"));
    return texts;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.title", getTranslation("shell.login.title"));
  }
}
