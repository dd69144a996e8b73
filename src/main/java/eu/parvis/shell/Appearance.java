package eu.parvis.shell;

import com.vaadin.flow.component.page.Page;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.servlet.http.Cookie;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Light, dark, or what the system says. The browser keeps the choice in the cookie {@value
 * #COOKIE}, so that the first paint is right, before and after the login and on the page of a call.
 */
enum Appearance {
  SYSTEM,
  LIGHT,
  DARK;

  private static final String COOKIE = "parvis-scheme";

  /** The choice that a request carries. */
  static Appearance of(VaadinRequest request) {
    return of(request.getCookies());
  }

  /** The choice among the cookies of a request, which may be none. */
  static Appearance of(Cookie @Nullable [] cookies) {
    for (var cookie : cookies == null ? new Cookie[0] : cookies) {
      for (var choice : values()) {
        if (COOKIE.equals(cookie.getName()) && choice.code().equals(cookie.getValue())) {
          return choice;
        }
      }
    }
    return SYSTEM;
  }

  /** The value of the document's {@code data-scheme}, or empty to follow the system. */
  Optional<String> attribute() {
    return this == SYSTEM ? Optional.empty() : Optional.of(code());
  }

  /** Shows this appearance at once and has the browser keep it. */
  void choose(Page page) {
    page.executeJs(
        "document.documentElement.dataset.scheme = $0; document.cookie = $1",
        code(),
        COOKIE + "=" + code() + "; path=/; max-age=31536000; samesite=lax");
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
