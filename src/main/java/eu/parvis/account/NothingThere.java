package eu.parvis.account;

import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationConfiguration;
import com.vaadin.flow.spring.security.RequestUtil;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatchers;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UrlPathHelper;

/**
 * Answers 404, to everybody and without a session, where there is neither a view nor a file. Vaadin
 * would make a session, and often a page, for a file that is missing; the rule that closes the rest
 * would send to the login, or say that the page is not open.
 */
final class NothingThere extends OncePerRequestFilter {

  /** Where files lie: those of ours and of libraries, and those that Vaadin built. */
  private static final List<String> ROOTS = List.of("META-INF/resources", "META-INF/VAADIN/webapp");

  private final RequestMatcher something;

  NothingThere(RequestUtil vaadin) {
    var paths = PathPatternRequestMatcher.withDefaults();
    var folders =
        RequestMatchers.anyOf(
            paths.matcher("/theme/**"),
            paths.matcher("/entry/**"),
            VaadinSecurityConfigurer.getDefaultHttpSecurityPermitMatcher(),
            VaadinSecurityConfigurer.getDefaultWebSecurityIgnoreMatcher());
    this.something =
        RequestMatchers.anyOf(
            paths.matcher("/error"),
            vaadin::isFrameworkInternalRequest,
            vaadin::isAnonymousRoute,
            vaadin::isSecuredFlowRoute,
            RequestMatchers.allOf(folders, NothingThere::isFile));
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

  /** Whether a file lies there; a dev server knows its own. */
  private static boolean isFile(HttpServletRequest request) {
    var path = UrlPathHelper.defaultInstance.getPathWithinApplication(request);
    return inDevelopment(request.getServletContext())
        || ROOTS.stream().anyMatch(root -> new ClassPathResource(root + path).isReadable());
  }

  private static boolean inDevelopment(ServletContext servlets) {
    return !ApplicationConfiguration.get(new VaadinServletContext(servlets)).isProductionMode();
  }
}
