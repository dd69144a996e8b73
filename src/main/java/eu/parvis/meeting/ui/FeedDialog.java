package eu.parvis.meeting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;

/** Asks before an address ends that calendars may use; the focus begins on keeping it. */
class FeedDialog extends Dialog {

  /**
   * @param key of what is about to be done
   */
  FeedDialog(String key, Runnable confirmed) {
    setRole("alertdialog");
    setWidth("28rem");
    setHeaderTitle(getTranslation(key + ".title"));
    add(new Paragraph(getTranslation("feed.end.text")));
    var keep = new Button(getTranslation("feed.keep"), _ -> close());
    addOpenedChangeListener(event -> {
      if (event.isOpened()) {
        keep.focus();
      }
    });
    var confirm =
        new Button(
            getTranslation(key),
            _ -> {
              close();
              confirmed.run();
            });
    confirm.addThemeNames("primary", "danger");
    getFooter().add(keep, confirm);
  }
}
