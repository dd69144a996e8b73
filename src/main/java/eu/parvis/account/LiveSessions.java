package eu.parvis.account;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The HTTP sessions of this process by the login that they belong to, so that a revoked login is
 * over at once. Holds as many entries as there are signed-in sessions; thread-safe.
 */
@Component
class LiveSessions {

  private static final String ATTRIBUTE = LiveSessions.class.getName();

  private final ConcurrentHashMap<LoginSeries, Set<HttpSession>> sessions =
      new ConcurrentHashMap<>();

  /** Ties a session to a login; it is let go when the session ends. */
  void tie(HttpSession session, LoginSeries series) {
    session.setAttribute(ATTRIBUTE, new Mark(this, series));
  }

  Optional<LoginSeries> seriesOf(HttpSession session) {
    return session.getAttribute(ATTRIBUTE) instanceof Mark mark
        ? Optional.of(mark.series)
        : Optional.empty();
  }

  /** Ends every session of a login. */
  void end(LoginSeries series) {
    for (var session : List.copyOf(sessions.getOrDefault(series, Set.of()))) {
      try {
        session.invalidate();
      } catch (IllegalStateException _) {
        // It ended by itself in the meantime.
      }
    }
  }

  private static final class Mark implements HttpSessionBindingListener, Serializable {
    private final transient LiveSessions owner;
    private final LoginSeries series;

    Mark(LiveSessions owner, LoginSeries series) {
      this.owner = owner;
      this.series = series;
    }

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
      owner
          .sessions
          .computeIfAbsent(series, _ -> ConcurrentHashMap.newKeySet())
          .add(event.getSession());
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
      owner.sessions.computeIfPresent(
          series,
          (_, live) -> {
            live.remove(event.getSession());
            return live.isEmpty() ? null : live;
          });
    }
  }
}
