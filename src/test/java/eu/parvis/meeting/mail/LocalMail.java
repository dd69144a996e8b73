package eu.parvis.meeting.mail;

/** Mail by way of a server on this machine that asks for nothing. */
final class LocalMail {

  private LocalMail() {}

  static MailSettings settings(int port) {
    return new MailSettings(
        "127.0.0.1",
        port,
        MailSettings.Security.NONE,
        null,
        null,
        "parvis@example.fr",
        "Parvis",
        "",
        2);
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
