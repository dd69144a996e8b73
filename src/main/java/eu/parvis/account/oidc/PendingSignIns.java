package eu.parvis.account.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * The sign-ins that a browser has under way, in its session: one each tab, the latest five, for ten
 * minutes, each finished once.
 */
final class PendingSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

  private static final String ATTRIBUTE = PendingSignIns.class.getName();
  private static final int MOST = 5;
  private static final Duration VALIDITY = Duration.ofMinutes(10);

  private record Pending(OAuth2AuthorizationRequest request, Instant until)
      implements Serializable {}

  private final Clock clock;

  PendingSignIns(Clock clock) {
    this.clock = clock;
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
    return find(request).map(Pending::request).orElse(null);
  }

  @Override
  public synchronized void saveAuthorizationRequest(
      @Nullable OAuth2AuthorizationRequest begun,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (begun == null) {
      removeAuthorizationRequest(request, response);
      return;
    }
    var pending = new ArrayList<>(pending(request));
    pending.add(new Pending(begun, clock.instant().plus(VALIDITY)));
    keep(request, pending.subList(Math.max(0, pending.size() - MOST), pending.size()));
  }

  @Override
  public synchronized @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    var found = find(request);
    if (found.isEmpty()) {
      return null;
    }
    var pending = new ArrayList<>(pending(request));
    pending.remove(found.get());
    keep(request, pending);
    return clock.instant().isBefore(found.get().until()) ? found.get().request() : null;
  }

  private static Optional<Pending> find(HttpServletRequest request) {
    var state = request.getParameter("state");
    return pending(request).stream()
        .filter(pending -> state != null && state.equals(pending.request.getState()))
        .findFirst();
  }

  private static void keep(HttpServletRequest request, List<Pending> pending) {
    request.getSession().setAttribute(ATTRIBUTE, new ArrayList<>(pending));
  }

  private static List<Pending> pending(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null && session.getAttribute(ATTRIBUTE) instanceof List<?> kept
        ? kept.stream().filter(Pending.class::isInstance).map(Pending.class::cast).toList()
        : List.of();
  }
}
