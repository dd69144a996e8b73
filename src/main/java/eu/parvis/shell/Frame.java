package eu.parvis.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.RouterLayout;

/**
 * The landmarks of a page: a link to skip to the content, what the layout adds, and {@code main}.
 */
abstract class Frame extends Div implements RouterLayout, AfterNavigationObserver {

  private static final String FOCUS =
      "const heading = this.querySelector('h1') ?? this; heading.tabIndex = -1; heading.focus();";

  private final Main main = new Main();
  private boolean first = true;

  Frame(String className) {
    addClassNames("frame", className);
    main.setId("main");
    main.getElement().setAttribute("tabindex", "-1");
    var skip = new Anchor("#main", getTranslation("shell.skip"));
    skip.setRouterIgnore(true);
    skip.addClassName("skip-link");
    add(skip);
  }

  /** Adds what stands before the content. */
  final void head(Component... components) {
    add(components);
    add(main);
  }

  static Anchor brand() {
    var mark = new Span();
    mark.addClassName("brand-mark");
    mark.getElement().setAttribute("aria-hidden", "true");
    var brand = new Anchor("/", mark, new Span("Parvis"));
    brand.addClassName("brand");
    return brand;
  }

  @Override
  public void showRouterLayoutContent(HasElement content) {
    main.getElement().removeAllChildren();
    main.getElement().appendChild(content.getElement());
  }

  @Override
  public void removeRouterLayoutContent(HasElement content) {
    main.getElement().removeAllChildren();
  }

  /** After a change of view the reader goes on at its heading; a loaded page starts at its top. */
  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    getUI().ifPresent(Frame::closeDialogs);
    if (!first) {
      main.getElement().executeJs(FOCUS);
    }
    first = false;
  }

  /** A dialog is of the view that opened it. */
  private static void closeDialogs(UI ui) {
    ui.getElement()
        .getChildren()
        .flatMap(child -> child.getComponent().stream())
        .filter(Dialog.class::isInstance)
        .map(Dialog.class::cast)
        .toList()
        .forEach(Dialog::close);
  }
}
