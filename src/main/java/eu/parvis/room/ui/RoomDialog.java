package eu.parvis.room.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Arrays;

/** Asks before something happens to a room; the focus begins on leaving it as it is. */
class RoomDialog extends Dialog {

  /**
   * @param key of what is about to be done; {@code .title} asks about it
   * @param texts what follows from it
   */
  RoomDialog(String key, String name, Runnable confirmed, String... texts) {
    setRole("alertdialog");
    setWidth("32rem");
    setHeaderTitle(getTranslation(key + ".title", name));
    Arrays.stream(texts).map(Paragraph::new).forEach(this::add);
    var keep = new Button(getTranslation("room.keep"), _ -> close());
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
