package eu.parvis.ops;

import eu.parvis.kernel.SecurityEvent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts each request that was refused, whoever refused it: by what it left behind, or status. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusedRequests extends OncePerRequestFilter {

  private final ApplicationEventPublisher events;

  RefusedRequests(ApplicationEventPublisher events) {
    this.events = events;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } finally {
      refusal(request, response.getStatus()).ifPresent(events::publishEvent);
    }
  }

  private static Optional<SecurityEvent> refusal(HttpServletRequest request, int status) {
    if (request.getAttribute(SecurityEvent.ATTRIBUTE) instanceof SecurityEvent left) {
      return Optional.of(left);
    }
    return switch (status) {
      case HttpServletResponse.SC_UNAUTHORIZED ->
          Optional.of(SecurityEvent.authentication("not-signed-in"));
      case HttpServletResponse.SC_FORBIDDEN -> Optional.of(forbidden(request));
      case 429 -> Optional.of(SecurityEvent.control("too-many-requests"));
      default -> Optional.empty();
    };
  }

  /** Vaadin answers so to the heartbeat of a page whose session ended, which is nobody's fault. */
  private static SecurityEvent forbidden(HttpServletRequest request) {
    var query = Objects.requireNonNullElse(request.getQueryString(), "");
    return SecurityEvent.authorization(
        query.contains("v-r=heartbeat") ? "session-ended" : "not-allowed");
  }
}
