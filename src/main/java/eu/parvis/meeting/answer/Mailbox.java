package eu.parvis.meeting.answer;

import eu.parvis.meeting.mail.MailSettings.Security;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.util.Arrays;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** Reads what is new in the mailbox that calendars answer to, a bounded number at a time. */
final class Mailbox {

  private static final int MOST_A_ROUND = 200;
  private static final String TIMEOUT = "30000";

  private final MailboxSettings settings;
  private final ReplyDesk desk;

  Mailbox(MailboxSettings settings, ReplyDesk desk) {
    this.settings = settings;
    this.desk = desk;
  }

  /** Reads each new mail once; one that is read twice says the same again. */
  void read() throws MessagingException, IOException {
    var session = Session.getInstance(properties());
    try (var store = session.getStore()) {
      store.connect(
          settings.host(), settings.serverPort(), settings.username(), settings.password());
      try (var folder = store.getFolder(settings.folder())) {
        folder.open(Folder.READ_WRITE);
        var unread = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        for (var message : Arrays.stream(unread).limit(MOST_A_ROUND).toList()) {
          take(message);
          message.setFlag(Flags.Flag.SEEN, true);
        }
      }
    }
  }

  /** What is too large by its server's word is not fetched. */
  private void take(Message message) throws MessagingException, IOException {
    if (message.getSize() > ReplyDesk.LARGEST || !(message instanceof IMAPMessage mail)) {
      desk.count(ReplyOutcome.TOO_LARGE);
      return;
    }
    mail.setPeek(true);
    try (var stream = mail.getMimeStream()) {
      desk.take(stream);
    }
  }

  private Properties properties() {
    var protocol = settings.security() == Security.TLS ? "imaps" : "imap";
    var prefix = "mail." + protocol + ".";
    var starttls = Boolean.toString(settings.security() == Security.STARTTLS);
    var properties = new Properties();
    properties.setProperty("mail.store.protocol", protocol);
    properties.setProperty(prefix + "starttls.enable", starttls);
    properties.setProperty(prefix + "starttls.required", starttls);
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "connectiontimeout", TIMEOUT);
    properties.setProperty(prefix + "timeout", TIMEOUT);
    properties.setProperty(prefix + "writetimeout", TIMEOUT);
    return properties;
  }
}
