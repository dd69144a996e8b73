package eu.parvis.conference.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Files of the front end that bear a hash of their content in their name never change, so a browser
 * need not ask for them again for a year (RFC 8246). Vaadin's file server says one hour.
 */
final class HashedAssetFilter extends OncePerRequestFilter {

  static final String PATHS = "/VAADIN/build/*";

  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, new Unchanging(response));
  }

  private static final class Unchanging extends HttpServletResponseWrapper {

    Unchanging(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void setHeader(String name, String value) {
      // Only a file that was found is given an age.
      var age = HttpHeaders.CACHE_CONTROL.equalsIgnoreCase(name) && value.startsWith("max-age");
      super.setHeader(name, age ? FOR_EVER : value);
    }
  }
}
