package eu.parvis.meeting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import eu.parvis.meeting.MeetingFilter;
import eu.parvis.meeting.MeetingFilter.Kind;
import eu.parvis.meeting.MeetingPlan;
import java.util.Locale;
import java.util.function.Consumer;

/** Finds meetings by their title, and leaves kinds of them out. */
class CalendarFilters extends Div {

  private static final int PAUSE_MILLIS = 400;

  /** Shown where there is no room for the fields; then they are folded until it is pressed. */
  private final Button fold = new Button("", _ -> unfold());

  private final Div fields = new Div();
  private final TextField search = new TextField();
  private final Select<Kind> kind = new Select<>();
  private final Checkbox cancelled = new Checkbox();

  CalendarFilters(Consumer<MeetingFilter> choose) {
    addClassName("calendar-filters");
    getElement()
        .setAttribute("role", "search")
        .setAttribute("aria-label", getTranslation("calendar.filters"));
    search.setLabel(getTranslation("calendar.search"));
    search.setClearButtonVisible(true);
    search.setMaxLength(MeetingPlan.TITLE_LENGTH);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setValueChangeTimeout(PAUSE_MILLIS);
    kind.setLabel(getTranslation("calendar.kind"));
    kind.setItems(Kind.values());
    kind.setItemLabelGenerator(
        value -> getTranslation("calendar.kind." + value.name().toLowerCase(Locale.ROOT)));
    cancelled.setLabel(getTranslation("calendar.cancelled"));
    search.addValueChangeListener(event -> choose(choose, event.isFromClient()));
    kind.addValueChangeListener(event -> choose(choose, event.isFromClient()));
    cancelled.addValueChangeListener(event -> choose(choose, event.isFromClient()));
    fold.addClassName("calendar-fold");
    fold.getElement().setAttribute("aria-controls", "calendar-filter-fields");
    fields.setId("calendar-filter-fields");
    fields.addClassName("calendar-filter-fields");
    fields.add(search, kind, cancelled);
    show(MeetingFilter.NONE);
    unfolded(false);
    add(fold, fields);
  }

  private void unfold() {
    unfolded(!hasClassName("unfolded"));
  }

  private void unfolded(boolean unfolded) {
    setClassName("unfolded", unfolded);
    fold.getElement().setAttribute("aria-expanded", String.valueOf(unfolded));
  }

  /** Leaves what is typed as it is while it means the same. */
  final void show(MeetingFilter filter) {
    fold.setText(getTranslation("calendar.fold", filter.count()));
    if (!read().equals(filter)) {
      search.setValue(filter.text());
      kind.setValue(filter.kind());
      cancelled.setValue(filter.cancelled());
    }
  }

  private MeetingFilter read() {
    var chosen = kind.getValue();
    return new MeetingFilter(
        search.getValue(), chosen == null ? Kind.ALL : chosen, cancelled.getValue());
  }

  private void choose(Consumer<MeetingFilter> choose, boolean byHand) {
    if (byHand) {
      choose.accept(read());
    }
  }
}
