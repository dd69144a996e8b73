package eu.parvis.shell;

import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Around pages for whoever is not signed in, and around errors: the name and one card. */
@Layout("welcome")
@AnonymousAllowed
class PlainLayout extends Frame {

  PlainLayout() {
    super("plain");
    var header = new Header(brand());
    header.addClassName("plain-header");
    head(header);
  }
}
