package eu.parvis.conference.web;

import eu.parvis.conference.AddressCodes;
import eu.parvis.conference.AdmissionSecret;
import eu.parvis.conference.Admissions;
import eu.parvis.kernel.Slug;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * The cookies that hold secrets, of each kind one for each room. The prefix {@code __Host-} binds
 * them to this host, to TLS (or localhost) and to scripts that are none (RFC 6265bis 4.1.3.2).
 */
enum SecretCookie {
  /** Of an admission. */
  ADMISSION("__Host-parvis-", Admissions.VALIDITY),
  /** Of one who waits to be let in. */
  TICKET("__Host-parvislobby-", Duration.ofHours(12)),
  /** Of one to whom a code was mailed. */
  PROOF("__Host-parvisproof-", AddressCodes.VALIDITY);

  /**
   * Rooms beside the present one that a browser stays admitted to, or waits for; more would fill
   * its requests.
   */
  private static final int MAX_OTHERS = 40;

  private final String prefix;
  private final Duration maxAge;

  SecretCookie(String prefix, Duration maxAge) {
    this.prefix = prefix;
    this.maxAge = maxAge;
  }

  Optional<AdmissionSecret> read(HttpServletRequest request, Slug slug) {
    return Optional.ofNullable(WebUtils.getCookie(request, prefix + slug.value()))
        .flatMap(cookie -> AdmissionSecret.parse(cookie.getValue()));
  }

  /** Makes the headers that keep the secret and let the oldest of too many others go. */
  String[] write(HttpServletRequest request, Slug slug, AdmissionSecret secret) {
    var name = prefix + slug.value();
    var kept = cookie(name, secret.value(), maxAge);
    // A browser sends what it got first at the front (RFC 6265 5.4).
    var others =
        Stream.ofNullable(request.getCookies())
            .flatMap(Stream::of)
            .map(Cookie::getName)
            .filter(other -> other.startsWith(prefix) && !other.equals(name))
            .distinct()
            .toList();
    var dropped =
        others.subList(0, Math.max(0, others.size() - MAX_OTHERS)).stream()
            .map(other -> cookie(other, "", Duration.ZERO));
    return Stream.concat(Stream.of(kept), dropped).toArray(String[]::new);
  }

  /** Makes the header that lets the secret for a room go. */
  String drop(Slug slug) {
    return cookie(prefix + slug.value(), "", Duration.ZERO);
  }

  private static String cookie(String name, String value, Duration maxAge) {
    return ResponseCookie.from(name, value)
        .httpOnly(true)
        .secure(true)
        .sameSite("Strict")
        .path("/")
        .maxAge(maxAge)
        .build()
        .toString();
  }
}
