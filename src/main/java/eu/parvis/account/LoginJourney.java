package eu.parvis.account;

import eu.parvis.kernel.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * What the login page knows of who comes to it: where one wanted to go and when to try again, by
 * the session, and whether a login has just lasted for as long as any may, by a cookie of some
 * minutes.
 */
@Component
public class LoginJourney {

  private static final String WISH = LoginJourney.class.getName() + ".wish";
  private static final String RETRY = LoginJourney.class.getName() + ".retry";

  /** Cookie that {@link PersistentLogin} gives. */
  static final String OVER = "parvis-login-over";

  private final PublicUrl publicUrl;

  LoginJourney(PublicUrl publicUrl) {
    this.publicUrl = publicUrl;
  }

  /** Why the login of a browser has just ended, which its person did not do. */
  public enum Ended {
    /** It had lasted for as long as any may. */
    OVER,
    /** It began with a password, with which nobody signs in any more. */
    CLOSED
  }

  /** Why the login of this browser has just ended, if it did so by itself. */
  public Optional<Ended> ended(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, publicUrl.cookie(OVER)))
        .map(cookie -> cookie.getValue().equals(Ended.CLOSED.name()) ? Ended.CLOSED : Ended.OVER);
  }

  /** Keeps where to go after the login; what is no path of this product is ignored. */
  public void wish(HttpServletRequest request, String path) {
    LocalPath.parse(path)
        .ifPresent(local -> request.getSession().setAttribute(WISH, local.value()));
  }

  /** The same of whoever is signed in already: {@code path}, if it is one of this product. */
  public static Optional<String> passes(String path) {
    return LocalPath.parse(path).map(LocalPath::value);
  }

  /** When the last attempt said to try again, or empty if it was just wrong. */
  public Optional<Instant> retryAt(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null && session.getAttribute(RETRY) instanceof Instant at
        ? Optional.of(at)
        : Optional.empty();
  }

  void refused(HttpServletRequest request, Optional<Instant> retryAt) {
    var session = request.getSession();
    retryAt.ifPresentOrElse(
        at -> session.setAttribute(RETRY, at), () -> session.removeAttribute(RETRY));
  }

  /** Where to go after the login, told once. */
  public Optional<String> takeWish(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session == null) {
      return Optional.empty();
    }
    session.removeAttribute(RETRY);
    var wish = Optional.ofNullable((String) session.getAttribute(WISH));
    session.removeAttribute(WISH);
    return wish;
  }
}
