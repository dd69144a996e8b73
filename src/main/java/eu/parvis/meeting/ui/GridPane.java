package eu.parvis.meeting.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import eu.parvis.meeting.MeetingFilter;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.ui.CalendarState.Mode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The calendar as a grid: fetches what takes place in the range, and does what is done in it. */
class GridPane extends Div implements CalendarGrid.Actions {

  /** More than anybody can look at; nothing else bounds what is fetched. */
  private static final int MOST = 500;

  private final transient Shown shown;
  private final transient MeetingChanges changes;
  private final transient Consumer<CalendarState> choose;
  private final CalendarGrid grid;
  private final Paragraph note = new Paragraph();
  private final transient List<OccurrenceDetails> found = new ArrayList<>();
  private transient CalendarState state;

  GridPane(Shown shown, MeetingChanges changes, Consumer<CalendarState> choose) {
    this.shown = shown;
    this.changes = changes;
    this.choose = choose;
    this.state = new CalendarState(Mode.WEEK, shown.today(), MeetingFilter.NONE);
    this.grid = new CalendarGrid(this);
    addClassName("calendar-grid");
    note.addClassName("empty");
    add(note, grid);
  }

  void show(CalendarState next) {
    state = next;
    var reading = shown.reading();
    var range = next.range(reading.locale());
    var fetched =
        shown
            .calendar()
            .between(
                shown.person().id(),
                range.start(reading),
                range.end(reading),
                next.filter(),
                MOST + 1);
    found.clear();
    fetched.stream().limit(MOST).forEach(found::add);
    note.setVisible(fetched.isEmpty() || fetched.size() > MOST);
    note.setText(note(fetched.size()));
    draw();
  }

  private String note(int size) {
    if (size > MOST) {
      return getTranslation("calendar.too-many", MOST);
    }
    return getTranslation(
        state.filter().narrows() ? "calendar.nothing-found" : "calendar.empty.hint");
  }

  private void draw() {
    var pages = new CalendarPages(shown.reading(), this::getTranslation);
    grid.show(pages.page(state, found, shown.mine(found)));
  }

  /** How many meetings are shown of what is called so. */
  String summary(String title) {
    return getTranslation("calendar.shown", title, found.size());
  }

  void catchFocus() {
    grid.catchFocus();
  }

  /** Goes to an occurrence; false if it is not shown. */
  boolean focus(OccurrenceDetails occurrence) {
    var id = CalendarPages.id(occurrence);
    var shows = find(id).isPresent();
    if (shows) {
      grid.focusEvent(id);
    }
    return shows;
  }

  private Optional<OccurrenceDetails> find(String id) {
    return found.stream().filter(occurrence -> CalendarPages.id(occurrence).equals(id)).findFirst();
  }

  @Override
  public void open(String id) {
    find(id)
        .ifPresent(occurrence -> {
          var listed = shown.listed(List.of(occurrence)).getFirst();
          var dialog = new OccurrenceDialog(listed, shown, changes);
          dialog.addOpenedChangeListener(event -> {
            if (!event.isOpened()) {
              grid.focusEvent(id);
            }
          });
          dialog.open();
        });
  }

  @Override
  public void move(String id, Optional<LocalDateTime> start, Optional<LocalDateTime> end) {
    var occurrence = find(id).filter(CalendarPages::movable);
    if (occurrence.isEmpty() || start.isEmpty() || end.isEmpty()) {
      draw();
      return;
    }
    Moving.drawn(occurrence.get(), start.get(), end.get(), shown.reading())
        .ifPresentOrElse(moving -> changes.move(moving, this::draw), this::refuse);
  }

  private void refuse() {
    Toast.show(getTranslation("calendar.move.impossible"));
    draw();
  }

  @Override
  public void select(LocalDateTime start, LocalDateTime end) {
    getUI().ifPresent(ui -> ui.navigate(ScheduleView.class, Prefill.of(start, end).address()));
  }

  @Override
  public void day(LocalDate date) {
    choose.accept(state.in(Mode.DAY).at(date));
  }
}
