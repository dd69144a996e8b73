package eu.parvis.meeting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Optional;
import java.util.function.Function;

/** Takes a list of people at once; what cannot be read stays in the field. */
class PasteField extends Details {

  private static final int ROWS = 4;

  private final TextArea list = new TextArea();

  /**
   * @param take says what is wrong with a text, if anything; what is to stay of it is set by {@link
   *     #keep}
   */
  PasteField(Function<String, Optional<String>> take) {
    setSummaryText(getTranslation("meeting.attendee.paste"));
    list.setLabel(getTranslation("meeting.attendee.list"));
    list.setHelperText(getTranslation("meeting.attendee.list.help"));
    list.setManualValidation(true);
    list.setMinRows(ROWS);
    list.setMaxRows(2 * ROWS);
    list.setValueChangeMode(ValueChangeMode.ON_CHANGE);
    var add =
        new Button(getTranslation("meeting.attendee.add"), _ -> show(take.apply(list.getValue())));
    var content = new Div(list, add);
    content.addClassName("form");
    add(content);
  }

  /** Replaces what stands in the field. */
  void keep(String text) {
    list.setValue(text);
  }

  private void show(Optional<String> problem) {
    list.setErrorMessage(problem.orElse(""));
    list.setInvalid(problem.isPresent());
    list.focus();
    if (problem.isPresent()) {
      list.scrollIntoView();
    }
  }

  /** Whether nothing waits to be added; otherwise the field says so. */
  boolean empty(boolean focus) {
    var empty = list.getValue().isBlank();
    if (!empty && !list.isInvalid()) {
      list.setErrorMessage(getTranslation("meeting.attendee.problem.waiting"));
      list.setInvalid(true);
    }
    if (!empty) {
      setOpened(true);
      if (focus) {
        list.focus();
      }
    }
    return empty;
  }
}
