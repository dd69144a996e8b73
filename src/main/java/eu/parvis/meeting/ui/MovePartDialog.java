package eu.parvis.meeting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import eu.parvis.meeting.Part;
import java.util.function.Consumer;

/** Asks how much of a series is moved; closed without an answer, nothing is. */
class MovePartDialog extends Dialog {

  private boolean moved;

  MovePartDialog(Moving moving, Consumer<Part> move, Runnable kept) {
    var part = new PartChoice(moving.occurrence());
    part.setItems(moving.parts());
    part.setValue(moving.occurrence().alone());
    setWidth("28rem");
    setHeaderTitle(getTranslation("calendar.move.title", moving.occurrence().title()));
    add(part);
    var back = new Button(getTranslation("calendar.move.keep"), _ -> close());
    var go =
        new Button(
            getTranslation("calendar.move.submit"),
            _ -> {
              moved = true;
              close();
              move.accept(part.getValue());
            });
    go.addThemeName("primary");
    getFooter().add(back, go);
    addOpenedChangeListener(event -> {
      if (event.isOpened()) {
        PartChoice.focus(part);
      } else if (!moved) {
        kept.run();
      }
    });
  }
}
