package eu.parvis.meeting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import eu.parvis.meeting.MeetingPage;
import java.util.Optional;

/** What can be done beside the title of a meeting's page. */
class MeetingPageActions extends Div {

  /**
   * @param link of the meeting's room, or empty if it leads nowhere
   * @param menu what is done less often
   */
  MeetingPageActions(
      MeetingPage page,
      String title,
      Optional<String> link,
      Optional<MeetingMenu> menu,
      Runnable edit) {
    addClassName("view-actions");
    if (!page.cancelled()) {
      link.ifPresent(address -> add(join(page), copy(address)));
    }
    var changing = new Div();
    changing.addClassName("together");
    if (!page.cancelled() && page.standing().organizes()) {
      changing.add(new Button(getTranslation("meeting.edit"), _ -> edit.run()));
    }
    menu.filter(actions -> !actions.isEmpty())
        .ifPresent(actions -> changing.add(actions.folded(getTranslation("meeting.more", title))));
    add(changing);
  }

  private Component join(MeetingPage page) {
    var join = new Anchor("/" + page.meeting().slug(), getTranslation("meeting.join"));
    join.setRouterIgnore(true);
    join.addClassNames("button-link", "primary");
    return join;
  }

  private Component copy(String link) {
    var copy = new Button(getTranslation("meeting.copy"));
    copy.getElement().setAttribute("data-copy", link);
    copy.getElement().setAttribute("data-copied", getTranslation("meeting.copied"));
    return copy;
  }
}
