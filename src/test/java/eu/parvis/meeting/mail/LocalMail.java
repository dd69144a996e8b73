package eu.parvis.meeting.mail;

/** Mail by way of a server on this machine that asks for nothing. */
public final class LocalMail {

  private static final String HOST = "127.0.0.1";

  private LocalMail() {}

  /** Of a server that listens there. */
  public static MailSettings settings(int port) {
    return settings(HOST, port);
  }

  /** Of no server: mail stays. */
  public static MailSettings none() {
    return settings("", 0);
  }

  private static MailSettings settings(String host, int port) {
    var security = MailSettings.Security.NONE;
    return new MailSettings(host, port, security, null, null, "parvis@example.fr", "Parvis", "", 2);
  }

  /** Delivers whatever is due. */
  static void deliverAll(Delivery delivery, int port) {
    try (var server = new MailServer(MailConfiguration.sender(settings(port)))) {
      var more = true;
      while (more) {
        more = delivery.next(server);
      }
    }
  }
}
