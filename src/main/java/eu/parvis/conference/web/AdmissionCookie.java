package eu.parvis.conference.web;

import eu.parvis.conference.AdmissionSecret;
import eu.parvis.conference.Admissions;
import eu.parvis.kernel.Slug;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * The cookie that holds the secret of an admission, one for each room. The prefix {@code __Host-}
 * binds it to this host, to TLS (or localhost) and to scripts that are none (RFC 6265bis 4.1.3.2).
 */
final class AdmissionCookie {

  private static final String PREFIX = "__Host-parvis-";

  private AdmissionCookie() {}

  static Optional<AdmissionSecret> read(HttpServletRequest request, Slug slug) {
    return Optional.ofNullable(WebUtils.getCookie(request, PREFIX + slug.value()))
        .flatMap(cookie -> AdmissionSecret.parse(cookie.getValue()));
  }

  static String write(Slug slug, AdmissionSecret secret) {
    return ResponseCookie.from(PREFIX + slug.value(), secret.value())
        .httpOnly(true)
        .secure(true)
        .sameSite("Strict")
        .path("/")
        .maxAge(Admissions.VALIDITY)
        .build()
        .toString();
  }
}
