package eu.parvis.account.ui;

import com.vaadin.flow.component.Key;
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
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import eu.parvis.account.MailedLinks;
import eu.parvis.account.NetworkAddress;
import eu.parvis.kernel.Announcement;
import eu.parvis.kernel.EmailAddress;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;

/** Where one asks for a link that sets a new password; says the same whoever asks. */
@Route("welcome/password")
@AnonymousAllowed
class ForgottenView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient MailedLinks reset;
  private final transient ApplicationEventPublisher events;
  private final EmailField email = new EmailField();

  ForgottenView(MailedLinks reset, ApplicationEventPublisher events) {
    this.reset = reset;
    this.events = events;
    addClassName("card");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    reset.sender().ifPresentOrElse(_ -> ask(), () -> event.forwardTo("login"));
  }

  final void ask() {
    email.setLabel(getTranslation("account.email"));
    email.setAutocomplete(Autocomplete.USERNAME);
    email.setManualValidation(true);
    email.setRequiredIndicatorVisible(true);
    email.addValueChangeListener(_ -> email.setInvalid(false));
    var send = new Button(getTranslation("account.forgotten.submit"), _ -> submit());
    send.addThemeName("primary");
    send.addClickShortcut(Key.ENTER).listenOn(this).resetFocusOnActiveElement();
    add(
        new H1(getTranslation("account.forgotten.title")),
        new Paragraph(getTranslation("account.forgotten.text")),
        email,
        send,
        back());
    email.focus();
  }

  private Anchor back() {
    var login = new Anchor("/login", getTranslation("account.forgotten.back"));
    login.addClassName("button-link");
    return login;
  }

  private void submit() {
    EmailAddress.parse(email.getValue())
        .ifPresentOrElse(
            this::send, () -> refuse(getTranslation(PersonFields.problem(email.getValue()))));
  }

  private void send(EmailAddress address) {
    var wait = reset.ask(address, NetworkAddress.key(VaadinRequest.getCurrent().getRemoteAddr()));
    if (wait.isZero()) {
      showSent(address);
    } else {
      refuse(getTranslation("account.forgotten.wait", minutes(wait)));
    }
  }

  private static long minutes(Duration wait) {
    return wait.plusSeconds(59).toMinutes();
  }

  private void refuse(String problem) {
    email.setErrorMessage(problem);
    email.setInvalid(true);
    email.focus();
  }

  private void showSent(EmailAddress address) {
    removeAll();
    var sender = reset.sender().map(EmailAddress::value).orElse("");
    var title = new H1(getTranslation("account.forgotten.sent.title"));
    var text = new Paragraph(getTranslation("account.forgotten.sent.text", address.value()));
    add(title, text, new Paragraph(getTranslation("account.forgotten.sent.from", sender)), back());
    title.getElement().setAttribute("tabindex", "-1").callJsFunction("focus");
    events.publishEvent(new Announcement(text.getText()));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.title", getTranslation("account.forgotten.title"));
  }
}
