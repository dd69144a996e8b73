package eu.parvis.meeting.mail;

import eu.parvis.account.PasswordLinkMade;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.web.util.HtmlUtils;

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
    var language = made.person().language().locale().getLanguage();
    return """
    <!doctype html>
    <html lang="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>%s</title>
    </head>
    <body lang="%s" style="margin:0;padding:0">
    <div style="font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;\
    max-width:560px;margin:0 auto;padding:24px 16px">
    %s%s<p style="margin:20px 0"><a href="%s" style="display:inline-block;\
    background-color:#0b5565;color:#ffffff;border:solid #0b5565;border-width:9px 16px;\
    border-radius:8px;font-size:16px;line-height:1.4;font-weight:bold;text-decoration:none">%s</a></p>
    %s%s%s</div>
    </body>
    </html>
    """
        .formatted(
            language,
            escape(subject()),
            language,
            line(greeting()),
            line(text("text")),
            escape(link),
            escape(text("button")),
            line(link),
            line(validity()),
            line(text("other")));
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
        .formatted(escape(text));
  }

  private static String escape(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }

  private String text(String key, Object... arguments) {
    var locale = made.person().language().locale();
    var reason = made.reason().name().toLowerCase(Locale.ROOT);
    return texts.getMessage("mail." + reason + "." + key, arguments, locale);
  }
}
