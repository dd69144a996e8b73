package eu.parvis.meeting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import eu.parvis.account.Roles;
import eu.parvis.meeting.MeetingId;
import eu.parvis.meeting.mail.Demonstration;
import eu.parvis.meeting.mail.Mail;
import jakarta.annotation.security.RolesAllowed;

/**
 * One mail as its recipient would see it: rendered, as plain text, and what their calendar gets.
 */
@Route(value = OutboxView.PATH, registerAtStartup = false)
@RolesAllowed(Roles.ADMINISTRATOR)
class OutboxMailView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

  /**
   * No script, nothing fetched; links open a page of their own. Mails carry their styles in their
   * elements, since programs drop all others: those alone are allowed.
   */
  private static final String SHEET =
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
          + " 'unsafe-inline'; form-action 'none'\"><base target=\"_blank\">";

  private final transient Demonstration demonstration;
  private String subject = "";

  OutboxMailView(Demonstration demonstration) {
    this.demonstration = demonstration;
    addClassName("view");
  }

  @Override
  public void setParameter(BeforeEvent event, String id) {
    var mail =
        MeetingId.parse(id)
            .flatMap(parsed -> demonstration.find(parsed.value()))
            .orElseThrow(NotFoundException::new);
    subject = mail.subject();
    removeAll();
    add(
        head(mail),
        OutboxView.banner(),
        section("mail.outbox.html", frame(mail)),
        section("mail.outbox.plain", text(mail.plain())));
    if (!mail.calendar().isEmpty()) {
      add(section("mail.outbox.calendar", text(mail.calendar())));
    }
  }

  private Header head(Mail mail) {
    var people =
        new Paragraph(getTranslation("mail.outbox.people", mail.sender(), mail.recipient()));
    people.addClassName("quiet");
    var back = new Anchor("/" + OutboxView.PATH, getTranslation("mail.outbox.back"));
    back.addClassName("button-link");
    var header = new Header(new Div(new H1(subject), people), back);
    header.addClassName("view-header");
    return header;
  }

  private Section section(String title, Component content) {
    return new Section(new H2(getTranslation(title)), content);
  }

  private IFrame frame(Mail mail) {
    var frame = new IFrame();
    frame.addClassName("mail-sheet");
    frame.setTitle(getTranslation("mail.outbox.html"));
    frame.getElement().setAttribute("sandbox", "allow-popups allow-popups-to-escape-sandbox");
    frame.setSrcdoc(mail.html().replaceFirst("<head>", "<head>" + SHEET));
    return frame;
  }

  private static Pre text(String text) {
    var pre = new Pre(text);
    pre.addClassName("mail-text");
    pre.getElement().setAttribute("tabindex", "0"); // so that the keyboard can scroll it
    return pre;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.title", subject);
  }
}
