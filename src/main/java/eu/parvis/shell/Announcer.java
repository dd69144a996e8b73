package eu.parvis.shell;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import eu.parvis.kernel.Announcement;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The one live region of a page, beside the views, so that it outlives navigation. */
class Announcer extends Div {

  private boolean odd;

  Announcer() {
    setId("announcer");
    addClassName("visually-hidden");
    getElement().setAttribute("role", "status");
    getElement().setAttribute("aria-live", "polite");
  }

  static void install(UI ui) {
    var announcer = new Announcer();
    ComponentUtil.setData(ui, Announcer.class, announcer);
    ui.add(announcer);
  }

  /** Speaks; a no-break space tells the same text twice apart, or it would stay silent. */
  void say(String text) {
    odd = !odd;
    setText(odd ? text : text + "\u00a0");
  }

  /** Brings announcements to the page whose request they were made on. */
  @Component
  static class Announcements {

    @EventListener
    void on(Announcement announcement) {
      var ui = UI.getCurrent();
      var announcer = ui == null ? null : ComponentUtil.getData(ui, Announcer.class);
      if (announcer != null) {
        announcer.say(announcement.text());
      }
    }
  }
}
