package eu.parvis.account;

import eu.parvis.kernel.PublicUrl;
import eu.parvis.kernel.SecurityEvent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a page of another site sends, where it could change something or open a socket.
 * Vaadin exempts its login form and its own requests from CSRF tokens; a page of another site could
 * sign its visitor in as somebody else.
 */
final class ForeignPages extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(ForeignPages.class);

  /** Methods that change nothing (RFC 9110 section 9.2.1). */
  static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final PublicUrl publicUrl;
  private final AtomicBoolean told = new AtomicBoolean();

  ForeignPages(PublicUrl publicUrl) {
    this.publicUrl = publicUrl;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return SAFE.contains(request.getMethod())
        && !"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (own(request)) {
      chain.doFilter(request, response);
      return;
    }
    request.setAttribute(SecurityEvent.ATTRIBUTE, SecurityEvent.control("wrong-origin"));
    if (request.getServletPath().equals(AccountSecurity.LOGIN)) {
      tellOnce(request);
      response.sendRedirect(AccountSecurity.LOGIN + "?refused");
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  private boolean own(HttpServletRequest request) {
    try {
      return publicUrl.isSource(
          URI.create(request.getRequestURL().toString()),
          request.getHeader(HttpHeaders.ORIGIN),
          request.getHeader("Sec-Fetch-Site"));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** Once, because strangers could fill the log; never the origin, which is theirs to choose. */
  private void tellOnce(HttpServletRequest request) {
    if (told.compareAndSet(false, true)) {
      LOG.warn(
          "A sign-in was refused because its page was not of {}. If people cannot sign in, check"
              + " parvis.public-url and that the proxy passes the header Host on",
          publicUrl.base(URI.create(request.getRequestURL().toString())));
    }
  }
}
