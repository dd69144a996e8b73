package eu.parvis.meeting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import eu.parvis.account.DatePickerTexts;
import eu.parvis.account.Reading;
import eu.parvis.meeting.ui.CalendarState.Mode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Chooses how much is seen, and of when. */
class CalendarBar extends Div {

  private final Reading reading;
  private final H2 title = new H2();
  private final Map<Mode, Button> modes = new EnumMap<>(Mode.class);
  private final Button previous;
  private final Button next;
  private final DatePicker jump = new DatePicker();
  private transient @Nullable CalendarState state;

  /**
   * @param choose is given what somebody wants to see
   */
  CalendarBar(Reading reading, Supplier<LocalDate> today, Consumer<CalendarState> choose) {
    this.reading = reading;
    addClassName("calendar-bar");
    title.getElement().setAttribute("tabindex", "-1");
    title.addClassName("calendar-title");
    var choices = new Div();
    choices.addClassName("calendar-modes");
    choices.getElement().setAttribute("role", "group").setAttribute("aria-label", text("views"));
    for (var mode : Mode.values()) {
      var button = new Button(text("view." + mode.code()), _ -> choose.accept(current().in(mode)));
      modes.put(mode, button);
      choices.add(button);
    }
    previous = new Button("‹", _ -> choose.accept(current().step(-1)));
    next = new Button("›", _ -> choose.accept(current().step(1)));
    previous.addThemeName("icon");
    next.addThemeName("icon");
    var now = new Button(text("today"), _ -> choose.accept(current().at(today.get())));
    prepareJump(choose);
    var steps = new Div(previous, now, next, jump);
    steps.addClassName("calendar-steps");
    add(choices, steps);
  }

  private void prepareJump(Consumer<CalendarState> choose) {
    jump.setAriaLabel(text("jump"));
    jump.setLocale(reading.locale());
    jump.setI18n(DatePickerTexts.of(reading.locale(), this::getTranslation));
    jump.setAutoOpen(false);
    jump.setManualValidation(true);
    jump.addValueChangeListener(event -> {
      if (event.isFromClient()) {
        Optional.ofNullable(event.getValue())
            .ifPresentOrElse(
                day -> choose.accept(current().at(day)), () -> jump.setValue(current().date()));
      }
    });
  }

  void show(CalendarState shown) {
    state = shown;
    modes.forEach((mode, button) -> {
      var chosen = mode == shown.mode();
      button.getElement().setAttribute("aria-pressed", String.valueOf(chosen));
      button.setThemeName("primary", chosen);
    });
    previous.setAriaLabel(text("previous." + shown.mode().code()));
    next.setAriaLabel(text("next." + shown.mode().code()));
    jump.setValue(shown.date());
    title.setVisible(shown.mode() != Mode.LIST);
    title.setText(shown.title(reading, this::getTranslation));
  }

  /** What is shown, in words; it stands beside the bar. */
  H2 heading() {
    return title;
  }

  String title() {
    return title.getText();
  }

  void focusTitle() {
    title.getElement().callJsFunction("focus");
  }

  private CalendarState current() {
    return Optional.ofNullable(state).orElseThrow();
  }

  private String text(String key) {
    return getTranslation("calendar." + key);
  }
}
