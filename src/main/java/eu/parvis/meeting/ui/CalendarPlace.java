package eu.parvis.meeting.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was looked at in the calendar of each window of a session, for who comes back to it. A
 * window keeps its name when it is loaded anew.
 */
final class CalendarPlace implements Serializable {

  private static final long serialVersionUID = 1;

  /** Nobody has more windows, and closed ones are not told of. */
  private static final int MOST_WINDOWS = 50;

  private final Map<String, String> addresses = new LinkedHashMap<>();

  private CalendarPlace() {}

  static void keep(UI ui, CalendarState state, LocalDate today) {
    places(ui).put(window(ui), state.address(today).getQueryString());
  }

  private void put(String window, String address) {
    addresses.remove(window);
    addresses.put(window, address);
    if (addresses.size() > MOST_WINDOWS) {
      addresses.remove(addresses.keySet().iterator().next());
    }
  }

  /** Where the way back leads: to the usual view of today if nothing was looked at. */
  static QueryParameters of(UI ui) {
    return Optional.ofNullable(places(ui).addresses.get(window(ui)))
        .map(QueryParameters::fromString)
        .orElseGet(QueryParameters::empty);
  }

  /** The same as the address of a link. */
  static String link(UI ui) {
    return new Location("", of(ui)).getPathWithQueryParameters();
  }

  private static CalendarPlace places(UI ui) {
    var session = ui.getSession();
    var known = session.getAttribute(CalendarPlace.class);
    if (known != null) {
      return known;
    }
    var fresh = new CalendarPlace();
    session.setAttribute(CalendarPlace.class, fresh);
    return fresh;
  }

  /** One whose name the browser does not tell is another one when it is loaded anew. */
  private static String window(UI ui) {
    return Optional.ofNullable(ui.getInternals().getExtendedClientDetails().getWindowName())
        .orElseGet(() -> String.valueOf(ui.getUIId()));
  }
}
