package eu.parvis.account;

import com.vaadin.flow.spring.security.RequestUtil;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatchers;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 404, to everybody and without a session, where there is neither a view nor a file. The
 * rule that closes the rest would send to the login, or say that the page is not open.
 */
final class NothingThere extends OncePerRequestFilter {

  private final RequestMatcher something;

  NothingThere(RequestUtil vaadin) {
    var paths = PathPatternRequestMatcher.withDefaults();
    var files =
        RequestMatchers.anyOf(
            paths.matcher("/theme/**"),
            VaadinSecurityConfigurer.getDefaultHttpSecurityPermitMatcher(),
            VaadinSecurityConfigurer.getDefaultWebSecurityIgnoreMatcher());
    this.something =
        RequestMatchers.anyOf(
            paths.matcher("/error"),
            vaadin::isFrameworkInternalRequest,
            vaadin::isAnonymousRoute,
            vaadin::isSecuredFlowRoute,
            files);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (something.matches(request)) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}
