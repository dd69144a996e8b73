package eu.parvis.meeting.mail;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.WrongSetting;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server by which mail leaves; without a host mail stays here.
 *
 * @param host of the server
 * @param port 0: 587, or 465 with TLS from the start
 * @param security how the connection is protected
 * @param username null: none is asked for
 * @param from the sender's address, in a domain that the server may send for
 * @param name the sender's name, after the organizer's
 * @param replies where calendars answer, which get the attendee's token: {@code reply@example.org}
 *     becomes {@code reply+token@example.org}; null: to the organizer
 * @param workers how many mails leave at a time
 */
@ConfigurationProperties("parvis.mail")
public record MailSettings(
    @DefaultValue("") String host,
    @DefaultValue("0") int port,
    @DefaultValue("starttls") Security security,
    @Nullable String username,
    @Nullable String password,
    @DefaultValue("") String from,
    @DefaultValue("Parvis") String name,
    @DefaultValue("") String replies,
    @DefaultValue("2") int workers) {

  private static final int SUBMISSION = 587;
  private static final int SUBMISSIONS = 465;
  private static final int MOST_WORKERS = 8;

  /** How a connection is protected. */
  public enum Security {
    /** TLS after the greeting (RFC 3207), or no mail. */
    STARTTLS,
    /** TLS from the start (RFC 8314). */
    TLS,
    /** In the clear: for a server on the same machine. */
    NONE
  }

  /**
   * @throws WrongSetting if a server is named without a sender, or there are too many workers
   */
  public MailSettings {
    if (!host.isBlank() && EmailAddress.parse(from).isEmpty()) {
      throw new WrongSetting("parvis.mail.from must be an address, as there is a host");
    }
    if (!replies.isBlank() && EmailAddress.parse(replies).isEmpty()) {
      throw new WrongSetting("parvis.mail.replies must be an address");
    }
    if (workers < 1 || workers > MOST_WORKERS) {
      throw new WrongSetting("parvis.mail.workers is 1 to " + MOST_WORKERS);
    }
  }

  /** Whether mail leaves. */
  public boolean sends() {
    return !host.isBlank();
  }

  /** The sender's address; one that cannot be written to while mail stays here. */
  String sender() {
    return from.isBlank() ? "parvis@localhost" : inAscii(from);
  }

  /** Where what cannot be delivered comes back to: the mailbox that is read, if there is one. */
  String returns() {
    return replies.isBlank() ? sender() : inAscii(replies);
  }

  private static String inAscii(String address) {
    return EmailAddress.parse(address).map(EmailAddress::value).orElseGet(address::strip);
  }

  /** Where a calendar answers for whom a token names; empty if answers go to organizers. */
  Optional<EmailAddress> replyAddress(String token) {
    return EmailAddress.parse(replies)
        .map(address -> new EmailAddress(address.value().replace("@", "+" + token + "@")));
  }

  int serverPort() {
    if (port != 0) {
      return port;
    }
    return security == Security.TLS ? SUBMISSIONS : SUBMISSION;
  }

  @Override
  public String toString() {
    return "MailSettings[" + host + "]";
  }
}
