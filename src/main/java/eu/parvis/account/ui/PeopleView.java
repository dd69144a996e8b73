package eu.parvis.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import eu.parvis.account.AccountSettings;
import eu.parvis.account.People;
import eu.parvis.account.PersonEntry;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.Roles;
import eu.parvis.account.SignedIn;
import eu.parvis.account.WelcomeLinks;
import eu.parvis.kernel.Announcement;
import eu.parvis.kernel.NaturalOrder;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;

/** Who has an account; administrators add people here and give them one-time links. */
@Route("people")
@Menu(title = "account.people.menu", order = 10)
@RolesAllowed(Roles.ADMINISTRATOR)
class PeopleView extends Div implements HasDynamicTitle {

  private final transient People people;
  private final transient WelcomeLinks links;
  private final transient WelcomeAddress addresses;
  private final transient AccountSettings settings;
  private final transient Clock clock;
  private final transient ApplicationEventPublisher events;
  private final transient PersonProfile administrator;
  private final UnorderedList list = new UnorderedList();
  private final Map<PersonId, Button> renewals = new HashMap<>();

  PeopleView(
      People people,
      WelcomeLinks links,
      WelcomeAddress addresses,
      AccountSettings settings,
      SignedIn signedIn,
      Clock clock,
      ApplicationEventPublisher events) {
    this.people = people;
    this.links = links;
    this.addresses = addresses;
    this.settings = settings;
    this.clock = clock;
    this.events = events;
    this.administrator = signedIn.current().orElseThrow();
    addClassName("view");
    list.addClassName("people");
    var title = new H1(getTranslation("account.people.title"));
    title.setId("people-title");
    list.getElement().setAttribute("aria-labelledby", "people-title");
    var addPerson = new Button(getTranslation("account.people.add"), _ -> addPerson());
    addPerson.addThemeName("primary");
    var header = new Header(title, addPerson);
    header.addClassName("view-header");
    add(header, list);
    refresh();
  }

  private void addPerson() {
    new AddPersonDialog(
            people,
            administrator,
            added -> {
              refresh();
              if (settings.local()) {
                giveLink(added);
              }
            })
        .open();
  }

  private WelcomeLinkDialog giveLink(PersonProfile person) {
    var link = addresses.of(links.renew(person.id()));
    refresh();
    var dialog = new WelcomeLinkDialog(person, link);
    dialog.open();
    return dialog;
  }

  /** What the dialogue was opened from is gone with the old row, so the new one takes the focus. */
  private void renew(PersonProfile person) {
    giveLink(person)
        .addOpenedChangeListener(event -> {
          if (!event.isOpened()) {
            focus(person);
          }
        });
  }

  private void focus(PersonProfile person) {
    Optional.ofNullable(renewals.get(person.id())).ifPresent(Button::focus);
  }

  private void revoke(PersonProfile person) {
    links.revoke(person.id());
    refresh();
    focus(person);
    events.publishEvent(new Announcement(getTranslation("account.people.revoked", person.name())));
  }

  private void refresh() {
    list.removeAll();
    renewals.clear();
    var byName = NaturalOrder.of(administrator.reading().locale());
    people.list().stream()
        .sorted(Comparator.comparing(entry -> entry.profile().name(), byName))
        .map(this::row)
        .forEach(list::add);
  }

  private ListItem row(PersonEntry entry) {
    var person = entry.profile();
    var name = new Span(person.name());
    name.addClassName("person-name");
    var heading = new Div(name);
    if (person.administrator()) {
      var badge = new Span(getTranslation("account.people.administrator"));
      badge.addClassName("badge");
      heading.add(badge);
    }
    var state = new Paragraph(state(entry));
    state.addClassName("quiet");
    var text = new Div(heading, new Paragraph(person.email().value()), state);
    text.addClassName("person-text");
    var row = new ListItem(text);
    row.addClassName("person");
    if (settings.local()) {
      row.add(actions(entry));
    }
    return row;
  }

  private String state(PersonEntry entry) {
    if (!settings.local()) {
      return getTranslation("account.people.state.provider");
    }
    var expires = entry.linkExpires();
    if (expires != null && expires.isAfter(clock.instant())) {
      return getTranslation(
          entry.active() ? "account.people.state.link-again" : "account.people.state.link",
          administrator.reading().dateTime(expires));
    }
    return getTranslation(
        entry.active() ? "account.people.state.active" : "account.people.state.no-link");
  }

  private Component actions(PersonEntry entry) {
    var person = entry.profile();
    var renew = new Button(getTranslation("account.people.renew"), _ -> renew(person));
    renewals.put(person.id(), renew);
    renew.setAriaLabel(getTranslation("account.people.renew.named", person.name()));
    var actions = new Div(renew);
    actions.addClassName("meeting-actions");
    if (entry.linkExpires() != null) {
      var revoke = new Button(getTranslation("account.people.revoke"), _ -> revoke(person));
      revoke.setAriaLabel(getTranslation("account.people.revoke.named", person.name()));
      revoke.addThemeName("tertiary");
      actions.add(revoke);
    }
    return actions;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.title", getTranslation("account.people.title"));
  }
}
