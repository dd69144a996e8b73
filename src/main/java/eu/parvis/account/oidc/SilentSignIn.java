package eu.parvis.account.oidc;

import eu.parvis.account.LoginJourney;
import eu.parvis.account.SignedIn;
import eu.parvis.kernel.PublicUrl;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * In place of the login page asks the provider whether somebody is signed in there. A cookie that
 * ends with the browser's session says that it was asked, or that somebody has signed out: it is
 * not asked again. A browser that keeps no cookies comes back with what went wrong, and stops here.
 */
final class SilentSignIn extends OncePerRequestFilter {

  static final String COOKIE = "parvis-asked";

  /** What the login page may be given without having been visited before. */
  private static final Set<String> FIRST_VISIT = Set.of("next");

  private final SignedIn signedIn;
  private final LoginJourney journey;
  private final PublicUrl publicUrl;

  SilentSignIn(SignedIn signedIn, LoginJourney journey, PublicUrl publicUrl) {
    this.signedIn = signedIn;
    this.journey = journey;
    this.publicUrl = publicUrl;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("GET")
        || !request.getServletPath().equals("/login")
        || !FIRST_VISIT.containsAll(request.getParameterMap().keySet())
        || WebUtils.getCookie(request, publicUrl.cookie(COOKIE)) != null
        || signedIn.id().isPresent();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional.ofNullable(request.getParameter("next"))
        .ifPresent(path -> journey.wish(request, path));
    asked(request, response);
    response.sendRedirect(OidcPaths.BEGIN + "?" + OidcPaths.SILENT);
  }

  /** From now on this browser is not asked again. */
  void asked(HttpServletRequest request, HttpServletResponse response) {
    var cookie = new Cookie(publicUrl.cookie(COOKIE), "1");
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setAttribute("SameSite", "Lax");
    var base = publicUrl.base(URI.create(request.getRequestURL().toString()));
    cookie.setSecure("https".equals(base.getScheme()));
    response.addCookie(cookie);
  }
}
