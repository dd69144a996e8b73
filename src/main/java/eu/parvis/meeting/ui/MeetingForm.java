package eu.parvis.meeting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.data.value.ValueChangeMode;
import eu.parvis.account.DatePickerTexts;
import eu.parvis.account.Reading;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.WallTime;
import eu.parvis.meeting.ui.PlanReader.Field;
import eu.parvis.meeting.ui.PlanReader.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields of a meeting. Problems stand at their field; the first one gets the focus. */
class MeetingForm extends Div {

  private final Reading reading;
  private final TextField title = new TextField();
  private final DatePicker date = new DatePicker();
  private final TimePicker time = new TimePicker();
  private final DurationField duration = new DurationField();
  private final ZoneField zone = new ZoneField();
  private final Div when = new Div(date, time, duration, zone);
  private final RepeatFields repeats;
  private final Map<Field, Component> fields = new EnumMap<>(Field.class);

  MeetingForm(Reading reading) {
    this.reading = reading;
    addClassName("form");
    when.addClassName("form-row");
    fields.put(Field.TITLE, title);
    fields.put(Field.DATE, date);
    fields.put(Field.TIME, time);
    fields.put(Field.DURATION, duration);
    fields.put(Field.ZONE, zone);
    fields.forEach(this::label);
    repeats = new RepeatFields(reading, this::noteTime);
    fields.putAll(repeats.fields());
    prepare();
    add(title, when, repeats);
  }

  private void label(Field field, Component component) {
    ((HasLabel) component)
        .setLabel(getTranslation("meeting.form." + field.name().toLowerCase(Locale.ROOT)));
  }

  private void prepare() {
    title.setRequiredIndicatorVisible(true);
    title.setManualValidation(true);
    title.setMaxLength(MeetingPlan.TITLE_LENGTH);
    title.setValueChangeMode(ValueChangeMode.ON_CHANGE);
    date.setLocale(reading.locale());
    date.setI18n(DatePickerTexts.of(reading.locale(), this::getTranslation));
    date.setAutoOpen(false);
    date.setManualValidation(true);
    time.setLocale(reading.locale());
    time.setStep(Duration.ofMinutes(15));
    time.setAutoOpen(false);
    time.setManualValidation(true);
    title.addValueChangeListener(_ -> title.setInvalid(false));
    date.addValueChangeListener(_ -> noteTime());
    time.addValueChangeListener(_ -> noteTime());
    duration.addValueChangeListener(_ -> noteTime());
    zone.addValueChangeListener(_ -> noteTime());
  }

  /** Shows a plan; one without a time hides the fields of the time and of repeating. */
  void show(MeetingPlan plan) {
    title.setValue(plan.title());
    when.setVisible(plan.when() != null);
    repeats.setVisible(plan.when() != null);
    if (plan.when() != null) {
      show(plan.when());
      repeats.show(RepeatEntry.of(plan.repeats()));
      noteTime();
    }
  }

  /** Takes the fields of repeating away: what is edited is one of a series. */
  void showOnce(MeetingPlan plan) {
    show(plan);
    repeats.setVisible(false);
  }

  void show(String name, TimeSpan span) {
    title.setValue(name);
    show(span);
  }

  void show(TimeSpan span) {
    date.setValue(span.start().toLocalDate());
    time.setValue(span.start().toLocalTime());
    duration.setValue(span.duration());
    zone.setValue(span.start().getZone());
  }

  /** The plan as entered, or empty after showing what is wrong. */
  Optional<MeetingPlan> read(Instant now) {
    if (!when.isVisible()) {
      var problem = entered().titleProblem();
      showProblems(problem.map(found -> Map.of(Field.TITLE, found)).orElse(Map.of()));
      return problem.isPresent()
          ? Optional.empty()
          : Optional.of(new MeetingPlan(title.getValue(), null));
    }
    var problems = entered().problems(now);
    showProblems(problems);
    return problems.isEmpty() ? Optional.of(entered().plan()) : Optional.empty();
  }

  private PlanReader entered() {
    return new PlanReader(
        title.getValue(),
        date.getValue(),
        time.getValue(),
        duration.read().orElse(null),
        zone.getValue(),
        zone.unknown(),
        repeats.isVisible() ? repeats.read() : RepeatEntry.none());
  }

  private void showProblems(Map<Field, Problem> problems) {
    fields.forEach((field, component) -> {
      var problem = Optional.ofNullable(problems.get(field));
      var validation = (HasValidationProperties) component;
      validation.setInvalid(problem.isPresent());
      validation.setErrorMessage(problem.map(this::text).orElse(""));
    });
    problems.keySet().stream().min(Field::compareTo).map(fields::get).ifPresent(MeetingForm::focus);
  }

  /** A group of boxes takes no focus itself. */
  private static void focus(Component field) {
    if (field instanceof Focusable<?> focusable) {
      focusable.focus();
    } else {
      field.getChildren().findFirst().ifPresent(MeetingForm::focus);
    }
  }

  private String text(Problem problem) {
    var key = "meeting.form.problem." + problem.name().toLowerCase(Locale.ROOT);
    if (problem == Problem.TIME_SKIPPED
        && entered().wallTime().orElse(null) instanceof WallTime.Skipped gap) {
      return getTranslation(key, reading.time(gap.from()), reading.time(gap.to()));
    }
    return getTranslation(key);
  }

  /**
   * Tells, while the time is entered, when the meeting ends and which of two equal times is meant.
   */
  private void noteTime() {
    date.setInvalid(false);
    time.setInvalid(false);
    duration.setInvalid(false);
    zone.setInvalid(false);
    var entered = entered();
    duration.setHelperText(entered.span().map(this::ends).orElse(null));
    time.setHelperText(
        entered.wallTime().orElse(null) instanceof WallTime.Twice twice
            ? getTranslation("meeting.form.twice", twice.first().getOffset().getId())
            : null);
    repeats.follow(date.getValue(), entered.span());
  }

  private String ends(TimeSpan span) {
    var end = span.end();
    return end.toLocalDate().equals(span.start().toLocalDate())
        ? getTranslation("meeting.form.ends", reading.time(end))
        : getTranslation("meeting.form.ends.later", reading.date(end), reading.time(end));
  }
}
