package eu.parvis.meeting.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.Optional;

/** What was looked at in the calendar of a window, for who comes back to it. */
record CalendarPlace(QueryParameters address) {

  /** Remembers it for as long as the window is not loaded anew. */
  static void keep(UI ui, CalendarState state, LocalDate today) {
    ComponentUtil.setData(ui, CalendarPlace.class, new CalendarPlace(state.address(today)));
  }

  /** Where the way back leads: to the usual view of today if nothing was looked at. */
  static QueryParameters of(UI ui) {
    return Optional.ofNullable(ComponentUtil.getData(ui, CalendarPlace.class))
        .map(CalendarPlace::address)
        .orElseGet(QueryParameters::empty);
  }

  /** The same as the address of a link. */
  static String link(UI ui) {
    return new Location("", of(ui)).getPathWithQueryParameters();
  }
}
