package eu.parvis.audit.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import eu.parvis.account.Administration;
import eu.parvis.account.Reading;
import eu.parvis.account.Roles;
import eu.parvis.account.SignedIn;
import eu.parvis.audit.AuditLog;
import eu.parvis.audit.AuditTexts;
import eu.parvis.kernel.Announcement;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;

/** Who did what to accounts and rooms, the newest first; the address says what is looked for. */
@Route(AuditView.PATH)
@Menu(title = "audit.menu", order = 40)
@RolesAllowed(Roles.ADMINISTRATOR)
class AuditView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  static final String PATH = "administration/log";

  private static final int PAGE = 50;
  private static final String TITLE = "audit.title";

  private final transient AuditLog log;
  private final transient AuditTexts texts;
  private final transient ApplicationEventPublisher events;
  private final transient Reading reading;
  private final AuditFields fields;
  private final Anchor file = new Anchor();
  private final UnorderedList list = new UnorderedList();
  private final Paragraph empty = new Paragraph();
  private final Button more = new Button(getTranslation("audit.more"), _ -> showMore());
  private transient Asked asked = new Asked(null, null, null, null);
  private long last = AuditLog.NEWEST;

  AuditView(
      AuditLog log,
      AuditTexts texts,
      Administration administration,
      SignedIn signedIn,
      ApplicationEventPublisher events) {
    this.log = log;
    this.texts = texts;
    this.events = events;
    this.reading = signedIn.current().orElseThrow().reading();
    this.fields = new AuditFields(administration, reading, this::look);
    addClassName("view");
    var title = new H1(getTranslation(TITLE));
    title.setId("audit-title");
    list.addClassName("people");
    list.getElement().setAttribute("aria-labelledby", "audit-title");
    empty.setText(getTranslation("audit.empty"));
    empty.addClassName("empty");
    file.setText(getTranslation("audit.file"));
    file.addClassName("button-link");
    file.getElement().setAttribute("download", true);
    file.setRouterIgnore(true);
    var header = new Header(title, file);
    header.addClassName("view-header");
    var text = new Paragraph(getTranslation("audit.text"));
    text.addClassName("quiet");
    add(header, text, fields, empty, list, new Div(more));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    var address = event.getLocation().getQueryParameters();
    asked = Asked.of(address::getSingleParameter);
    fields.show(asked);
    begin();
  }

  private void look() {
    asked = fields.asked();
    var place = new Location(PATH, QueryParameters.simple(asked.parameters()));
    UI.getCurrentOrThrow().getPage().getHistory().replaceState(null, place);
    begin();
    tell();
  }

  private void begin() {
    last = AuditLog.NEWEST;
    list.removeAll();
    file.setHref(asked.address(AuditFileController.PATH));
    addPage();
    list.setVisible(last != AuditLog.NEWEST);
    empty.setVisible(last == AuditLog.NEWEST);
  }

  private void showMore() {
    addPage();
    tell();
  }

  private void addPage() {
    var found = log.find(asked.filter(reading.zone()), last, PAGE + 1);
    var page = found.subList(0, Math.min(found.size(), PAGE));
    for (var line : texts.of(List.copyOf(page), reading.locale())) {
      list.add(new AuditRow(line, reading));
      last = line.id();
    }
    more.setVisible(found.size() > PAGE);
  }

  private void tell() {
    var shown = Math.toIntExact(list.getChildren().count());
    events.publishEvent(new Announcement(getTranslation("audit.shown", shown)));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.title", getTranslation(TITLE));
  }
}
