package eu.parvis.account.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import eu.parvis.account.Confirmation;
import eu.parvis.account.LoginEntry;
import eu.parvis.account.LoginSeries;
import eu.parvis.account.OwnLogins;
import eu.parvis.account.OwnLogins.Outcome;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.ProviderSignIn;
import eu.parvis.account.RememberedLogins;
import eu.parvis.kernel.Announcement;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;

/** The browsers in which one is signed in, each to be signed out from here. */
class SessionsSection extends Section {

  private final transient PersonProfile person;
  private final transient Optional<LoginSeries> here;
  private final transient RememberedLogins logins;
  private final transient OwnLogins own;
  private final transient Optional<ProviderSignIn> provider;
  private final transient ApplicationEventPublisher events;
  private final H2 heading = new H2();
  private final UnorderedList list = new UnorderedList();
  private final Button others;
  private final Div nowhere = new Div();

  SessionsSection(
      PersonProfile person,
      Optional<LoginSeries> here,
      RememberedLogins logins,
      OwnLogins own,
      LoginLasting lasting,
      Optional<ProviderSignIn> provider,
      ApplicationEventPublisher events) {
    this.person = person;
    this.here = here;
    this.logins = logins;
    this.own = own;
    this.provider = provider;
    this.events = events;
    heading.setText(getTranslation("account.sessions.title"));
    heading.setId("sessions-title");
    heading.getElement().setAttribute("tabindex", "-1");
    list.addClassName("people");
    list.getElement().setAttribute("aria-labelledby", "sessions-title");
    others = new Button(getTranslation("account.sessions.others"), _ -> endOthers());
    var text = new Paragraph(lasting.text(this::getTranslation));
    text.addClassName("quiet");
    nowhere.add(new Paragraph(getTranslation("account.again.nowhere")));
    nowhere.addClassName("note");
    nowhere.setVisible(false);
    add(heading, text, list, nowhere, others);
    refresh();
  }

  final void refresh() {
    var entries = logins.list(person.id());
    list.removeAll();
    entries.stream().map(this::row).forEach(list::add);
    others.setVisible(entries.stream().anyMatch(entry -> !current(entry)));
  }

  private ListItem row(LoginEntry entry) {
    var name = new Span(browser(entry));
    name.addClassName("person-name");
    var used = person.reading().dateTime(entry.lastUsedAt());
    var details = new Paragraph(getTranslation("account.sessions.used", used));
    details.addClassName("quiet");
    var heading = new Div(name);
    var text = new Div(heading, details);
    text.addClassName("person-text");
    var row = new ListItem(text);
    row.addClassName("person");
    if (current(entry)) {
      var badge = new Span(getTranslation("account.sessions.this"));
      badge.addClassName("badge");
      heading.add(badge);
    } else {
      var end = new Button(getTranslation("account.sessions.end"), _ -> end(entry));
      end.setAriaLabel(getTranslation("account.sessions.end.named", browser(entry), used));
      row.add(end);
    }
    return row;
  }

  private String browser(LoginEntry entry) {
    return entry.browser().isEmpty() ? getTranslation("account.sessions.unknown") : entry.browser();
  }

  private boolean current(LoginEntry entry) {
    return here.equals(Optional.of(entry.series()));
  }

  private void end(LoginEntry entry) {
    prove(
        password -> own.end(person.id(), entry.series(), here, password), "account.sessions.ended");
  }

  private void endOthers() {
    prove(password -> own.endOthers(person.id(), here, password), "account.sessions.others-ended");
  }

  /** Whoever finds an open browser knows no password, and is nobody to the provider. */
  private void prove(Function<String, Outcome> end, String told) {
    if (own.takesPassword(person.id())) {
      new ProofDialog(end, outcome -> answer(outcome, told)).open();
    } else {
      answer(end.apply(""), told);
    }
  }

  private void answer(Outcome outcome, String told) {
    if (outcome == Outcome.ENDED) {
      tell(told);
    } else {
      provider.ifPresentOrElse(this::askProvider, this::refuse);
    }
  }

  private void askProvider(ProviderSignIn way) {
    new Confirmation(
            "account.again",
            way.label(),
            "account.standing.keep",
            () -> UI.getCurrentOrThrow().getPage().setLocation(way.again()),
            getTranslation("account.again.text", way.label()))
        .harmless()
        .open();
  }

  private void refuse() {
    nowhere.setVisible(true);
    events.publishEvent(new Announcement(getTranslation("account.again.nowhere")));
  }

  /** What had the focus may be gone with the browser. */
  private void tell(String key) {
    refresh();
    nowhere.setVisible(false);
    heading.getElement().callJsFunction("focus");
    events.publishEvent(new Announcement(getTranslation(key)));
  }
}
