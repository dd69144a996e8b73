package eu.parvis.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;

/** Asks before the standing of an account changes; the focus begins on leaving it as it is. */
class ConfirmDialog extends Dialog {

  ConfirmDialog(Standing change, String name, Runnable confirmed) {
    setRole("alertdialog");
    setWidth("28rem");
    setHeaderTitle(getTranslation(change.key() + ".title", name));
    add(new Paragraph(getTranslation(change.key() + ".text", name)));
    var keep = new Button(getTranslation("account.standing.keep"), _ -> close());
    addOpenedChangeListener(event -> {
      if (event.isOpened()) {
        keep.focus();
      }
    });
    var confirm =
        new Button(
            getTranslation(change.key()),
            _ -> {
              close();
              confirmed.run();
            });
    confirm.addThemeName("primary");
    confirm.setThemeName("danger", change.takesAway());
    getFooter().add(keep, confirm);
  }
}
