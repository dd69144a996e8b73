package eu.parvis.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;

/** Asks before something is done to an account; the focus begins on leaving it as it is. */
class ConfirmDialog extends Dialog {

  ConfirmDialog(Standing change, String name, Runnable confirmed) {
    this(change.key(), change.takesAway(), name, confirmed);
  }

  /**
   * A question about something else.
   *
   * @param key of its texts
   * @param takesAway whether the person has less afterwards
   */
  ConfirmDialog(String key, boolean takesAway, String name, Runnable confirmed) {
    setRole("alertdialog");
    setWidth("28rem");
    setHeaderTitle(getTranslation(key + ".title", name));
    add(new Paragraph(getTranslation(key + ".text", name)));
    var keep = new Button(getTranslation("account.standing.keep"), _ -> close());
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
    confirm.addThemeName("primary");
    confirm.setThemeName("danger", takesAway);
    getFooter().add(keep, confirm);
  }
}
