package eu.parvis.meeting.mail;

import eu.parvis.account.PasswordLinkMade;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** The words around a one-time link, in its recipient's language, as text and as HTML. */
final class PasswordLetter {

  private final MessageSource texts;
  private final PasswordLinkMade made;
  private final String link;

  PasswordLetter(MessageSource texts, PasswordLinkMade made, String link) {
    this.texts = texts;
    this.made = made;
    this.link = link;
  }

  String subject() {
    return text("subject");
  }

  String plain() {
    return String.join("\n\n", greeting(), text("text"), link, validity(), text("other")) + "\n";
  }

  String html() {
    var body =
        line(greeting())
            + line(text("text"))
            + "<div style=\"margin:20px 0 8px\">"
            + HtmlSheet.button(link, text("button"), "#0b5565")
            + "</div>\n"
            + line(link)
            + line(validity())
            + line(text("other"));
    return HtmlSheet.of(made.person().language().locale(), subject(), body);
  }

  private String greeting() {
    return text("greeting", made.person().name());
  }

  private String validity() {
    var validity = made.validity();
    return switch (made.reason()) {
      case FORGOTTEN -> text("validity", validity.toMinutes());
      case INVITED -> text("validity", validity.toDays());
    };
  }

  private static String line(String text) {
    return "<p style=\"margin:0 0 12px;font-size:16px;line-height:1.5;overflow-wrap:anywhere\">%s</p>\n"
        .formatted(HtmlSheet.escape(text));
  }

  private String text(String key, Object... arguments) {
    var locale = made.person().language().locale();
    var reason = made.reason().name().toLowerCase(Locale.ROOT);
    return texts.getMessage("mail." + reason + "." + key, arguments, locale);
  }
}
