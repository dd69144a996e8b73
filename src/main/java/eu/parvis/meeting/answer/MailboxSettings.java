package eu.parvis.meeting.answer;

import eu.parvis.meeting.mail.MailSettings.Security;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mailbox that calendars answer to; without a host it is not read.
 *
 * @param port 0: 143, or 993 with TLS from the start
 * @param every how often it is looked at
 */
@ConfigurationProperties("parvis.mail.imap")
record MailboxSettings(
    @DefaultValue("") String host,
    @DefaultValue("0") int port,
    @DefaultValue("tls") Security security,
    @Nullable String username,
    @Nullable String password,
    @DefaultValue("INBOX") String folder,
    @DefaultValue("1m") Duration every) {

  private static final int IMAP = 143;
  private static final int IMAPS = 993;

  int serverPort() {
    if (port != 0) {
      return port;
    }
    return security == Security.TLS ? IMAPS : IMAP;
  }

  @Override
  public String toString() {
    return "MailboxSettings[" + host + "]";
  }
}
