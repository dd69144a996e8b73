package eu.parvis.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What can be done to one account: each with what follows from it. */
class PersonDialog extends Dialog {

  private final List<Button> choices = new ArrayList<>();

  PersonDialog(String name, String state) {
    setWidth("32rem");
    setHeaderTitle(name);
    var text = new Paragraph(state);
    text.addClassName("quiet");
    add(text);
    getFooter().add(new Button(getTranslation("account.link.close"), _ -> close()));
    addOpenedChangeListener(event -> {
      if (event.isOpened()) {
        choices.stream().findFirst().ifPresent(Button::focus);
      }
    });
  }

  /**
   * Offers a file, which the browser fetches by itself; the dialog stays.
   *
   * @param there whether there is one still when it is fetched; if not the dialog closes
   */
  void offersFile(String key, String path, BooleanSupplier there) {
    var file = DataSection.file(path, getTranslation(key));
    file.getElement()
        .addEventListener(
            "click",
            _ -> {
              if (!there.getAsBoolean()) {
                close();
              }
            });
    row(key, file);
  }

  /**
   * Offers one thing more; the dialog gives way to what it opens.
   *
   * @param key of the button; {@code .hint} of what follows from it
   */
  void offers(String key, Runnable chosen) {
    var choice =
        new Button(
            getTranslation(key),
            _ -> {
              close();
              chosen.run();
            });
    choices.add(choice);
    row(key, choice);
  }

  private void row(String key, Component choice) {
    var row = new Div(new Paragraph(getTranslation(key + ".hint")), choice);
    row.addClassName("choice");
    add(row);
  }
}
