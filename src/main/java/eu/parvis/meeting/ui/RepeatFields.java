package eu.parvis.meeting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import eu.parvis.account.DatePickerTexts;
import eu.parvis.account.Reading;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.Recurrence;
import eu.parvis.meeting.Recurrence.MonthlyOnWeekday;
import eu.parvis.meeting.RepeatText;
import eu.parvis.meeting.ui.PlanReader.Field;
import eu.parvis.meeting.ui.RepeatEntry.Ending;
import eu.parvis.meeting.ui.RepeatEntry.Frequency;
import eu.parvis.meeting.ui.RepeatEntry.Monthly;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a meeting repeats: only the fields that the choice before needs, and a sentence of it all.
 */
class RepeatFields extends Div {

  private static final Period LOOKED_AT = Period.ofMonths(18);

  private final Reading reading;
  private final transient RepeatText texts;
  private final Select<Frequency> frequency = new Select<>();
  private final IntegerField every = new IntegerField();
  private final CheckboxGroup<DayOfWeek> days = new CheckboxGroup<>();
  private final RadioButtonGroup<Monthly> monthly = new RadioButtonGroup<>();
  private final RadioButtonGroup<Ending> ending = new RadioButtonGroup<>();
  private final DatePicker until = new DatePicker();
  private final IntegerField count = new IntegerField();
  private final Paragraph sentence = new Paragraph();
  private transient @Nullable LocalDate day;

  RepeatFields(Reading reading, Runnable changed) {
    this.reading = reading;
    this.texts = new RepeatText(reading, this::getTranslation);
    addClassName("form");
    frequency.setItems(Frequency.values());
    keepEnterTo(frequency);
    frequency.setItemLabelGenerator(item -> getTranslation("meeting.repeats.choice." + word(item)));
    days.setItems(DayOfWeek.values());
    days.setItemLabelGenerator(texts::day);
    days.addThemeName("horizontal");
    monthly.setItemLabelGenerator(this::name);
    ending.setItems(Ending.values());
    ending.setItemLabelGenerator(item -> getTranslation("meeting.repeats.end." + word(item)));
    until.setLocale(reading.locale());
    until.setI18n(DatePickerTexts.of(reading.locale(), this::getTranslation));
    until.setAutoOpen(false);
    sentence.getElement().setAttribute("aria-live", "polite");
    label();
    var row = new Div(frequency, every);
    row.addClassName("form-row");
    add(row, days, monthly, ending, until, count, sentence);
    show(RepeatEntry.none());
    Stream.<HasValue<?, ?>>of(frequency, every, days, monthly, ending, until, count)
        .forEach(field -> field.addValueChangeListener(_ -> changed.run()));
    frequency.addValueChangeListener(_ -> proposeDays());
  }

  /** Enter opens the list and chooses from it; the form that listens for it is not sent. */
  private static void keepEnterTo(Select<?> select) {
    select
        .getElement()
        .addEventListener("keydown", _ -> {})
        .setFilter("event.key === 'Enter'")
        .stopPropagation();
  }

  private void label() {
    frequency.setLabel(getTranslation("meeting.form.repeats"));
    days.setLabel(getTranslation("meeting.form.days"));
    monthly.setLabel(getTranslation("meeting.form.monthly"));
    ending.setLabel(getTranslation("meeting.form.ending"));
    until.setLabel(getTranslation("meeting.form.until"));
    count.setLabel(getTranslation("meeting.form.count"));
    every.setMin(1);
    every.setMax(Recurrence.MOST_EVERY);
    every.setManualValidation(true);
    count.setMin(1);
    count.setMax(Recurrence.MOST_OCCURRENCES);
    days.setManualValidation(true);
    until.setManualValidation(true);
    count.setManualValidation(true);
  }

  /** Where problems of these fields stand. */
  Map<Field, Component> fields() {
    return Map.of(Field.EVERY, every, Field.DAYS, days, Field.UNTIL, until, Field.COUNT, count);
  }

  final void show(RepeatEntry entry) {
    every.setValue(entry.every());
    days.setValue(entry.days());
    ending.setValue(entry.ending());
    until.setValue(entry.until());
    count.setValue(entry.count());
    offerMonthly(entry.monthly());
    frequency.setValue(entry.frequency());
    adapt();
  }

  RepeatEntry read() {
    return new RepeatEntry(
        frequency.getValue(),
        every.getValue(),
        days.getValue(),
        Optional.ofNullable(monthly.getValue()).orElse(Monthly.DATE),
        ending.getValue(),
        until.getValue(),
        count.getValue());
  }

  /** Follows what was entered beside and in these fields. */
  void follow(@Nullable LocalDate date, Optional<TimeSpan> when) {
    if (date != null && !date.equals(day)) {
      var before = day;
      day = date;
      moveDay(before, date);
      offerMonthly(Optional.ofNullable(monthly.getValue()).orElse(Monthly.DATE));
    }
    adapt();
    sentence.setText(when.map(this::sentence).orElse(""));
  }

  /** A week's only day is that of the date, and stays so. */
  private void moveDay(@Nullable LocalDate before, LocalDate date) {
    if (before != null && days.getValue().equals(Set.of(before.getDayOfWeek()))) {
      days.setValue(Set.of(date.getDayOfWeek()));
    }
  }

  private void proposeDays() {
    if (frequency.getValue() == Frequency.WEEKLY && days.isEmpty() && day != null) {
      days.setValue(Set.of(day.getDayOfWeek()));
    }
  }

  private void offerMonthly(Monthly wanted) {
    var offered = new ArrayList<Monthly>();
    offered.add(Monthly.DATE);
    if (day != null && RepeatEntry.nth(day).isPresent()) {
      offered.add(Monthly.NTH);
    }
    if (day == null || RepeatEntry.last(day)) {
      offered.add(Monthly.LAST);
    }
    monthly.setItems(offered);
    monthly.setValue(offered.contains(wanted) ? wanted : offered.getLast());
  }

  private String name(Monthly choice) {
    if (day == null) {
      return "";
    }
    return switch (choice) {
      case DATE -> texts.date(day.getDayOfMonth());
      case NTH ->
          texts.nth(
              new MonthlyOnWeekday(
                  RepeatEntry.nth(day).orElse(Recurrence.LAST), day.getDayOfWeek()));
      case LAST -> texts.nth(new MonthlyOnWeekday(Recurrence.LAST, day.getDayOfWeek()));
    };
  }

  private void adapt() {
    var chosen = frequency.getValue();
    var repeats = chosen != Frequency.NONE;
    every.setVisible(repeats);
    if (repeats) {
      every.setLabel(getTranslation("meeting.form.every." + word(chosen)));
    }
    days.setVisible(chosen == Frequency.WEEKLY);
    monthly.setVisible(chosen == Frequency.MONTHLY);
    ending.setVisible(repeats);
    until.setVisible(repeats && ending.getValue() == Ending.UNTIL);
    count.setVisible(repeats && ending.getValue() == Ending.COUNT);
    Stream.of(every, count).forEach(field -> field.setInvalid(false));
    days.setInvalid(false);
    until.setInvalid(false);
  }

  private String sentence(TimeSpan when) {
    var entry = read();
    if (entry.frequency() == Frequency.NONE || !entry.problems().isEmpty()) {
      return "";
    }
    var series = entry.series(when);
    if (series.isEmpty() || series.get().repeats() == null) {
      return "";
    }
    var first = series.get().when().start();
    var text =
        getTranslation(
            "meeting.repeats.sentence",
            texts.describe(series.get().repeats()),
            reading.longDate(first));
    return series
        .get()
        .shifted(first.toLocalDate().plus(LOOKED_AT))
        .map(span ->
            getTranslation(
                "meeting.repeats.skipped",
                text,
                reading.date(span.start()),
                reading.time(span.start())))
        .orElse(text);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
