package eu.parvis.meeting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;

/**
 * Short news at the edge of the page; it is spoken, stays long enough to be read, can be closed.
 */
final class Toast {

  /** WCAG 2.2.1 asks for at least 20 seconds where something can still be done. */
  private static final int MILLIS = 30_000;

  private Toast() {}

  static void show(String text) {
    open(new Notification(), text);
  }

  /**
   * News with one thing to do; the focus goes to it, because what had it is gone.
   *
   * @param closed takes the focus, if the news still has it, whatever closed it
   */
  static void offer(String text, String action, Runnable accept, Runnable closed) {
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
        closed.run();
      }
    });
    open(notification, text, button);
    button.focus();
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
