package eu.parvis.meeting.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Days, weeks and months as a grid. It is told all that it shows and tells what somebody does; what
 * it says is what a browser says, to be judged by the view.
 */
@Tag("parvis-calendar")
@JsModule("./calendar/calendar.ts")
@StyleSheet("theme/calendar.css")
class CalendarGrid extends Component {

  private static final int DATE_TIME_LENGTH = "2026-11-26T10:00:00".length();

  private transient @Nullable CalendarPage page;

  CalendarGrid(Actions actions) {
    ComponentUtil.addListener(this, Open.class, event -> actions.open(event.id));
    ComponentUtil.addListener(
        this, Move.class, event -> actions.move(event.id, event.start, event.end));
    ComponentUtil.addListener(
        this,
        Select.class,
        event ->
            event.start.ifPresent(start ->
                event.end.filter(start::isBefore).ifPresent(end -> actions.select(start, end))));
    ComponentUtil.addListener(this, Day.class, event -> event.date.ifPresent(actions::day));
  }

  /** What is done in the grid. Ids are as the page had them, if the browser is honest. */
  interface Actions {
    void open(String id);

    /** Empty times are those that no clock shows. */
    void move(String id, Optional<LocalDateTime> start, Optional<LocalDateTime> end);

    void select(LocalDateTime start, LocalDateTime end);

    void day(LocalDate date);
  }

  /** Shows a page, also if it is the one that is shown: what was moved by hand jumps back. */
  void show(CalendarPage next) {
    page = next;
    getElement().callJsFunction("show", next);
  }

  /** Takes the focus of news that goes away; whoever is elsewhere on the page stays there. */
  void catchFocus() {
    getElement().callJsFunction("catchFocus");
  }

  /** Gives an event the focus. */
  void focusEvent(String id) {
    getElement().callJsFunction("focusEvent", id);
  }

  /** A browser that lost messages draws anew. */
  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    if (page != null && !event.isInitialAttach()) {
      show(page);
    }
  }

  private static Optional<LocalDateTime> time(String text) {
    if (text.length() != DATE_TIME_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDateTime.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /** An event was pressed. */
  @DomEvent("calendar-open")
  public static class Open extends ComponentEvent<CalendarGrid> {
    private final String id;

    public Open(CalendarGrid source, boolean fromClient, @EventData("event.detail.id") String id) {
      super(source, fromClient);
      this.id = id;
    }
  }

  /** An event was dragged, or its end was. */
  @DomEvent("calendar-move")
  public static class Move extends ComponentEvent<CalendarGrid> {
    private final String id;
    private final Optional<LocalDateTime> start;
    private final Optional<LocalDateTime> end;

    public Move(
        CalendarGrid source,
        boolean fromClient,
        @EventData("event.detail.id") String id,
        @EventData("event.detail.start") String start,
        @EventData("event.detail.end") String end) {
      super(source, fromClient);
      this.id = id;
      this.start = time(start);
      this.end = time(end);
    }
  }

  /** An empty time was pressed and drawn over. */
  @DomEvent("calendar-select")
  public static class Select extends ComponentEvent<CalendarGrid> {
    private final Optional<LocalDateTime> start;
    private final Optional<LocalDateTime> end;

    public Select(
        CalendarGrid source,
        boolean fromClient,
        @EventData("event.detail.start") String start,
        @EventData("event.detail.end") String end) {
      super(source, fromClient);
      this.start = time(start);
      this.end = time(end);
    }
  }

  /** The number of a day was pressed. */
  @DomEvent("calendar-day")
  public static class Day extends ComponentEvent<CalendarGrid> {
    private final Optional<LocalDate> date;

    public Day(
        CalendarGrid source, boolean fromClient, @EventData("event.detail.date") String date) {
      super(source, fromClient);
      this.date = time(date + "T00:00:00").map(LocalDateTime::toLocalDate);
    }
  }
}
