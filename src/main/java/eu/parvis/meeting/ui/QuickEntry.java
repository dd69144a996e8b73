package eu.parvis.meeting.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import eu.parvis.account.Reading;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.RepeatText;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Plans a meeting from one line. What was understood is shown and confirmed before it is stored;
 * what was not goes on in the form.
 */
class QuickEntry extends Div {

  private final Reading reading;
  private final transient Clock clock;
  private final transient Consumer<MeetingPlan> store;
  private final TextField line = new TextField();
  private final Paragraph understood = new Paragraph();
  private final Button create;
  private final Div answer;

  /**
   * @param store is given a plan that was confirmed
   */
  QuickEntry(Reading reading, Clock clock, Consumer<MeetingPlan> store) {
    this.reading = reading;
    this.clock = clock;
    this.store = store;
    addClassName("quick-entry");
    line.setLabel(getTranslation("calendar.quick"));
    line.setHelperText(getTranslation("calendar.quick.example"));
    line.setMaxLength(2 * MeetingPlan.TITLE_LENGTH);
    line.setValueChangeMode(ValueChangeMode.EAGER);
    line.addValueChangeListener(_ -> forget());
    var look = new Button(getTranslation("calendar.quick.look"), _ -> look());
    look.addClickShortcut(Key.ENTER).listenOn(line).resetFocusOnActiveElement();
    var entry = new Div(line, look);
    entry.addClassName("quick-line");
    understood.setId("quick-understood");
    create = new Button(getTranslation("calendar.quick.create"), _ -> create());
    create.addThemeName("primary");
    create.getElement().setAttribute("aria-describedby", "quick-understood");
    var change = new Button(getTranslation("calendar.quick.change"), _ -> goToForm());
    var choice = new Div(create, change);
    choice.addClassName("form-actions");
    answer = new Div(understood, choice);
    answer.addClassNames("note", "success");
    answer.setVisible(false);
    add(entry, answer);
  }

  private void forget() {
    answer.setVisible(false);
    line.setInvalid(false);
  }

  private void look() {
    if (line.getValue().isBlank()) {
      line.setErrorMessage(getTranslation("calendar.quick.empty"));
      line.setInvalid(true);
      line.focus();
      return;
    }
    plan().ifPresentOrElse(this::confirm, this::goToForm);
  }

  private void confirm(MeetingPlan plan) {
    var when = Optional.ofNullable(plan.when()).orElseThrow();
    var text = MeetingWhen.describe(when, reading, this::getTranslation);
    var once = getTranslation("calendar.quick.understood", plan.title(), text);
    understood.setText(
        plan.repeats() == null
            ? once
            : once + " " + new RepeatText(reading, this::getTranslation).describe(plan.repeats()));
    answer.setVisible(true);
    create.focus();
  }

  private void create() {
    plan()
        .ifPresentOrElse(
            plan -> {
              line.clear();
              store.accept(plan);
            },
            this::goToForm);
  }

  private void goToForm() {
    var now = reading.here(clock.instant());
    var prefill = read().prefill(now);
    if (plan().isEmpty()) {
      Toast.show(getTranslation("calendar.quick.incomplete"));
    }
    getUI().ifPresent(ui -> ui.navigate(ScheduleView.class, prefill.address()));
  }

  private QuickText read() {
    return QuickText.read(line.getValue(), reading.language(), reading.here(clock.instant()));
  }

  private Optional<MeetingPlan> plan() {
    return read().plan(reading.here(clock.instant()));
  }
}
