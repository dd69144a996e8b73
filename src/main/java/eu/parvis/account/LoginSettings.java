package eu.parvis.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long logins last.
 *
 * @param longest after which somebody signs in again, however often the login was used; an hour to
 *     400 days, which is how long browsers keep a cookie (RFC 6265bis section 5.5)
 */
@ConfigurationProperties("parvis.login")
public record LoginSettings(@DefaultValue("30d") Duration longest) {

  /** After which a login ends that is not used. */
  public static final Duration LONGEST_UNUSED = Duration.ofDays(30);

  private static final Duration LEAST = Duration.ofHours(1);
  private static final Duration MOST = Duration.ofDays(400);

  /**
   * @throws IllegalArgumentException if that is too short or too long
   */
  public LoginSettings {
    if (longest.compareTo(LEAST) < 0 || longest.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("parvis.login.longest must be between 1h and 400d");
    }
  }
}
