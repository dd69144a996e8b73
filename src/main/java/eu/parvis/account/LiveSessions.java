package eu.parvis.account;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The HTTP sessions of this process by the login and the person that they belong to, so that a
 * revoked login is over at once, and nobody goes on with rights that were taken or misses those
 * that were given. Holds as many entries as there are signed-in sessions; thread-safe.
 */
@Component
class LiveSessions {

  private static final String ATTRIBUTE = LiveSessions.class.getName();

  private final Map<Mark, HttpSession> sessions = new ConcurrentHashMap<>();
  private final Clock clock;

  LiveSessions(Clock clock) {
    this.clock = clock;
  }

  /**
   * Ties a session to a login of a person; it is let go when the session ends. Pages of somebody
   * who was signed in with it before may still be open: what ends their login ends it as well.
   *
   * @param end of the login, and so of the session
   */
  void tie(HttpSession session, LoginSeries series, PersonId person, Instant end) {
    if (session.getAttribute(ATTRIBUTE) instanceof Mark before && !before.person.equals(person)) {
      var kept = new Mark(this, before.series, before.person, before.end);
      session.setAttribute(ATTRIBUTE + before.series.value(), kept);
    }
    session.setAttribute(ATTRIBUTE, new Mark(this, series, person, end));
  }

  /** Ends the sessions whose login has lasted for as long as any may; an open page keeps them. */
  @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
  void endOverdue() {
    var now = clock.instant();
    end(mark -> !now.isBefore(mark.end));
  }

  Optional<LoginSeries> seriesOf(HttpSession session) {
    return session.getAttribute(ATTRIBUTE) instanceof Mark mark
        ? Optional.of(mark.series)
        : Optional.empty();
  }

  /** Ends every session of a login. */
  void end(LoginSeries series) {
    end(mark -> mark.series.equals(series));
  }

  /**
   * Ends every session of a person once the change is made: whoever may still come in does so by
   * the remembered login, with the new rights.
   */
  @TransactionalEventListener
  void follow(StandingChanged change) {
    end(mark -> mark.person.equals(change.person()));
  }

  private void end(Predicate<Mark> which) {
    sessions.forEach((mark, session) -> {
      if (which.test(mark)) {
        end(session);
      }
    });
  }

  private static void end(HttpSession session) {
    try {
      session.invalidate();
    } catch (IllegalStateException _) {
      // It ended by itself in the meantime.
    }
  }

  private static final class Mark implements HttpSessionBindingListener, Serializable {
    private final transient LiveSessions owner;
    private final transient LoginSeries series;
    private final transient PersonId person;
    private final transient Instant end;

    Mark(LiveSessions owner, LoginSeries series, PersonId person, Instant end) {
      this.owner = owner;
      this.series = series;
      this.person = person;
      this.end = end;
    }

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
      owner.sessions.put(this, event.getSession());
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
      owner.sessions.remove(this);
    }
  }
}
