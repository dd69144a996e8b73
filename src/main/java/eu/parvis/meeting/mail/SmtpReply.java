package eu.parvis.meeting.mail;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * What a refusal of a server means, by its code (RFC 5321, 4.2) and, if it has one, its enhanced
 * code (RFC 3463).
 */
record SmtpReply(int code, String text) {

  private static final Pattern ENHANCED =
      Pattern.compile("\\b([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");
  private static final int MOST_CAUSES = 10;
  private static final int PERMANENT = 500;
  private static final int NO_MAILBOX = 550;
  private static final int NOT_LOCAL = 551;
  private static final int NO_SPACE = 552;
  private static final int BAD_NAME = 553;

  /** What becomes of the mail. */
  static Outcome outcome(MessagingException failure) {
    var chain = chain(failure);
    return ofRecipient(chain).map(SmtpReply::judge).orElseGet(() -> ofServer(chain));
  }

  private static List<Exception> chain(MessagingException failure) {
    var chain = new ArrayList<Exception>();
    Exception next = failure;
    while (next != null && chain.size() < MOST_CAUSES) {
      chain.add(next);
      next = next instanceof MessagingException messaging ? messaging.getNextException() : null;
    }
    return chain;
  }

  private static Optional<SmtpReply> ofRecipient(List<Exception> chain) {
    return chain.stream()
        .filter(SMTPAddressFailedException.class::isInstance)
        .map(SMTPAddressFailedException.class::cast)
        .map(e -> new SmtpReply(e.getReturnCode(), String.valueOf(e.getMessage())))
        .findFirst();
  }

  /** What the server says to the mail itself is about it; what it says to us is about us. */
  private static Outcome ofServer(List<Exception> chain) {
    var ours = chain.stream().anyMatch(SMTPSenderFailedException.class::isInstance);
    return chain.stream()
        .filter(SMTPSendFailedException.class::isInstance)
        .map(SMTPSendFailedException.class::cast)
        .filter(e -> (!ours && "DATA".equals(command(e))) || e.getReturnCode() == NO_SPACE)
        .map(e -> new SmtpReply(e.getReturnCode(), String.valueOf(e.getMessage())).judge())
        .findFirst()
        .orElseGet(() -> new Outcome.Unreachable(chain.getFirst().getClass().getSimpleName()));
  }

  private static String command(SMTPSendFailedException failure) {
    var command = failure.getCommand();
    return command == null ? "" : command.toUpperCase(Locale.ROOT).strip();
  }

  /** What an enhanced code means by itself. */
  static Trouble permanent(String status) {
    return new SmtpReply(PERMANENT, status).trouble();
  }

  Outcome judge() {
    var trouble = trouble();
    return code >= PERMANENT ? new Outcome.Refused(trouble) : new Outcome.Later(trouble);
  }

  private Trouble trouble() {
    var found = ENHANCED.matcher(text);
    if (found.find()) {
      return enhanced(Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3)));
    }
    return switch (code) {
      case NO_MAILBOX, NOT_LOCAL, BAD_NAME -> Trouble.MAILBOX_UNKNOWN;
      case NO_SPACE -> Trouble.MAILBOX_FULL;
      default -> other();
    };
  }

  /** RFC 3463, 3.2 to 3.8. */
  private Trouble enhanced(int subject, int detail) {
    return switch (subject) {
      case 1 ->
          switch (detail) {
            case 1, 3, 6, 10 -> Trouble.MAILBOX_UNKNOWN;
            case 2 -> Trouble.DOMAIN_UNKNOWN;
            default -> other();
          };
      case 2 -> detail == 2 ? Trouble.MAILBOX_FULL : mailboxClosed(detail);
      case 3 -> detail == 4 ? Trouble.TOO_LARGE : other();
      case 4 -> detail == 4 ? Trouble.DOMAIN_UNKNOWN : other();
      default -> other();
    };
  }

  private Trouble mailboxClosed(int detail) {
    return switch (detail) {
      case 1 -> Trouble.MAILBOX_UNKNOWN;
      case 3 -> Trouble.TOO_LARGE;
      default -> other();
    };
  }

  private Trouble other() {
    return code >= PERMANENT ? Trouble.REFUSED : Trouble.POSTPONED;
  }
}
