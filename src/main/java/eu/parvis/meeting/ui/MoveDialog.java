package eu.parvis.meeting.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.timepicker.TimePicker;
import eu.parvis.account.DatePickerTexts;
import eu.parvis.account.Reading;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.WallTime;
import eu.parvis.meeting.ui.PlanReader.Field;
import eu.parvis.meeting.ui.PlanReader.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Moves an occurrence without a mouse: to a date and time on the reader's clock. */
class MoveDialog extends Dialog {

  private final transient OccurrenceDetails occurrence;
  private final Reading reading;
  private final DatePicker date = new DatePicker();
  private final TimePicker time = new TimePicker();
  private final DurationField duration = new DurationField();
  private final Map<Field, HasValidationProperties> fields = new LinkedHashMap<>();

  MoveDialog(OccurrenceDetails occurrence, Reading reading, Consumer<Moving> move) {
    this.occurrence = occurrence;
    this.reading = reading;
    fields.put(Field.DATE, date);
    fields.put(Field.TIME, time);
    fields.put(Field.DURATION, duration);
    prepare();
    show(Optional.ofNullable(occurrence.when()).orElseThrow());
    setWidth("28rem");
    setHeaderTitle(getTranslation("calendar.move.title", occurrence.title()));
    var form = new Div(date, time, duration);
    form.addClassName("form");
    add(form);
    var back = new Button(getTranslation("calendar.move.keep"), _ -> close());
    var go = new Button(getTranslation("calendar.move.submit"), _ -> submit(move));
    go.addThemeName("primary");
    go.addClickShortcut(Key.ENTER).listenOn(form).resetFocusOnActiveElement();
    getFooter().add(back, go);
    addOpenedChangeListener(event -> {
      if (event.isOpened()) {
        date.focus();
      }
    });
  }

  private void prepare() {
    date.setLabel(getTranslation("meeting.form.date"));
    date.setLocale(reading.locale());
    date.setI18n(DatePickerTexts.of(reading.locale(), this::getTranslation));
    date.setAutoOpen(false);
    date.setManualValidation(true);
    time.setLabel(getTranslation("meeting.form.time"));
    time.setLocale(reading.locale());
    time.setStep(Duration.ofMinutes(15));
    time.setAutoOpen(false);
    time.setManualValidation(true);
    duration.setLabel(getTranslation("meeting.form.duration"));
  }

  private void show(TimeSpan when) {
    var start = reading.here(when.start().toInstant());
    date.setValue(start.toLocalDate());
    time.setValue(start.toLocalTime());
    duration.setValue(when.duration());
  }

  private void submit(Consumer<Moving> move) {
    var entered = entered();
    var problems = entered.problems(Instant.EPOCH);
    fields.forEach((field, component) -> {
      var problem = Optional.ofNullable(problems.get(field));
      component.setInvalid(problem.isPresent());
      component.setErrorMessage(problem.map(found -> text(found, entered)).orElse(""));
    });
    entered
        .span()
        .filter(_ -> problems.isEmpty())
        .ifPresent(span -> {
          close();
          move.accept(new Moving(occurrence, kept(span)));
        });
  }

  /** Who leaves the time as it is means the one that it was, also where a clock shows it twice. */
  private TimeSpan kept(TimeSpan entered) {
    var when = Optional.ofNullable(occurrence.when()).orElseThrow();
    var same =
        reading
            .here(when.start().toInstant())
            .toLocalDateTime()
            .equals(entered.start().toLocalDateTime());
    return same ? new TimeSpan(when.start(), entered.duration()) : entered;
  }

  private PlanReader entered() {
    return new PlanReader(
        occurrence.title(),
        date.getValue(),
        time.getValue(),
        duration.read().orElse(null),
        reading.zone(),
        false,
        RepeatEntry.none());
  }

  private String text(Problem problem, PlanReader entered) {
    var key = "meeting.form.problem." + problem.name().toLowerCase(Locale.ROOT);
    return entered.wallTime().orElse(null) instanceof WallTime.Skipped gap
        ? getTranslation(key, reading.time(gap.from()), reading.time(gap.to()))
        : getTranslation(key);
  }
}
