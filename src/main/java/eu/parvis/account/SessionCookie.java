package eu.parvis.account;

import eu.parvis.kernel.PublicUrl;
import jakarta.servlet.ServletContext;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.stereotype.Component;

/** Names the cookie of sessions; where the public URL is https it never travels without. */
@Component
class SessionCookie implements ServletContextInitializer {

  static final String NAME = "parvis-session";

  private final PublicUrl publicUrl;

  SessionCookie(PublicUrl publicUrl) {
    this.publicUrl = publicUrl;
  }

  @Override
  public void onStartup(ServletContext context) {
    if (publicUrl.https()) {
      var cookie = context.getSessionCookieConfig();
      cookie.setName(publicUrl.cookie(NAME));
      cookie.setPath("/");
      cookie.setSecure(true);
    }
  }
}
