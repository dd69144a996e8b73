package eu.parvis.account;

import eu.parvis.kernel.PublicUrl;
import eu.parvis.kernel.SecurityEvent;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.authentication.rememberme.AbstractRememberMeServices;
import org.springframework.security.web.authentication.rememberme.InvalidCookieException;
import org.springframework.security.web.authentication.rememberme.RememberMeAuthenticationException;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Keeps people signed in by a cookie of two parts: the login's series and its present token. */
@Component
class PersistentLogin extends AbstractRememberMeServices {

  static final String COOKIE = "parvis-login";

  private static final Logger LOG = LoggerFactory.getLogger(PersistentLogin.class);

  /** How long the login page tells that a login is over. */
  private static final int TOLD_SECONDS = 600;

  private static final String SHOWN = PersistentLogin.class.getName() + ".shown";

  private final RememberedLogins logins;
  private final AccountUsers users;
  private final LiveSessions sessions;
  private final PublicUrl publicUrl;
  private final HttpSessionSecurityContextRepository contexts =
      new HttpSessionSecurityContextRepository();

  PersistentLogin(
      RememberedLogins logins, AccountUsers users, LiveSessions sessions, PublicUrl publicUrl) {
    super(UUID.randomUUID().toString(), users::load);
    this.logins = logins;
    this.users = users;
    this.sessions = sessions;
    this.publicUrl = publicUrl;
    setCookieName(publicUrl.cookie(COOKIE));
    setAlwaysRemember(true);
    setTokenValiditySeconds((int) LoginSettings.LONGEST_UNUSED.toSeconds());
  }

  /** Who came in on a request, and by which login. */
  private record Shown(PersonPrincipal person, LoginSeries series, Instant end) {}

  @Override
  protected void onLoginSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
    if (authentication.getPrincipal() instanceof PersonPrincipal person) {
      var former = former(request);
      former
          .filter(login -> !login.person().equals(person.id()))
          .ifPresent(login -> logins.signOut(login.person(), login.series()));
      if (request.getSession(false) == null) {
        // It was that of whoever was signed in here before, and ended with their login.
        contexts.saveContext(new SecurityContextImpl(authentication), request, response);
      }
      var begun = logins.begin(person.id(), BrowserLabel.of(request.getHeader("User-Agent")));
      give(begun.ticket(), request, response);
      request.setAttribute(SHOWN, new Shown(person, begun.ticket().series(), begun.end()));
      tie(request);
      former
          .filter(login -> login.person().equals(person.id()))
          .ifPresent(login -> logins.end(login.person(), login.series()));
      if (WebUtils.getCookie(request, publicUrl.cookie(LoginJourney.OVER)) != null) {
        write(publicUrl.cookie(LoginJourney.OVER), "", 0, request, response);
      }
    }
  }

  @Override
  protected UserDetails processAutoLoginCookie(
      String[] parts, HttpServletRequest request, HttpServletResponse response) {
    return switch (recognise(parts)) {
      case RememberedLogins.Recognition.Known known -> {
        known.next().ifPresent(ticket -> give(ticket, request, response));
        var person =
            users.find(known.person()).orElseThrow(() -> refusal(request, "login-of-nobody"));
        request.setAttribute(SHOWN, new Shown(person, known.series(), known.end()));
        tie(request);
        yield person;
      }
      case RememberedLogins.Recognition.Unknown _ -> throw refusal(request, "login-unknown");
      case RememberedLogins.Recognition.Over _ -> {
        tell(LoginJourney.Ended.OVER, request, response);
        throw refusal(request, "login-over");
      }
      case RememberedLogins.Recognition.Closed _ -> {
        tell(LoginJourney.Ended.CLOSED, request, response);
        throw refusal(request, "login-closed");
      }
      case RememberedLogins.Recognition.Stolen _ -> throw refusal(request, "login-stolen");
    };
  }

  private RememberedLogins.Recognition recognise(String[] parts) {
    var shown =
        parts.length == 2
            ? series(parts[0])
                .map(series -> logins.recognise(series, new SecretToken(parts[1])))
                .orElseGet(RememberedLogins.Recognition.Unknown::new)
            : new RememberedLogins.Recognition.Unknown();
    if (shown instanceof RememberedLogins.Recognition.Stolen) {
      LOG.warn("A replaced token of a remembered login came back; all of that person have ended");
    }
    return shown;
  }

  /** The login that a browser had until now, of whomever; its cookie is about to be replaced. */
  private Optional<RememberedLogins.Recognition.Known> former(HttpServletRequest request) {
    var cookie = extractRememberMeCookie(request);
    if (cookie == null || cookie.isBlank()) {
      return Optional.empty();
    }
    try {
      return recognise(decodeCookie(cookie)) instanceof RememberedLogins.Recognition.Known known
          ? Optional.of(known)
          : Optional.empty();
    } catch (InvalidCookieException _) {
      return Optional.empty();
    }
  }

  private void tell(
      LoginJourney.Ended why, HttpServletRequest request, HttpServletResponse response) {
    write(publicUrl.cookie(LoginJourney.OVER), why.name(), TOLD_SECONDS, request, response);
  }

  private static RememberMeAuthenticationException refusal(
      HttpServletRequest request, String reason) {
    request.setAttribute(SecurityEvent.ATTRIBUTE, SecurityEvent.authentication(reason));
    return new RememberMeAuthenticationException(reason);
  }

  @Override
  public void logout(
      HttpServletRequest request,
      @Nullable HttpServletResponse response,
      @Nullable Authentication authentication) {
    if (authentication != null && authentication.getPrincipal() instanceof PersonPrincipal person) {
      seriesOf(request).ifPresent(series -> logins.signOut(person.id(), series));
    }
    if (response != null) {
      cancelCookie(request, response);
    }
  }

  /**
   * Ties the session of a request, if it has one, to the login that this request showed. Whoever
   * ends logins or changes rights ends what is tied; what they did just before is seen here.
   */
  void tie(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session != null && request.getAttribute(SHOWN) instanceof Shown shown) {
      sessions.tie(session, shown.series(), shown.person().id(), shown.end());
      if (!logins.stands(shown.series(), shown.person())) {
        sessions.end(shown.series());
      }
    }
  }

  /** The login that a request belongs to. */
  Optional<LoginSeries> seriesOf(HttpServletRequest request) {
    var session = request.getSession(false);
    return session == null ? Optional.empty() : sessions.seriesOf(session);
  }

  /**
   * What the browser keeps for scripts goes with the login: a name and devices for the next call.
   * Cookies stay: those of calls are of no use to another account, and a call in another tab needs
   * its own.
   */
  @Override
  protected void cancelCookie(HttpServletRequest request, HttpServletResponse response) {
    if (extractRememberMeCookie(request) != null) {
      response.setHeader("Clear-Site-Data", "\"storage\"");
    }
    write(getCookieName(), "", 0, request, response);
  }

  private void give(
      RememberedLogins.Ticket ticket, HttpServletRequest request, HttpServletResponse response) {
    var value =
        encodeCookie(new String[] {ticket.series().value().toString(), ticket.token().value()});
    write(getCookieName(), value, getTokenValiditySeconds(), request, response);
  }

  private void write(
      String name,
      String value,
      int maxAge,
      HttpServletRequest request,
      HttpServletResponse response) {
    var cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setMaxAge(maxAge);
    cookie.setHttpOnly(true);
    cookie.setSecure(secure(request));
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }

  /** Browsers take a secure cookie over https and, as a trustworthy origin, from localhost. */
  private boolean secure(HttpServletRequest request) {
    return request.isSecure() || publicUrl.https() || "localhost".equals(request.getServerName());
  }

  private static Optional<LoginSeries> series(String text) {
    try {
      return Optional.of(new LoginSeries(UUID.fromString(text)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
