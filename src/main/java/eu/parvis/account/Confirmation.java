package eu.parvis.account;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Arrays;

/**
 * Asks before something is done that is not easily undone; the focus begins on leaving it as it is.
 */
public final class Confirmation extends Dialog {

  private final Button confirm;

  /**
   * @param key of the button that does it; {@code .title} asks about it
   * @param about to whom or to what it is done
   * @param keep key of the button that leaves it
   * @param texts what follows from it
   */
  public Confirmation(String key, String about, String keep, Runnable confirmed, String... texts) {
    setRole("alertdialog");
    setWidth("30rem");
    setHeaderTitle(getTranslation(key + ".title", about));
    Arrays.stream(texts).map(Paragraph::new).forEach(this::add);
    var leave = new Button(getTranslation(keep), _ -> close());
    addOpenedChangeListener(event -> {
      if (event.isOpened()) {
        leave.focus();
      }
    });
    confirm =
        new Button(
            getTranslation(key),
            _ -> {
              close();
              confirmed.run();
            });
    confirm.addThemeNames("primary", "danger");
    getFooter().add(leave, confirm);
  }

  /** The same, where nobody has less afterwards. */
  public Confirmation harmless() {
    confirm.removeThemeName("danger");
    return this;
  }
}
