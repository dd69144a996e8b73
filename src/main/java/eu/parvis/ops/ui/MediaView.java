package eu.parvis.ops.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.Roles;
import eu.parvis.account.SignedIn;
import eu.parvis.conference.MediaAddresses;
import eu.parvis.kernel.Announcement;
import eu.parvis.media.MediaBridge;
import jakarta.annotation.security.RolesAllowed;
import org.springframework.context.ApplicationEventPublisher;

/** Where browsers reach the forwarding unit, whether they do, and what it has forwarded. */
@Route("administration/media")
@Menu(title = "ops.media.menu", order = 20)
@RolesAllowed(Roles.ADMINISTRATOR)
class MediaView extends Div implements HasDynamicTitle {

  private final transient MediaBridge bridge;
  private final transient MediaAddresses addresses;
  private final transient ApplicationEventPublisher events;
  private final transient PersonProfile administrator;
  private final Section reach = new Section();
  private final Section figures = new Section();

  MediaView(
      MediaBridge bridge,
      MediaAddresses addresses,
      SignedIn signedIn,
      ApplicationEventPublisher events) {
    this.bridge = bridge;
    this.addresses = addresses;
    this.events = events;
    this.administrator = signedIn.current().orElseThrow();
    addClassName("view");
    var refresh = new Button(getTranslation("ops.media.refresh"), _ -> refresh());
    var header = new Header(new H1(getTranslation("ops.media.title")), refresh);
    header.addClassName("view-header");
    add(header, reach, figures);
    show();
  }

  private void refresh() {
    show();
    events.publishEvent(new Announcement(getTranslation("ops.media.refreshed")));
  }

  private void show() {
    var report = MediaReport.of(bridge, addresses);
    reach.removeAll();
    reach.add(
        new H2(getTranslation("ops.media.addresses")),
        new Paragraph(getTranslation("ops.media.addresses.text", Integer.toString(report.port()))),
        report.addresses().isEmpty()
            ? new Paragraph(getTranslation("ops.media.addresses.none"))
            : list(report));
    figures.removeAll();
    figures.add(
        new H2(getTranslation("ops.media.counters")),
        new CounterList(report.counters(), administrator.reading().locale()));
  }

  private UnorderedList list(MediaReport report) {
    var list = new UnorderedList();
    list.addClassName("people");
    var calls = report.addresses().stream().anyMatch(MediaReport.Address::lastCall);
    for (var address : report.addresses()) {
      list.add(row(address, calls));
    }
    return list;
  }

  /**
   * @param calls whether there was a call that could have gone through this address
   */
  private ListItem row(MediaReport.Address address, boolean calls) {
    var name = new Span(address.address());
    name.addClassName("person-name");
    var heading = new Div(name);
    if (calls) {
      var used = address.lastCall();
      var badge = new Span(getTranslation("ops.media.last-call." + (used ? "used" : "unused")));
      badge.addClassName("badge");
      badge.setClassName("success", used);
      heading.add(badge);
    }
    var when =
        address.lastConnected() == null
            ? getTranslation("ops.media.never")
            : getTranslation(
                "ops.media.connected", administrator.reading().dateTime(address.lastConnected()));
    var line = new Paragraph(when);
    line.addClassName("quiet");
    var text = new Div(heading, line);
    text.addClassName("person-text");
    var row = new ListItem(text);
    row.addClassName("person");
    return row;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.title", getTranslation("ops.media.title"));
  }
}
