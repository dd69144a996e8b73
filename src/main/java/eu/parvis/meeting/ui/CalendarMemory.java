package eu.parvis.meeting.ui;

import com.vaadin.flow.component.page.Page;
import com.vaadin.flow.server.VaadinRequest;
import eu.parvis.meeting.ui.CalendarState.Mode;
import org.jspecify.annotations.Nullable;

/**
 * How somebody likes to see the calendar on this screen; the browser keeps it in the cookie {@value
 * #COOKIE}.
 */
final class CalendarMemory {

  private static final String COOKIE = "parvis-calendar";

  private CalendarMemory() {}

  /** What was chosen last, or the list. */
  static Mode recall(@Nullable VaadinRequest request) {
    var cookies = request == null ? null : request.getCookies();
    if (cookies != null) {
      for (var cookie : cookies) {
        if (COOKIE.equals(cookie.getName())) {
          return Mode.of(cookie.getValue()).orElse(Mode.LIST);
        }
      }
    }
    return Mode.LIST;
  }

  static void keep(Mode mode, Page page) {
    page.executeJs(
        "document.cookie = $0",
        COOKIE + "=" + mode.code() + "; path=/; max-age=31536000; samesite=lax");
  }
}
