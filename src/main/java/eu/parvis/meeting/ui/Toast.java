package eu.parvis.meeting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.dom.Element;

/**
 * Short news at the edge of the page; it is spoken, stays long enough to be read, can be closed.
 */
final class Toast {

  /** WCAG 2.2.1 asks for at least 20 seconds where something can still be done. */
  private static final int MILLIS = 30_000;

  /** News keeps its place while it fades; news that is gone has left the focus to the page. */
  private static final String CATCH =
      "const at = document.activeElement;"
          + "if (at?.closest('vaadin-notification-card[closing]')) { this.focus(); }"
          + "else if (!at || at === document.body) { this.focus({ preventScroll: true }); }";

  private Toast() {}

  static void show(String text) {
    open(new Notification(), text);
  }

  /**
   * News with one thing to do; the focus goes to it, because what had it is gone. Whatever closes
   * it, the {@link Place} that is looked at then catches the focus.
   */
  static void offer(String text, String action, Runnable accept) {
    var notification = new Notification();
    var button =
        new Button(
            action,
            _ -> {
              notification.close();
              accept.run();
            });
    button.addThemeName("primary");
    notification.addOpenedChangeListener(event -> {
      if (!event.isOpened()) {
        Place.here().ifPresent(Place::catchFocus);
      }
    });
    open(notification, text, button);
    button.focus();
  }

  /** Has an element take the focus of news that goes away; who is elsewhere on the page stays. */
  static void catchFocus(Element element) {
    element.executeJs(CATCH);
  }

  private static void open(Notification notification, String text, Button... actions) {
    var close = new Button("✕", _ -> notification.close());
    close.addThemeNames("tertiary", "icon");
    close.setAriaLabel(close.getTranslation("meeting.toast.close"));
    var row = new Div(new Span(text));
    row.addClassName("toast");
    row.add(actions);
    row.add(close);
    notification.add(row);
    notification.setDuration(MILLIS);
    notification.setPosition(Position.BOTTOM_CENTER);
    notification.open();
  }
}
