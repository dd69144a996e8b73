package eu.parvis.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;

/**
 * Around every view of a signed-in person. The menu holds each view with {@code @Menu} that the
 * person may see; the title of the annotation is the key of its text.
 */
@Layout
@PermitAll
class MainLayout extends Frame {

  private final List<Anchor> links = new ArrayList<>();

  MainLayout(PersonMenu personMenu) {
    super("signed-in");
    var header = new Header(brand(), navigation(), personMenu);
    header.addClassName("app-header");
    head(header);
  }

  private Nav navigation() {
    var list = new UnorderedList();
    for (var entry : MenuConfiguration.getMenuEntries()) {
      var link = link(entry);
      links.add(link);
      list.add(new ListItem(link));
    }
    var navigation = new Nav(list);
    navigation.setAriaLabel(getTranslation("shell.navigation"));
    navigation.addClassName("app-nav");
    return navigation;
  }

  private Anchor link(MenuEntry entry) {
    var path = entry.path().startsWith("/") ? entry.path() : "/" + entry.path();
    return new Anchor(path, getTranslation(entry.title()));
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    super.afterNavigation(event);
    var here = "/" + event.getLocation().getPath();
    for (var link : links) {
      if (within(here, link.getHref())) {
        link.getElement()
            .setAttribute("aria-current", here.equals(link.getHref()) ? "page" : "true");
      } else {
        link.getElement().removeAttribute("aria-current");
      }
    }
  }

  /** The root's views have paths of their own; it is current under {@code meetings/} as well. */
  private static boolean within(String here, String link) {
    return link.equals("/")
        ? here.equals("/") || here.startsWith("/meetings/")
        : here.equals(link) || here.startsWith(link + "/");
  }
}
