package eu.parvis.meeting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import eu.parvis.account.Reading;
import eu.parvis.account.Roles;
import eu.parvis.account.SignedIn;
import eu.parvis.meeting.mail.Demonstration;
import eu.parvis.meeting.mail.Demonstration.Entry;
import jakarta.annotation.security.RolesAllowed;

/** Mails that would have left, while there is no server; see {@link OutboxRoutes}. */
@Route(value = OutboxView.PATH, registerAtStartup = false)
@Menu(title = "mail.outbox.menu", order = 30)
@RolesAllowed(Roles.ADMINISTRATOR)
class OutboxView extends Div implements HasDynamicTitle {

  static final String PATH = "administration/outbox";

  private static final int PAGE = 50;
  private static final String TITLE = "mail.outbox.title";

  private final transient Demonstration demonstration;
  private final transient Reading reading;
  private final UnorderedList list = new UnorderedList();
  private final Paragraph empty = new Paragraph();
  private final Button more = new Button(getTranslation("meeting.show-more"), _ -> showMore());
  private int shown = PAGE;

  OutboxView(Demonstration demonstration, SignedIn signedIn) {
    this.demonstration = demonstration;
    this.reading = signedIn.current().orElseThrow().reading();
    addClassName("view");
    var title = new H1(getTranslation(TITLE));
    title.setId("outbox-title");
    list.addClassName("people");
    list.getElement().setAttribute("aria-labelledby", "outbox-title");
    empty.setText(getTranslation("mail.outbox.empty"));
    empty.addClassName("empty");
    var header = new Header(title);
    header.addClassName("view-header");
    add(header, banner(), empty, list, new Div(more));
    show();
  }

  /** What everything on these pages is to be read with. */
  static Component banner() {
    var banner = new Paragraph();
    banner.addClassNames("note", "warning");
    banner.setText(banner.getTranslation("mail.outbox.banner"));
    return banner;
  }

  private void showMore() {
    shown += PAGE;
    show();
  }

  private void show() {
    var entries = demonstration.list(shown + 1);
    list.removeAll();
    entries.stream().limit(shown).map(this::row).forEach(list::add);
    list.setVisible(!entries.isEmpty());
    empty.setVisible(entries.isEmpty());
    more.setVisible(entries.size() > shown);
  }

  private ListItem row(Entry entry) {
    var link = new Anchor("/" + PATH + "/" + entry.id(), entry.mail().subject());
    link.addClassName("person-name");
    var line =
        new Paragraph(
            getTranslation(
                "mail.outbox.line", entry.mail().recipient(), reading.dateTime(entry.written())));
    line.addClassName("quiet");
    var text = new Div(link, line);
    text.addClassName("person-text");
    var row = new ListItem(text);
    row.addClassName("person");
    return row;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.title", getTranslation(TITLE));
  }
}
