package eu.parvis.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.server.VaadinRequest;
import eu.parvis.kernel.SecurityEvent;

/** Says what happened and what to do next; texts {@code shell.error.<kind>.title} and so on. */
abstract class ErrorCard extends Div implements HasDynamicTitle {

  private final String kind;

  ErrorCard(String kind) {
    this.kind = kind;
    addClassName("card");
    var home = new Anchor("/", getTranslation("shell.error.home"));
    home.addClassName("button-link");
    add(new H1(text("title")), new Paragraph(text("happened")), new Paragraph(text("next")), home);
  }

  private String text(String part) {
    return getTranslation("shell.error." + kind + "." + part);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.title", text("title"));
  }

  /** Leaves on the request, for the log of security, why it was refused. */
  static void leave(SecurityEvent event) {
    var request = VaadinRequest.getCurrent();
    if (request != null) {
      request.setAttribute(SecurityEvent.ATTRIBUTE, event);
    }
  }
}
