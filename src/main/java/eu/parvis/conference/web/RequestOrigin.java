package eu.parvis.conference.web;

import eu.parvis.kernel.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where the page of a call lives, and whether a request comes from there. */
@Component
class RequestOrigin {

  private final PublicUrl publicUrl;

  RequestOrigin(PublicUrl publicUrl) {
    this.publicUrl = publicUrl;
  }

  /**
   * The origin of Parvis as the browser has to know it.
   *
   * @throws Refusal if the request names no host
   */
  URI base(HttpServletRequest request) {
    return guarded(() -> publicUrl.base(requested(request)));
  }

  /** The address of a WebSocket of Parvis. */
  URI socket(HttpServletRequest request, String path) {
    return guarded(() -> publicUrl.socket(requested(request), path));
  }

  /** Whether the browser says that a page of Parvis sent the request, or says nothing. */
  boolean acceptable(HttpServletRequest request) {
    return guarded(() ->
        publicUrl.isSource(
            requested(request), request.getHeader("Origin"), request.getHeader("Sec-Fetch-Site")));
  }

  private static URI requested(HttpServletRequest request) {
    return ServletUriComponentsBuilder.fromContextPath(request).build().toUri();
  }

  private static <T> T guarded(Supplier<T> source) {
    try {
      return source.get();
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new Refusal(RefusalCode.MALFORMED);
    }
  }
}
