package eu.parvis.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import eu.parvis.account.AccountSettings;
import eu.parvis.account.Administration;
import eu.parvis.account.People;
import eu.parvis.account.PersonEntry;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.ProfilePictures;
import eu.parvis.account.Roles;
import eu.parvis.account.SignedIn;
import eu.parvis.kernel.Announcement;
import eu.parvis.kernel.NaturalOrder;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Who has an account; administrators add people here, give them one-time links and say what they
 * may do. {@code ?search=} and {@code ?show=} say whom to look for.
 */
@Route("people")
@Menu(title = "account.people.menu", order = 10)
@RolesAllowed(Roles.ADMINISTRATOR)
class PeopleView extends Div implements BeforeEnterObserver, HasDynamicTitle, PersonActions.Place {

  private final transient Administration administration;
  private final transient People people;
  private final transient ProfilePictures pictures;
  private final transient PersonActions actions;
  private final transient AccountSettings settings;
  private final transient Clock clock;
  private final transient ApplicationEventPublisher events;
  private final transient PersonProfile administrator;
  private final PeopleSearch search = new PeopleSearch(this::look);
  private final Paragraph trouble = new Paragraph();
  private final Paragraph count = new Paragraph();
  private final Paragraph empty = new Paragraph();
  private final UnorderedList list = new UnorderedList();
  private final Map<PersonId, Button> managers = new HashMap<>();

  PeopleView(
      Administration administration,
      People people,
      ProfilePictures pictures,
      PersonActions actions,
      AccountSettings settings,
      SignedIn signedIn,
      Clock clock,
      ApplicationEventPublisher events) {
    this.administration = administration;
    this.people = people;
    this.pictures = pictures;
    this.actions = actions;
    this.settings = settings;
    this.clock = clock;
    this.events = events;
    this.administrator = signedIn.current().orElseThrow();
    addClassName("view");
    list.addClassName("people");
    trouble.addClassNames("note", "warning");
    count.addClassName("quiet");
    empty.addClassName("empty");
    var title = new H1(getTranslation("account.people.title"));
    title.setId("people-title");
    list.getElement().setAttribute("aria-labelledby", "people-title");
    var addPerson = new Button(getTranslation("account.people.add"), _ -> addPerson());
    addPerson.addThemeName("primary");
    var header = new Header(title, addPerson);
    header.addClassName("view-header");
    add(header, search, trouble, count, empty, list);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    search.read(event.getLocation().getQueryParameters());
    refresh();
  }

  private void look() {
    refresh();
    tell((empty.isVisible() ? empty : count).getText());
  }

  private void addPerson() {
    new AddPersonDialog(
            people,
            administrator,
            added -> {
              search.clear();
              refresh();
              if (settings.local()) {
                actions.giveLink(added, this);
              }
            })
        .open();
  }

  @Override
  public final void refresh() {
    var found = administration.list(search.text(), search.filter());
    var shown = found.entries().size();
    count.setText(
        shown < found.total()
            ? getTranslation("account.people.first", shown, found.total())
            : getTranslation("account.people.count", shown));
    count.setVisible(shown > 0);
    empty.setText(shown > 0 ? "" : search.nobody());
    empty.setVisible(shown == 0);
    trouble.setVisible(false);
    list.removeAll();
    list.setVisible(shown > 0);
    managers.clear();
    var byName = NaturalOrder.of(administrator.reading().locale());
    var shownPictures =
        pictures.among(found.entries().stream().map(entry -> entry.profile().id()).toList());
    found.entries().stream()
        .sorted(Comparator.comparing(entry -> entry.profile().name(), byName))
        .map(entry -> row(entry, Optional.ofNullable(shownPictures.get(entry.profile().id()))))
        .forEach(list::add);
  }

  private PersonRow row(PersonEntry entry, Optional<Instant> pictured) {
    var person = entry.profile();
    var row = new PersonRow(entry, state(entry), new Portrait(person, pictured));
    if (actions.any(entry, this)) {
      var manage =
          new Button(getTranslation("account.people.manage"), _ -> actions.offer(person, this));
      manage.setAriaLabel(getTranslation("account.people.manage.named", person.name()));
      managers.put(person.id(), manage);
      row.add(manage);
    }
    return row;
  }

  @Override
  public String state(PersonEntry entry) {
    if (entry.suspended()) {
      return getTranslation("account.people.state.suspended");
    }
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

  @Override
  public PersonId administrator() {
    return administrator.id();
  }

  @Override
  public void focus(PersonProfile person) {
    Optional.ofNullable(managers.get(person.id())).ifPresentOrElse(Button::focus, search::focus);
  }

  @Override
  public void tell(String news) {
    events.publishEvent(new Announcement(news));
  }

  @Override
  public void warn(String problem) {
    trouble.setText(problem);
    trouble.setVisible(true);
    tell(problem);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.title", getTranslation("account.people.title"));
  }
}
