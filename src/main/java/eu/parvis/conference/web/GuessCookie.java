package eu.parvis.conference.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * By which misses of one browser are counted; a browser that has not missed has none. It is worth
 * nothing to anybody else.
 */
final class GuessCookie {

  static final String NAME = "__Host-parvisguess";

  private static final Pattern FORM = Pattern.compile("[0-9a-f-]{36}");

  private GuessCookie() {}

  static Optional<String> read(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, NAME))
        .map(cookie -> cookie.getValue())
        .filter(value -> FORM.matcher(value).matches());
  }

  static String fresh() {
    return UUID.randomUUID().toString();
  }

  /** Makes the header that has the browser keep it for as long as misses count. */
  static String write(String value) {
    return ResponseCookie.from(NAME, value)
        .httpOnly(true)
        .secure(true)
        .sameSite("Lax")
        .path("/")
        .maxAge(Attempts.WINDOW)
        .build()
        .toString();
  }
}
